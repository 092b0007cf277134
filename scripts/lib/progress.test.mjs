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

test('lines of a stack are no progress', async () => {
  const moving = { ...paper(), isTTY: true };
  await step(
    'Installing',
    async note => {
      note('fetching');
      note('    at ClientRequest.emit (node:events:508:28)');
      note('at async Promise.all (index 0)');
      await new Promise(resolve => setTimeout(resolve, 300));
    },
    moving,
  );
  assert.match(moving.lines.join(''), /fetching/);
  assert.doesNotMatch(moving.lines.join(''), /ClientRequest|Promise/);
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
