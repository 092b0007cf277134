import { readAccounts } from './corpus.mjs';

/** Numbers that look random and are the same in every run (mulberry32). */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES =
  'ba co du fe gi ho ka le mi no pa ru sa te vi wo xa zu ran ter mon lis dor ken'.split(
    ' ',
  );

/** A word that few, or many, incidents have: the rank is spread as the words of a language are. */
function wordOf(random) {
  let rank = Math.floor(20_000 ** random());
  let word = '';
  do {
    word += SYLLABLES[rank % SYLLABLES.length];
    rank = Math.floor(rank / SYLLABLES.length);
  } while (rank > 0);
  return `${word}${word.length < 4 ? 'en' : ''}`;
}

/**
 * Incidents of some years: what was seen is a line of one of the accounts, in prose of parts of others and of words of
 * their own, so that common terms are as common as in a real collection and most others are rare.
 */
export function* generatedIncidents(count) {
  const random = createRandom(20_25);
  const pick = list => list[Math.floor(random() * list.length)];
  const accounts = readAccounts();
  const sentences = accounts.flatMap(({ text }) =>
    text.split('```')[0].split(/(?<=\.)\s/),
  );
  const seen = accounts.map(({ text }) => text.split('```')[1]);
  for (let number = 1; number <= count; number += 1) {
    const own = Array.from({ length: 25 }, () => wordOf(random)).join(' ');
    const service = `${wordOf(random)}-${pick(['api', 'web', 'worker', 'db'])}`;
    yield {
      id: `INC-${number}`,
      kind: 'incident',
      title: `${service}: ${pick(accounts).title}`,
      services: [`component:default/${service}`],
      text: [
        pick(sentences),
        own,
        pick(sentences),
        '```',
        `${service}-${Math.floor(random() * 1e6)} ${wordOf(random)}`,
        pick(seen),
        '```',
      ].join('\n'),
    };
  }
}
