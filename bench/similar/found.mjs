/* Whether the right account is found first, beside plain BM25 over the same texts in the same run. */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { printTable } from '../lib/table.mjs';
import { createBm25 } from './bm25.mjs';
import { readAccounts, readQueries } from './corpus.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const {
  createSimilarIndex,
} = require('../../plugins/operations-common/src/similar');

const { values } = parseArgs({
  options: {
    write: { type: 'boolean' },
    /** Looks at the development half alone, so that changes are not made for the other. */
    development: { type: 'boolean' },
    /** Lists what of the development half is answered wrongly, or rightly with low confidence. */
    wrong: { type: 'boolean' },
  },
});

if (values.development && values.write) {
  throw new Error('The paper shows all texts: leave one of the two out');
}
const PAPER = new URL('README.md', import.meta.url);

const accounts = readAccounts();
const ours = createSimilarIndex(accounts);
const bm25 = createBm25(accounts);
const answers = readQueries()
  .filter(({ half }) => !values.development || half === 'development')
  .map(query => ({
    ...query,
    answer: ours.search(query.text, { limit: 5 }),
    peer: bm25.search(query.text, 5),
  }));

const isLow = ({ answer }) => answer.confidence === 'low';
const isRight = ({ answer, expected }) => answer.results[0]?.id === expected;
const isNear = ({ answer, expected }) =>
  answer.results.some(({ id }) => id === expected);
const isPeerRight = ({ peer, expected }) => peer[0]?.id === expected;

function percent(some, holds) {
  if (some.length === 0) return undefined;
  return (100 * some.filter(holds).length) / some.length;
}

function figures(some) {
  const known = some.filter(({ expected }) => expected);
  const none = some.filter(({ expected }) => !expected);
  return {
    known: known.length,
    none: none.length,
    right: percent(known, isRight),
    near: percent(known, isNear),
    peer: percent(known, isPeerRight),
    sure: percent(known, each => isRight(each) && !isLow(each)),
    misled: percent(
      known,
      each => !isRight(each) && each.answer.confidence === 'high',
    ),
    low: percent(none, isLow),
  };
}

/** Whether an account says what a reason quotes: all of it, but for what differs each time. */
function says({ title, text }, quote) {
  const plain = each =>
    each.toLowerCase().replace(/[*`]/g, '').replace(/\s+/g, ' ');
  const whole = plain(`${title} ${text}`);
  return plain(quote)
    .split(/‹[^›]*›|, |…$/)
    .every(part => whole.includes(part.trim()));
}

/** How many accounts are shown for a text, and how many reasons quote what the account does not say. */
function shown(some) {
  const results = some.flatMap(({ answer }) => answer.results);
  const unsaid = results.flatMap(({ id, why }) =>
    why.filter(
      ({ text }) =>
        !says(
          accounts.find(each => each.id === id),
          text,
        ),
    ),
  );
  return { each: results.length / some.length, unsaid };
}

const show = value => (value === undefined ? '' : `${value.toFixed(1)} %`);
const row = (name, some) => {
  const { known, none, ...shares } = figures(some);
  const texts = none > 0 ? `${known} + ${none}` : `${known}`;
  return [name, texts, ...Object.values(shares).map(show)];
};
const half = name => answers.filter(each => each.half === name);

const all = figures(answers);
await printTable(
  'found',
  [
    `${accounts.length} accounts`,
    'texts, and without an answer',
    'right one first',
    'among five',
    'BM25: right one first',
    'right and not low',
    'wrong and high',
    'none: low',
  ],
  [
    row('all', answers),
    ...['development', 'held out']
      .filter(name => half(name).length > 0)
      .map(name => row(name, half(name))),
    ...[...new Set(answers.map(({ kind }) => kind))].sort().map(kind =>
      row(
        kind,
        answers.filter(each => each.kind === kind),
      ),
    ),
  ],
  PAPER,
);
/** How sure it is of another account where the right one is taken away, which leaves its near twins. */
const takenAway = answers
  .filter(({ expected }) => expected)
  .map(({ expected, text }) => {
    ours.remove(expected);
    const answer = ours.search(text);
    ours.add(accounts.find(({ id }) => id === expected));
    return { answer };
  });
const high = percent(takenAway, ({ answer }) => answer.confidence === 'high');

/** Answers whose first account is said to be the same with that confidence, texts without an answer included. */
const firstOnes = confidence =>
  answers.filter(({ answer }) => answer.results[0]?.confidence === confidence);
const { unsaid } = shown(answers);
const met = (holds, figure) => [figure, holds ? 'reached' : 'missed'];
console.log();
await printTable(
  'goals',
  ['goal', 'figure', ''],
  [
    [
      'right one first in at least 85 %',
      ...met(all.right >= 85, show(all.right)),
    ],
    [
      'at least 10 points above BM25',
      ...met(all.right - all.peer >= 10, (all.right - all.peer).toFixed(1)),
    ],
    ['none: low in at least 80 %', ...met(all.low >= 80, show(all.low))],
    ['right one taken away: low', show(percent(takenAway, isLow)), ''],
    ['right one taken away: high', show(high), ''],
    ...['high', 'medium', 'low'].map(confidence => [
      `${confidence}: the first one is right`,
      show(percent(firstOnes(confidence), isRight)),
      '',
    ]),
    [
      'accounts shown for a text that has none, of five',
      shown(answers.filter(({ expected }) => !expected)).each.toFixed(1),
      '',
    ],
    [
      'reasons that quote what the account does not say',
      ...met(unsaid.length === 0, unsaid.length),
    ],
  ],
  PAPER,
);

if (values.wrong) {
  for (const { kind, text } of unsaid) console.log(`unsaid: ${kind} «${text}»`);
  for (const each of half('development')) {
    const { id, expected, text, answer } = each;
    const right = expected ? isRight(each) && !isLow(each) : isLow(each);
    if (right) continue;
    console.log(`\n${id}, expected ${expected}: ${text.slice(0, 150)}`);
    for (const { id: found, score, confidence, why } of answer.results) {
      const reasons = why.map(reason => `${reason.kind} «${reason.text}»`);
      console.log(`  ${found} ${score} ${confidence}: ${reasons.join(', ')}`);
    }
  }
}
