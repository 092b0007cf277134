import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  failedFiles,
  jestCounts,
  playwrightCounts,
  sum,
  tapCounts,
} from './counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'portal-counts-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(content) {
  const path = join(folder, 'result.json');
  writeFileSync(path, content);
  return path;
}

test("jest's result, with files that could not be loaded as failures", () => {
  const result = {
    numPassedTests: 5,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 2,
    numPendingTests: 1,
    numTodoTests: 1,
  };
  assert.deepEqual(jestCounts(file(JSON.stringify(result))), {
    passed: 5,
    failed: 3,
    skipped: 2,
    again: 0,
  });
});

test('what failed in a loaded machine counts by its second run', () => {
  const suite = (name, ...statuses) => ({
    name,
    status: statuses.includes('failed') ? 'failed' : 'passed',
    assertionResults: statuses.map(status => ({ status })),
  });
  const first = join(folder, 'first.json');
  const second = join(folder, 'second.json');
  writeFileSync(
    first,
    JSON.stringify({
      numPassedTests: 3,
      numFailedTests: 2,
      numRuntimeErrorTestSuites: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [
        suite('a', 'passed', 'passed'),
        suite('b', 'passed', 'failed', 'failed'),
      ],
    }),
  );
  assert.deepEqual(failedFiles(first), ['b']);
  const again = (passed, failed) =>
    writeFileSync(
      second,
      JSON.stringify({
        numPassedTests: passed,
        numFailedTests: failed,
        numRuntimeErrorTestSuites: 0,
        numPendingTests: 0,
        numTodoTests: 0,
        testResults: [],
      }),
    );
  again(3, 0);
  assert.deepEqual(jestCounts(first, second), {
    passed: 5,
    failed: 0,
    skipped: 0,
    again: 2,
  });
  again(2, 1);
  assert.deepEqual(jestCounts(first, second), {
    passed: 4,
    failed: 1,
    skipped: 0,
    again: 1,
  });
});

test("Playwright's result, with those that passed when repeated", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 0 };
  assert.deepEqual(playwrightCounts(file(JSON.stringify({ stats }))), {
    passed: 5,
    failed: 1,
    skipped: 0,
    again: 1,
  });
});

test("Node's result", () => {
  const text =
    '1..9\n# tests 9\n# pass 7\n# fail 1\n# cancelled 1\n# skipped 0\n# todo 0\n';
  assert.deepEqual(tapCounts(text), {
    passed: 7,
    failed: 2,
    skipped: 0,
    again: 0,
  });
});

test('a runner that wrote nothing has run nothing', () => {
  assert.equal(jestCounts(join(folder, 'missing')).passed, 0);
  assert.equal(playwrightCounts(file('{')).passed, 0);
  assert.equal(tapCounts('').passed, 0);
});

test('sums', () => {
  const one = { passed: 1, failed: 2, skipped: 3, again: 1 };
  assert.deepEqual(sum([one, one]), {
    passed: 2,
    failed: 4,
    skipped: 6,
    again: 2,
  });
});
