/*
 * How many tests passed and failed, from what each runner writes. Skipped ones are counted, too: we have none. `again`
 * are those that passed only when repeated: a shared machine makes some, and a reader is to know which.
 */
import { readFileSync } from 'node:fs';

const NOTHING = { passed: 0, failed: 0, skipped: 0, again: 0 };

function json(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

const failedTests = suite =>
  suite.assertionResults.filter(test => test.status === 'failed').length;

/** The files of jest's `--json --outputFile` in which something failed. */
export function failedFiles(file) {
  const suites = json(file)?.testResults ?? [];
  return suites
    .filter(suite => suite.status === 'failed')
    .map(suite => suite.name);
}

/**
 * Of jest's `--json --outputFile`, and of that of a second run of the files that failed, by themselves. A file that
 * could not even be loaded is a failure.
 */
export function jestCounts(file, secondFile) {
  const result = json(file);
  if (!result) return NOTHING;
  const first = {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
    again: 0,
  };
  const second = secondFile && json(secondFile);
  if (!second) return first;
  const repeated = new Set(failedFiles(file));
  const suites = result.testResults.filter(suite => repeated.has(suite.name));
  const passedBefore = suites
    .flatMap(suite => suite.assertionResults)
    .filter(test => test.status === 'passed').length;
  const now = jestCounts(secondFile);
  return {
    passed: first.passed - passedBefore + now.passed,
    failed: now.failed,
    skipped: first.skipped,
    again: Math.max(
      0,
      suites.reduce((all, suite) => all + failedTests(suite), 0) - now.failed,
    ),
  };
}

/** Of Playwright's JSON reporter. */
export function playwrightCounts(file) {
  const stats = json(file)?.stats;
  if (!stats) return NOTHING;
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    again: stats.flaky,
  };
}

/** Of the last lines of Node's TAP reporter. */
export function tapCounts(text) {
  const number = word =>
    Number(text.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
    again: 0,
  };
}

export function sum(all) {
  const total = { ...NOTHING };
  for (const counts of all) {
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  return total;
}
