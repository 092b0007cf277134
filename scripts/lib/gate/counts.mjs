/* How many tests passed and failed, from what each runner writes. Skipped ones are counted, too: we have none. */
import { readFileSync } from 'node:fs';

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

function json(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Of jest's `--json --outputFile`. A file that could not even be loaded is a failure. */
export function jestCounts(file) {
  const result = json(file);
  if (!result) return NOTHING;
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/** Of Playwright's JSON reporter. A test that passed only when repeated has failed. */
export function playwrightCounts(file) {
  const stats = json(file)?.stats;
  if (!stats) return NOTHING;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
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
  };
}

export function sum(all) {
  const total = { ...NOTHING };
  for (const counts of all) {
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  return total;
}
