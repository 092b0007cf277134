/** From, inclusive, to, exclusive, in milliseconds. @internal */
export interface Span {
  from: number;
  to: number;
}

/** Of a time what no span covers. @internal */
export function gapsIn(whole: Span, spans: Span[]): Span[] {
  const gaps: Span[] = [];
  let covered = whole.from;
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  for (const { from, to } of sorted) {
    if (from >= whole.to) break;
    if (from > covered) gaps.push({ from: covered, to: from });
    covered = Math.max(covered, to);
  }
  if (covered < whole.to) gaps.push({ from: covered, to: whole.to });
  return gaps;
}
