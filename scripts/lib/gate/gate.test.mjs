import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runGate } from './gate.mjs';

const passing = (name, passed, more = {}) => ({
  name,
  run: async () => {},
  counts: () => ({ passed, failed: 0, skipped: 0, ...more }),
});
const failing = name => ({
  name,
  run: () => Promise.reject(new Error(`${name} broke`)),
});
const plain = name => ({ name, run: async () => {} });

async function gate(stages, strict = false) {
  let paper = '';
  const total = await runGate(stages, {
    strict,
    print: text => (paper += text),
  });
  return { passed: total.passed, failed: total.failed, paper };
}

test('tests are summed; stages that are no tests do not count when they pass', async () => {
  const { passed, failed, paper } = await gate([
    plain('types'),
    passing('unit', 3),
    passing('browser', 2),
  ]);
  assert.deepEqual([passed, failed], [5, 0]);
  assert.match(paper, /^✓ types/m);
  assert.match(paper, /^✓ unit .*3 passed$/m);
});

test('a failing stage counts as one, shows its output, and the next ones run', async () => {
  const { passed, failed, paper } = await gate([
    failing('types'),
    passing('unit', 3),
  ]);
  assert.deepEqual([passed, failed], [3, 1]);
  assert.match(paper, /types broke/);
});

test('a stage that needs a failed one is not run and not forgotten', async () => {
  const { failed } = await gate([
    failing('install'),
    { ...plain('types'), needs: 'install' },
  ]);
  assert.equal(failed, 2);
});

test('what is left out is named, and fails where nothing may be left out', async () => {
  const stage = { ...plain('browser'), leftOut: 'Chromium is not there' };
  const free = await gate([stage]);
  assert.equal(free.failed, 0);
  assert.match(free.paper, /^– browser .*left out: Chromium is not there$/m);
  assert.equal((await gate([stage], true)).failed, 1);
});

test('a runner that runs nothing has failed, and so has one that skips where it may not', async () => {
  assert.equal((await gate([passing('unit', 0)])).failed, 1);
  const skipping = { ...passing('unit', 3, { skipped: 1 }), mayNotSkip: true };
  assert.equal((await gate([skipping])).failed, 1);
});
