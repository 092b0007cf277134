/** So many letters may be wrong, missing or too many. */
const MISSPELT = 2;

/** How many letters two words differ by. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const other = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(other, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}

/** The one of several words that was probably meant. */
export function nearest(word: string, known: string[]): string | undefined {
  // Nobody means a short word by a long one.
  if (word.length > 32) return undefined;
  const [best] = known
    .map(one => ({
      one,
      away: one.startsWith(word) ? 1 : distance(word, one),
    }))
    .sort((a, b) => a.away - b.away);
  return best && best.away <= MISSPELT ? best.one : undefined;
}
