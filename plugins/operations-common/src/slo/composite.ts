import { FINE_STEP_SECONDS, SliSeries, stepStart } from '../buckets';
import { Budget, SloObjective } from '../generated/openapi';
import { allowanceOf, budgetOfConsumed } from './budget';
import { SliBucket, SloDefinition, TimeRange } from './model';
import { rangesWithout } from './ranges';

/** @internal */
export interface CompositeInput {
  definition: SloDefinition;
  /** As evaluated, in the order of the definition. */
  objectives: SloObjective[];
  series(sliId: string): SliSeries | undefined;
  /** What is common to the windows of all members. */
  elapsed: TimeRange;
  windowSeconds: number;
  excluded: TimeRange[];
}

/** Slices of a bucket of several members: bad if any is. */
interface CompositeSlices {
  bad: number;
  all: number;
}

/**
 * The slices of all members in one. Where a bucket holds one slice, it is bad if any member's is; where it holds
 * several, which of them were bad is not known any more, and they are taken as different ones: the budget is never said
 * to be larger than it is.
 */
function compositeSlices(input: CompositeInput): CompositeSlices {
  const { definition, series, elapsed, excluded } = input;
  const slices = new Map<number, CompositeSlices>();
  for (const { sli } of definition.objectives) {
    for (const { from, to } of rangesWithout(elapsed, excluded)) {
      for (const bucket of series(sli.id)?.buckets(from, to) ?? []) {
        // A slice counts where it begins, which is the same in steps of any length.
        const begin = stepStart(
          bucket.start,
          sli.slice?.seconds ?? FINE_STEP_SECONDS,
        );
        const known = slices.get(begin) ?? { bad: 0, all: 0 };
        const { bad, all } = slicesOf(bucket, definition);
        const most = Math.max(known.all, all);
        slices.set(begin, {
          all: most,
          bad: Math.min(most, known.bad + bad),
        });
      }
    }
  }
  const sum = { bad: 0, all: 0 };
  for (const { bad, all } of slices.values()) {
    sum.bad += bad;
    sum.all += all;
  }
  return sum;
}

function slicesOf(
  { goodSlices, badSlices, emptySlices }: SliBucket,
  { emptySlices: policy }: SloDefinition,
): CompositeSlices {
  const judged = goodSlices + badSlices;
  if (policy === 'exclude') return { bad: badSlices, all: judged };
  const bad = policy === 'bad' ? badSlices + emptySlices : badSlices;
  return { bad, all: judged + emptySlices };
}

/**
 * Whether an evaluation reads every step of its window: keep its days, and do not release them.
 *
 * @public
 */
export function readsEveryStep({
  composite,
  budgetingMethod,
}: Pick<SloDefinition, 'composite' | 'budgetingMethod'>): boolean {
  return composite && budgetingMethod === 'Timeslices';
}

/**
 * The budget of a composite; undefined while it is unknown of a member. Occurrences: what the members consumed, times
 * their weights. Timeslices: a slice is bad if it is of any member, and may be as often as the least of their targets
 * allows.
 *
 * @internal
 */
export function compositeOf(input: CompositeInput): Budget | undefined {
  const { definition, objectives, windowSeconds } = input;
  const consumed = objectives.map(({ budget }) => budget?.consumed);
  const known = consumed.filter(one => one !== undefined);
  if (known.length < consumed.length) return undefined;
  const targets = definition.objectives.map(({ target }) => target);
  const allowance = allowanceOf(Math.min(...targets));
  const options = {
    windowSeconds,
    timeEquivalent: objectives.some(({ budget }) => budget?.timeEquivalent),
  };
  if (readsEveryStep(definition)) {
    const { bad, all } = compositeSlices(input);
    if (all === 0) return undefined;
    return budgetOfConsumed(bad / all / allowance, allowance, options);
  }
  const weighted = known.reduce(
    (sum, one, at) => sum + one * definition.objectives[at].weight,
    0,
  );
  return budgetOfConsumed(weighted, allowance, options);
}
