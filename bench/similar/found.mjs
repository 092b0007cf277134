/* Whether the right account is found first, beside plain BM25 over the same texts in the same run. */
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
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
    /** Lists the texts of the development half that are answered wrongly. */
    wrong: { type: 'boolean' },
  },
});

const accounts = readAccounts();
const ours = createSimilarIndex(accounts);
const bm25 = createBm25(accounts);

const answers = readQueries().map(query => {
  const answer = ours.search(query.text, { limit: 5 });
  const peer = bm25.search(query.text, 5);
  return { ...query, answer, found: answer.results[0]?.id, peer: peer[0]?.id, peers: peer };
});

const share = (part, whole) => whole.length ? `${(100 * part.length / whole.length).toFixed(1)} %` : '';

export function figures(some) {
  const known = some.filter(({ expected }) => expected);
  const none = some.filter(({ expected }) => !expected);
  return {
    texts: some.length,
    ours: share(known.filter(q => q.found === q.expected), known),
    five: share(known.filter(q => q.answer.results.some(r => r.id === q.expected)), known),
    peer: share(known.filter(q => q.peer === q.expected), known),
    sure: share(known.filter(q => q.found === q.expected && q.answer.confidence !== 'low'), known),
    none: share(none.filter(q => q.answer.confidence === 'low'), none),
    falseHigh: share(none.filter(q => q.answer.confidence === 'high'), none),
    wrongHigh: share(known.filter(q => q.found !== q.expected && q.answer.confidence === 'high'), known),
  };
}
for (const half of ['development', 'held out']) {
  const some = answers.filter(q => q.half === half);
  console.log(half, figures(some));
  if (half === 'held out' && !process.env.ALL) continue;
  for (const kind of new Set(some.map(q => q.kind))) console.log('  ', kind, JSON.stringify(figures(some.filter(q => q.kind === kind))));
}
if (values.wrong) {
  for (const q of answers.filter(q => q.half === 'development')) {
    const right = q.expected ? q.found === q.expected : q.answer.confidence === 'low';
    if (right && !(q.expected && q.answer.confidence === 'low')) continue;
    console.log(`\n${right ? 'LOW  ' : 'WRONG'} ${q.id} (${q.kind}) expected ${q.expected}: ${q.text.slice(0, 100).replace(/\n/g, ' / ')}`);
    for (const r of q.answer.results.slice(0, 3)) console.log('   ', r.id, r.score, r.confidence, r.why.map(w => `${w.kind}:${w.text.slice(0, 40)}`).join(' | '));
    const at = q.answer.results.findIndex(r => r.id === q.expected);
    if (at > 2) { const r = q.answer.results[at]; console.log('    … ', at + 1, r.id, r.score, r.why.map(w => `${w.kind}:${w.text.slice(0, 40)}`).join(' | ')); }
  }
}
