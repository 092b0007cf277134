import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spoken, step } from './progress.mjs';

function paper() {
  const lines = [];
  return { lines, write: text => lines.push(text) };
}

test('durations are said as people say them', () => {
  assert.equal(spoken(1234), '1.2 s');
  assert.equal(spoken(42_400), '42 s');
  assert.equal(spoken(65_000), '1 min 5 s');
  assert.equal(spoken(119_700), '2 min 0 s');
});

test('without a terminal a step is two plain lines', async () => {
  const out = paper();
  assert.equal(
    await step('Building', async () => 'unchanged', out),
    'unchanged',
  );
  assert.deepEqual(out.lines, ['- Building …\n', '✓ Building  unchanged\n']);
});

test('a failing step says so and hands the failure on', async () => {
  const out = paper();
  const failure = new Error('no');
  await assert.rejects(
    step('Building', () => Promise.reject(failure), out),
    failure,
  );
  assert.match(out.lines.at(-1), /^✗ Building/);
});
