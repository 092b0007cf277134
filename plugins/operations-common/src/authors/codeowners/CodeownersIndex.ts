import { CodeownersDialect, Codeowners, CodeownersRule } from './model';
import { globsOf, matcherOf } from './pattern';

/** Answers that are kept; asking about a folder is asking about its files again and again. */
const MOST_KEPT = 20_000;
/** A name in which no character means anything else. */
const LITERAL = /^[\w .-]+$/;
const NOWHERE: number[] = [];

/** What a path has to have for a glob to match it: a folder that it is in, a name in it, or nothing in particular. */
function placeOf(glob: string): { within?: string; name?: string } {
  const [first, second, ...others] = glob.split('/');
  if (first === '**') {
    return second !== undefined && LITERAL.test(second) ? { name: second } : {};
  }
  const segments = [first, second, ...others].flatMap(one => one ?? []);
  const wild = segments.findIndex(segment => !LITERAL.test(segment));
  const literal = wild < 0 ? segments : segments.slice(0, wild);
  return literal.length > 0 ? { within: literal.join('/') } : {};
}

function add(to: Map<string, number[]>, key: string, rule: number): void {
  const known = to.get(key);
  // Several globs of one rule may have the same place.
  if (!known) to.set(key, [rule]);
  else if (known.at(-1) !== rule) known.push(rule);
}

/**
 * The rules of CODEOWNERS by where they can match: of thousands only those are held against a path that name a folder it
 * is in or a name in it, and each pattern is compiled when it is needed first.
 *
 * @public
 */
export class CodeownersIndex {
  readonly #rules: CodeownersRule[];
  readonly #dialect: CodeownersDialect;
  readonly #within = new Map<string, number[]>();
  readonly #named = new Map<string, number[]>();
  readonly #anywhere: number[] = [];
  readonly #compiled = new Map<number, (path: string) => boolean>();
  readonly #kept = new Map<string, CodeownersRule[]>();
  #evaluations = 0;

  static create(file: Codeowners): CodeownersIndex {
    return new CodeownersIndex(file);
  }

  private constructor({ rules, dialect }: Codeowners) {
    this.#rules = rules;
    this.#dialect = dialect;
    rules.forEach(({ pattern }, at) => {
      for (const glob of globsOf(pattern, dialect)) {
        const { within, name } = placeOf(glob);
        if (within !== undefined) add(this.#within, within, at);
        else if (name !== undefined) add(this.#named, name, at);
        else if (this.#anywhere.at(-1) !== at) this.#anywhere.push(at);
      }
    });
  }

  /** How many patterns were held against a path so far. */
  get evaluations(): number {
    return this.#evaluations;
  }

  /** How many patterns may have to be held against any path. */
  get anywhere(): number {
    return this.#anywhere.length;
  }

  /**
   * The rules that say who owns a path: the last one that matches; in GitLab that of each section. One that names nobody
   * says that nobody owns it.
   */
  owners(path: string): CodeownersRule[] {
    const wanted = path.replace(/^\/+/, '');
    const known = this.#kept.get(wanted);
    if (known) return known;
    const found = this.#owners(wanted);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(wanted, found);
    return found;
  }

  #owners(path: string): CodeownersRule[] {
    const last = new Map<string, CodeownersRule>();
    const excluded = new Set<string>();
    for (const at of this.#candidates(path)) {
      const rule = this.#rules[at];
      const section = rule.section ?? '';
      if (last.has(section) && !rule.excludes) continue;
      if (!this.#matches(at, path)) continue;
      if (rule.excludes) excluded.add(section);
      else last.set(section, rule);
      if (this.#dialect === 'github') break;
    }
    return [...last]
      .flatMap(([section, rule]) =>
        !excluded.has(section) && rule.owners.length > 0 ? [rule] : [],
      )
      .sort((a, b) => a.line - b.line);
  }

  /** Rules that can match a path, the last one first. */
  #candidates(path: string): number[] {
    const segments = path.split('/');
    const found = new Set(this.#anywhere);
    segments.forEach((name, depth) => {
      const folder = segments.slice(0, depth + 1).join('/');
      for (const at of this.#within.get(folder) ?? NOWHERE) found.add(at);
      for (const at of this.#named.get(name) ?? NOWHERE) found.add(at);
    });
    return [...found].sort((a, b) => b - a);
  }

  #matches(at: number, path: string): boolean {
    const known = this.#compiled.get(at);
    const match =
      known ??
      matcherOf(globsOf(this.#rules[at].pattern, this.#dialect), this.#dialect);
    if (!known) this.#compiled.set(at, match);
    this.#evaluations += 1;
    return match(path);
  }
}
