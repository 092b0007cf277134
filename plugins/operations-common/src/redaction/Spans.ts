import { Finding } from './model';

/** Who it is says most, and who gave a token out more than that it is one. */
function rank({ kind }: Finding): number {
  if (kind === 'person') return 0;
  return kind === 'password' ? 2 : 1;
}

/** Findings of one text, of which none overlaps another in the end. @internal */
export class Spans {
  readonly #found: Finding[] = [];
  readonly #kept: { start: number; end: number }[] = [];

  private constructor() {}

  static create(): Spans {
    return new Spans();
  }

  add(finding: Finding): void {
    this.#found.push(finding);
  }

  /** What lies wholly in it stays as it is. */
  keep(span: { start: number; end: number }): void {
    this.#kept.push(span);
  }

  /** In the order of the text. What overlaps becomes part of what begins first, so that no piece is left over. */
  resolved(): Finding[] {
    const kept = merged(this.#kept);
    const found = this.#found
      .sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b))
      .filter(outside(kept));
    const result: Finding[] = [];
    for (const each of found) {
      const last = result[result.length - 1];
      if (!last || each.start >= last.end) result.push(each);
      else if (each.end > last.end) {
        result[result.length - 1] = { ...last, end: each.end };
      }
    }
    return result;
  }
}

function merged(spans: { start: number; end: number }[]) {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    const last = result[result.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Both are in the order of the text: each is looked at once. */
function outside(kept: { start: number; end: number }[]) {
  let at = 0;
  return ({ start, end }: Finding) => {
    while (at < kept.length && kept[at].end < start) at += 1;
    // The span may end before this one does, and still the next finding may lie in it.
    return !(
      at < kept.length &&
      kept[at].start <= start &&
      end <= kept[at].end
    );
  };
}
