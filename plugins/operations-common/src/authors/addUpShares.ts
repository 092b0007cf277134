import { EvidenceOfAuthor } from './model';
import { authorSentences } from './sentences';

/** The shares that one person has of the same, as one: who commits under two addresses has written both. */
export function addUpShares(evidence: EvidenceOfAuthor[]): EvidenceOfAuthor[] {
  const found = new Map<string, EvidenceOfAuthor>();
  const rest: EvidenceOfAuthor[] = [];
  for (const one of evidence) {
    if (one.kind !== 'commits' || !one.part) {
      rest.push(one);
      continue;
    }
    const { of, title } = one.part;
    const known = found.get(of);
    if (!known) {
      found.set(of, one);
      continue;
    }
    const weight = Math.min(1, known.weight + one.weight);
    const isLater = (one.at?.getTime() ?? 0) > (known.at?.getTime() ?? 0);
    const { at, url } = isLater ? one : known;
    const text = authorSentences.commits(weight, title);
    found.set(of, { ...known, weight, text, at, url });
  }
  return [...found.values(), ...rest];
}
