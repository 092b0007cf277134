import { SliSeries } from '../buckets';
import { Budget, Slo, SloObjective, SloState } from '../generated/openapi';
import { inhibitTickets } from './burnAlerts';
import { compositeOf } from './composite';
import { evaluateObjective, stateOf } from './evaluateObjective';
import { Measured } from './Measured';
import { standingMessage } from './messages';
import { SloDefinition, TimeRange } from './model';
import { provisionalOf } from './provisional';
import { windowAt } from './window';
import { windowView } from './windowView';

/** How an SLO stands, as the API tells it; it survives JSON. @public */
export type SloEvaluation = Pick<
  Slo,
  | 'window'
  | 'state'
  | 'message'
  | 'remaining'
  | 'provisional'
  | 'provisionalMessage'
  | 'burnRate'
  | 'objectives'
  | 'composite'
>;

/** Why an SLI cannot be measured at present. @public */
export interface MeasuringProblem {
  code: string;
  /** A sentence for everybody. */
  message: string;
  detail?: string;
}

/** Who measures an SLI, and what they warned of. @public */
export interface SliPlace {
  source?: string;
  server?: string;
  warnings?: string[];
}

/** What an evaluation reads. @public */
export interface EvaluationContext {
  now: number;
  series(sliId: string): SliSeries | undefined;
  problem(sliId: string): MeasuringProblem | undefined;
  place?(sliId: string): SliPlace | undefined;
  /** Announced maintenance of the service that touches the window, or those of its alerts. */
  maintenance: TimeRange[];
  /** What was evaluated last, for how long conditions have held. */
  previous?: SloEvaluation;
  /** How late what is measured usually arrives. */
  latenessSeconds: number;
  /** Budgets of which a lesser share was measured are provisional. */
  provisionalShare?: number;
}

/** From worst to best: what is spent is spent, and what nobody knows is never called good. */
const WORST_FIRST: readonly SloState[] = [
  'invalid',
  'exhausted',
  'burning',
  'unknown',
  'ok',
];

function worst(objectives: SloObjective[]): SloObjective | undefined {
  const rank = ({ state }: SloObjective) => WORST_FIRST.indexOf(state);
  const left = ({ budget }: SloObjective) =>
    budget && !budget.provisional ? budget.remaining : Infinity;
  return [...objectives].sort(
    (a, b) => rank(a) - rank(b) || left(a) - left(b),
  )[0];
}

/** The window of the objective that was measured furthest, or of now where none was. */
function windowOf(
  definition: SloDefinition,
  measured: Measured[],
  now: number,
): { elapsed: TimeRange; window: TimeRange } {
  const furthest = [...measured].sort((a, b) => b.elapsed.to - a.elapsed.to)[0];
  if (furthest) return furthest;
  const window = windowAt(definition.window, now);
  return { window, elapsed: { from: window.from, to: now } };
}

/**
 * How an SLO stands now: pure arithmetic over the series of its SLIs, which must hold the present window. What was
 * measured last, at most now, is the end of a rolling window; once nobody has measured for more than three steps, the
 * SLO is unknown, and what is known of its budget is shown as what it was.
 *
 * @public
 */
export function evaluateSlo(
  definition: SloDefinition,
  context: EvaluationContext,
): SloEvaluation {
  const { now, maintenance } = context;
  const evaluated = definition.objectives.map(objective =>
    evaluateObjective(definition, objective, context),
  );
  const objectives = inhibitTickets(
    evaluated.map(({ objective }) => objective),
  );
  const measured = evaluated
    .map(one => one.measured)
    .filter(one => one !== undefined);
  const { window, elapsed } = windowOf(definition, measured, now);
  const shared = { window: windowView(definition, window), objectives };

  if (definition.composite) {
    const composite = compositeOf({
      definition,
      objectives,
      series: context.series,
      elapsed,
      windowSeconds: (window.to - window.from) / 1000,
      excluded: definition.excludeMaintenance ? maintenance : [],
    });
    return {
      ...shared,
      ...standingOfComposite(definition, objectives, composite, {
        elapsed,
        window,
        provisionalShare: context.provisionalShare,
      }),
    };
  }
  return { ...shared, ...standingOfWorst(objectives) };
}

type Standing = Pick<
  SloEvaluation,
  | 'state'
  | 'message'
  | 'remaining'
  | 'provisional'
  | 'provisionalMessage'
  | 'burnRate'
  | 'composite'
>;

function nameOf({ title, index }: SloObjective): string {
  return title ?? `Objective ${index + 1}`;
}

/** What an objective says of itself, with its name where there are several. */
function sentenceOf(
  objective: SloObjective,
  objectives: SloObjective[],
  message = objective.message,
): string {
  return objectives.length === 1 ? message : `${nameOf(objective)}: ${message}`;
}

function defined(values: Array<number | undefined>): number[] {
  return values.filter(value => value !== undefined);
}

/** What is left of the budget with the least; those that are provisional count only where all are. */
function leastLeft(
  objectives: SloObjective[],
): Pick<Standing, 'remaining' | 'provisional' | 'provisionalMessage'> {
  const known = objectives.filter(({ budget }) => budget);
  const young = known.filter(({ budget }) => budget?.provisional);
  const old = known.filter(({ budget }) => !budget?.provisional);
  const left = defined(
    (old.length > 0 ? old : young).map(({ budget }) => budget?.remaining),
  );
  const [first] = young;
  return {
    ...(left.length > 0 && { remaining: Math.min(...left) }),
    ...(first && {
      ...(old.length === 0 && { provisional: true }),
      provisionalMessage: sentenceOf(
        first,
        objectives,
        first.budget?.provisionalMessage,
      ),
    }),
  };
}

function standingOfWorst(objectives: SloObjective[]): Standing {
  const first = worst(objectives);
  if (!first) return { state: 'unknown', message: 'It has no objectives.' };
  const burns = defined(objectives.map(({ burnRate }) => burnRate));
  return {
    state: first.state,
    message: sentenceOf(first, objectives),
    ...leastLeft(objectives),
    ...(burns.length > 0 && { burnRate: Math.max(...burns) }),
  };
}

function measuredShareOf({ measuredShare }: SloObjective) {
  return measuredShare;
}

/** Which member of a composite spent more of its budget than any other. */
function mostSpent(
  definition: SloDefinition,
  objectives: SloObjective[],
): string | undefined {
  const [first, second] = objectives
    .map((objective, at) => ({
      objective,
      spent:
        (objective.budget?.consumed ?? 0) * definition.objectives[at].weight,
    }))
    .sort((a, b) => b.spent - a.spent);
  return second && first.spent > second.spent
    ? `${nameOf(first.objective)} has spent most of it.`
    : undefined;
}

/** How a composite stands, whose members do not decide each by itself. */
function standingOfComposite(
  definition: SloDefinition,
  objectives: SloObjective[],
  spent: Budget | undefined,
  measured: {
    elapsed: TimeRange;
    window: TimeRange;
    provisionalShare?: number;
  },
): Standing {
  const { elapsed, window, provisionalShare } = measured;
  const part = {
    measuredShare: Math.min(1, ...defined(objectives.map(measuredShareOf))),
    elapsedSeconds: (elapsed.to - elapsed.from) / 1000,
    windowSeconds: (window.to - window.from) / 1000,
  };
  const provisional = provisionalOf(part, provisionalShare);
  const composite = spent && { ...spent, ...provisional };
  const burns = defined(
    objectives.map(({ burnRate }, at) =>
      burnRate === undefined
        ? undefined
        : burnRate * definition.objectives[at].weight,
    ),
  );
  const burnRate =
    burns.length === objectives.length
      ? burns.reduce((sum, burn) => sum + burn, 0)
      : undefined;
  const shown = {
    ...(composite && {
      composite,
      remaining: composite.remaining,
      ...provisional,
    }),
    ...(burnRate !== undefined && { burnRate }),
  };
  const unknown = objectives.find(
    ({ state, unknownCode }) =>
      state === 'unknown' && unknownCode !== 'provisional',
  );
  if (unknown || !composite) {
    const message = unknown
      ? sentenceOf(unknown, objectives)
      : 'No slice was measured in this window yet.';
    return { ...shown, state: 'unknown', message };
  }
  const { remaining } = composite;
  const state = stateOf(
    composite,
    objectives.flatMap(({ alerts }) => alerts),
  );
  const standing = standingMessage({
    state,
    remaining,
    burnRate,
    ...part,
    ...provisional,
  });
  const most = state === 'ok' ? undefined : mostSpent(definition, objectives);
  const message = [standing, most].filter(Boolean).join(' ');
  return { ...shown, state, message };
}
