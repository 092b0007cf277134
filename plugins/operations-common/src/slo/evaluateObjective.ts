import { SliSeries } from '../buckets';
import { Budget, SloObjective } from '../generated/openapi';
import { burnAlertsOf } from './burnAlerts';
import type { EvaluationContext, MeasuringProblem } from './evaluateSlo';
import { Measured } from './Measured';
import {
  noTrafficMessage,
  standingMessage,
  unmeasuredMessage,
} from './messages';
import { ObjectiveDefinition, SloDefinition } from './model';
import { indicatorOf, numbersOf } from './objectiveNumbers';
import { provisionalOf } from './provisional';
import { sliOf } from './sli';

/** An objective as evaluated, with what it was evaluated from. @internal */
export interface EvaluatedObjective {
  objective: SloObjective;
  /** Missing where nothing was ever measured. */
  measured?: Measured;
}

type Standing = Omit<SloObjective, keyof Described> & Partial<SloObjective>;
type Described = ReturnType<typeof describe>;

/** What is said of an objective, however it stands. */
function describe(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  context: EvaluationContext,
  measured: Measured | undefined,
) {
  const { index, title, target, sli } = objective;
  const { source, server, warnings = [] } = context.place?.(sli.id) ?? {};
  const problem = context.problem(sli.id);
  const said = problem ? [...warnings, problem.message] : warnings;
  return {
    index,
    ...(title !== undefined && { title }),
    target,
    sliId: sli.id,
    indicator: indicatorOf(sli),
    ...(source !== undefined && { source }),
    ...(server !== undefined && { server }),
    ...(said.length > 0 && { warnings: said }),
    ...(problem?.detail !== undefined && { detail: problem.detail }),
    alerts: burnAlertsOf({
      objective,
      alerting: definition.alerting,
      measured,
      maintenance: context.maintenance,
      now: context.now,
      previous: context.previous?.objectives.find(
        one => one.index === index && one.sliId === sli.id,
      ),
    }),
  };
}

/** What is unknown because nobody measures it at present. */
function unmeasured(
  until: number | undefined,
  problem: MeasuringProblem | undefined,
  now: number,
): Pick<SloObjective, 'state' | 'unknownCode' | 'message'> {
  return {
    state: 'unknown',
    unknownCode: problem?.code ?? 'no-data',
    message: unmeasuredMessage(until, problem?.message, now),
  };
}

/** How a budget stands. One that seems to be spent, but is provisional, is neither spent nor well. @internal */
export function stateOf(
  { remaining, provisional }: Budget,
  alerts: SloObjective['alerts'],
): SloObjective['state'] {
  const spent = remaining <= 0;
  if (spent && !provisional) return 'exhausted';
  const holds = ['pending', 'firing', 'inhibited'];
  if (alerts.some(({ state }) => holds.includes(state))) return 'burning';
  return spent ? 'unknown' : 'ok';
}

/** A budget that is provisional says so, and nobody knows until when it lasts. */
function judged(
  numbers: ReturnType<typeof numbersOf>,
  provisional: ReturnType<typeof provisionalOf>,
): ReturnType<typeof numbersOf> {
  if (!provisional.provisional) return numbers;
  return {
    ...numbers,
    budget: { ...numbers.budget, ...provisional },
    exhaustion: { state: 'unknown' },
  };
}

function standingOf(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  context: EvaluationContext,
  {
    measured,
    series,
    alerts,
  }: {
    measured: Measured;
    series: SliSeries;
    alerts: SloObjective['alerts'];
  },
): Standing {
  const { now, maintenance } = context;
  const { measuredShare, elapsed, stale, until } = measured;
  const excluded = definition.excludeMaintenance ? maintenance : [];
  const sum = measured.sum(elapsed, excluded);
  const { budgetingMethod, emptySlices } = definition;
  const value = sliOf(sum, budgetingMethod, emptySlices);
  const gone = unmeasured(until, context.problem(objective.sli.id), now);
  if (value.state !== 'known') {
    const message =
      value.state === 'no-traffic'
        ? noTrafficMessage(series.trafficUntil, now)
        : 'Nothing was measured in this window yet.';
    const silent = {
      state: 'unknown' as const,
      unknownCode: value.state,
      message,
    };
    return { measuredShare, sparkline: [], ...(stale ? gone : silent) };
  }
  const elapsedSeconds = (elapsed.to - elapsed.from) / 1000;
  const provisional = provisionalOf(
    { measuredShare, elapsedSeconds, windowSeconds: measured.windowSeconds },
    context.provisionalShare,
  );
  const numbers = judged(
    numbersOf(definition, objective, measured, { sum, excluded }),
    provisional,
  );
  if (stale) {
    // What was spent stays spent, but nobody knows how fast it burns now.
    const { burnRate: _burn, exhaustion: _end, ...spent } = numbers;
    return { measuredShare, ...spent, ...gone };
  }
  const { burnRate, exhaustion, budget } = numbers;
  const state = stateOf(budget, alerts);
  const message = standingMessage({
    now,
    state,
    remaining: budget.remaining,
    burnRate,
    exhaustion,
    quietSince: burnRate === undefined ? series.trafficUntil : undefined,
    measuredShare,
    elapsedSeconds,
    ...provisional,
  });
  const unknown = state === 'unknown' && { unknownCode: 'provisional' };
  return { measuredShare, ...numbers, state, ...unknown, message };
}

/** How an objective stands: its numbers, its burn conditions, and a sentence. @internal */
export function evaluateObjective(
  definition: SloDefinition,
  objective: ObjectiveDefinition,
  context: EvaluationContext,
): EvaluatedObjective {
  const { sli } = objective;
  const { now, latenessSeconds } = context;
  const series = context.series(sli.id);
  const measured =
    series &&
    Measured.create({ definition, objective, series, now, latenessSeconds });
  const described = describe(definition, objective, context, measured);
  if (!series || !measured) {
    const gone = unmeasured(undefined, context.problem(sli.id), now);
    return { objective: { ...described, ...gone, sparkline: [] } };
  }
  const { alerts } = described;
  const standing = standingOf(definition, objective, context, {
    measured,
    series,
    alerts,
  });
  return { measured, objective: { ...described, ...standing } };
}
