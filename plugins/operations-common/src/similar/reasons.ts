import {
  Reason,
  SimilarCandidate,
  SimilarCollection,
  SimilarTerm,
} from './model';
import { isName, isOrdinary } from './ordinary';
import { fold, isKnown } from './words';

const REASONS = 6;
const WORDS = 6;
/** One word in common is a coincidence, unless it is a name, or tells of trouble that hardly any document knows. */
const LEAST_WORDS = 2;
/** So many are a reason even where everybody uses them. */
const LEAST_ORDINARY = 3;
const RARE = 50;
/** What more than one in so many documents have, and more than a few, tells them apart no more. */
const COMMON = 10;
const FEW = 3;

/** Terms that agree, what tells most first. */
export interface Agreed {
  term: SimilarTerm;
  share: number;
}

/** As the document says it, which is what its readers can see; a line only where it is said in the same words. */
function reasonOf(
  term: SimilarTerm,
  { saidOf }: SimilarCandidate,
): Reason | undefined {
  const { kind, text, line, wording } = term;
  const place = line ? { line } : {};
  if (!saidOf) return { kind, text, ...place };
  const said = saidOf(term.term);
  if (said === undefined) return undefined;
  if (kind === 'signature') {
    return said === wording ? { kind, text, ...place } : undefined;
  }
  const other =
    term.term.startsWith('c:') && fold(said) !== fold(text) && kind === 'code';
  return { kind: other ? 'phrase' : kind, text: said, ...place };
}

interface WordOfReason {
  said: string;
  /** Whether not everybody uses it. */
  telling: boolean;
  /** Whether it tells something by itself. */
  alone: boolean;
  /** Where it comes in the pasted text. */
  at: number;
}

const byShare = (agreed: Agreed[]) =>
  [...agreed].sort((a, b) => b.share - a.share);

/** Words of which three or more stand in a row in both texts: they tell something together. */
function inARow(agreed: Agreed[]): Set<string> {
  const pairs = agreed
    .filter(({ term }) => term.term.startsWith('b:'))
    .map(({ term }) => term.term.slice(2).split(' '));
  const before = new Map(pairs.map(([first, second]) => [second, first]));
  return new Set(
    pairs.flatMap(([first, second]) => {
      const start = before.get(first);
      return start === undefined ? [] : [start, first, second];
    }),
  );
}

/** Words that tell something, as the document has them, without those that another reason quotes already. */
function wordsOfReason(
  agreed: Agreed[],
  candidate: SimilarCandidate,
  collection: SimilarCollection,
  others: Reason[],
): WordOfReason[] {
  const quoted = fold(others.map(({ text }) => text).join(' '));
  const most = Math.max(FEW, collection.documents / COMMON);
  const row = inARow(agreed);
  const words = new Map<string, WordOfReason>();
  for (const each of byShare(agreed)) {
    const { term } = each;
    if (term.kind !== 'terms') continue;
    const having = collection.documentsWith(term.term);
    const said = candidate.saidOf ? candidate.saidOf(term.term) : term.text;
    if (said === undefined) continue;
    const ordinary = having > most || isOrdinary(said) || isOrdinary(term.text);
    const folded = fold(said);
    if (quoted.includes(folded)) continue;
    const named = isName(said) && isName(term.text);
    const word = term.term.slice(2);
    const rare = isKnown(word) && having <= collection.documents / RARE;
    const alone = !ordinary && (named || rare);
    const telling = !ordinary || row.has(word);
    words.set(folded, { said, telling, alone, at: agreed.indexOf(each) });
  }
  const all = [...words.values()];
  const some = all.filter(({ telling }) => telling);
  if (some.length >= LEAST_WORDS) return some;
  if (all.length >= LEAST_ORDINARY) return all;
  return some.filter(({ alone }) => alone);
}

/** Why a document is shown, what tells most first; empty where nothing that agrees is a reason. */
export function reasonsOf(
  agreed: Agreed[],
  candidate: SimilarCandidate,
  collection: SimilarCollection,
): Reason[] {
  const reasons: Reason[] = [];
  const said = new Set<string>();
  for (const { term } of byShare(agreed)) {
    if (reasons.length >= REASONS) break;
    if (term.kind === 'terms' || term.term.startsWith('b:')) continue;
    const reason = reasonOf(term, candidate);
    if (!reason || said.has(fold(reason.text))) continue;
    said.add(fold(reason.text));
    reasons.push(reason);
  }
  const words = wordsOfReason(agreed, candidate, collection, reasons);
  if (words.length > 0) {
    const most = words.slice(0, WORDS).sort((a, b) => a.at - b.at);
    const text = most.map(({ said: word }) => word).join(', ');
    reasons.push({ kind: 'terms', text });
  }
  return reasons;
}
