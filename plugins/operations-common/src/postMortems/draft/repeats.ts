import { POST_MORTEM_MOMENTS } from '../model';
import { FactEvent, PostMortemFacts } from './facts';
import { dayOf, timeOf } from './times';
import { DRAFT_WORDS, DraftWords } from './words';

/** Words by which two sentences are the same. @internal */
export function plain(text: string): string {
  return text
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The first of those that are the same. @internal */
export function once<T>(all: readonly T[], keyOf: (each: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter(each => {
    const { size } = seen;
    return seen.add(keyOf(each)).size > size;
  });
}

/**
 * Moments that the timeline does not tell by itself; those of one minute are one entry.
 *
 * @internal
 */
export function toldMoments(
  facts: PostMortemFacts,
  words: DraftWords,
): FactEvent[] {
  const said = new Set(
    facts.timeline?.map(({ at, text }) => `${minuteOf(at)} ${plain(text)}`),
  );
  const minutes = new Map<string, FactEvent>();
  for (const moment of POST_MORTEM_MOMENTS) {
    const at = facts[moment];
    if (at === undefined) continue;
    // The portal writes its entries in English.
    const names = [words.moments[moment], DRAFT_WORDS.en.moments[moment]];
    const minute = minuteOf(at);
    if (names.some(name => said.has(`${minute} ${plain(name)}`))) continue;
    const before = minutes.get(minute);
    const [name] = names;
    if (!before) minutes.set(minute, { at, text: `${name}.` });
    else {
      const rest = name.toLocaleLowerCase('en-US');
      before.text = `${before.text.slice(0, -1)}, ${rest}.`;
    }
  }
  return [...minutes.values()];
}

/** @internal */
export function minuteOf(at: string): string {
  return `${dayOf(at)} ${timeOf(at)}`;
}
