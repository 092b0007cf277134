/* Runs the stages of the gate one after the other and says how it went. A failing stage does not hide the next. */
import { ROOT } from '../places.mjs';
import { spoken, step } from '../progress.mjs';
import { sum } from './counts.mjs';

/** What a stage that is no test counts as. */
const NO_TESTS = { passed: 0, failed: 0, skipped: 0, again: 0 };

/** A failure without a failing test (a type error, a crash of the runner) is one failure. */
function withFailure(counts) {
  return { ...counts, failed: Math.max(1, counts.failed) };
}

async function runStage(stage, print) {
  const started = Date.now();
  const result = { name: stage.name, counts: NO_TESTS };
  const counted = () => stage.counts?.() ?? NO_TESTS;
  try {
    await step(stage.name, stage.run);
    result.counts = counted();
    if (result.counts.failed > 0) result.problem = 'tests failed';
    if (stage.mayNotSkip && result.counts.skipped > 0) {
      result.problem = `${result.counts.skipped} tests were skipped`;
    }
    if (stage.counts && result.counts.passed === 0)
      result.problem = 'no test ran';
  } catch (error) {
    [result.problem] = error.message.split(/[;\n]/);
    result.counts = counted();
    print(`\n${error.message}\n`);
  }
  if (result.problem) result.counts = withFailure(result.counts);
  return { ...result, took: Date.now() - started };
}

function describe({ name, problem, counts, took, leftOut }) {
  if (leftOut) return ['–', name, '', `left out: ${leftOut}`];
  const tests = counts.passed > 0 ? `${counts.passed} passed` : '';
  const failed = counts.failed > 0 ? `${counts.failed} failed` : '';
  const again = counts.again > 0 ? `${counts.again} only when repeated` : '';
  const remarks = [tests, again, failed, problem?.replaceAll(`${ROOT}/`, '')];
  return [
    problem ? '✗' : '✓',
    name,
    spoken(took),
    remarks.filter(Boolean).join(', '),
  ];
}

function table(rows) {
  const widths = [1, 2].map(i => Math.max(...rows.map(row => row[i].length)));
  return rows
    .map(([mark, name, took, remark]) =>
      `${mark} ${name.padEnd(widths[0])}  ${took.padStart(
        widths[1],
      )}  ${remark}`.trimEnd(),
    )
    .join('\n');
}

/**
 * Runs all stages: `{ name, run(note), counts?, needs?, mayNotSkip?, leftOut? }`. A stage whose `needs` failed, or that
 * is to be left out, is not run; where nothing may be left out it counts as failed.
 */
export async function runGate(
  stages,
  { strict, print = text => process.stdout.write(text) },
) {
  const results = [];
  for (const stage of stages) {
    const needed = results.find(
      each => each.name === stage.needs && (each.problem || each.leftOut),
    );
    const leftOut = needed ? `${needed.name} failed` : stage.leftOut;
    if (leftOut) {
      const failed = strict || needed ? 1 : 0;
      results.push({
        name: stage.name,
        leftOut,
        counts: { ...NO_TESTS, failed },
        took: 0,
      });
    } else {
      results.push(await runStage(stage, print));
    }
  }
  const total = sum(results.map(each => each.counts));
  print(`\n${table(results.map(describe))}\n\n`);
  return total;
}
