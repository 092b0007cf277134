import type { EvaluationContext } from './evaluateSlo';
import { Measured } from './Measured';
import { SloDefinition, TimeRange } from './model';
import { BURN_SECONDS } from './objectiveNumbers';
import { overlaps, widened } from './ranges';

/**
 * The ranges that an evaluation sums of each SLI: what their series must be able to sum exactly.
 *
 * @public
 */
export function evaluatedRanges(
  definition: SloDefinition,
  context: Pick<
    EvaluationContext,
    'now' | 'series' | 'maintenance' | 'latenessSeconds'
  >,
): Array<[sliId: string, range: TimeRange]> {
  const { now, latenessSeconds, maintenance } = context;
  const windows = definition.alerting.conditions.flatMap(
    ({ longSeconds, shortSeconds = longSeconds }) => [
      longSeconds,
      shortSeconds,
    ],
  );
  return definition.objectives.flatMap(objective => {
    const { id } = objective.sli;
    const series = context.series(id);
    const measured =
      series &&
      Measured.create({ definition, objective, series, now, latenessSeconds });
    if (!measured) return [];
    const ranges = [
      measured.elapsed,
      ...[BURN_SECONDS, ...windows].map(seconds => measured.last(seconds)),
    ];
    const excluded = maintenance
      // Nobody can have measured what is announced for later.
      .map(({ from, to }) => widened({ from, to: Math.min(to, now) }))
      .filter(one => ranges.some(range => overlaps(one, range)));
    return [...ranges, ...excluded].map((range): [string, TimeRange] => [
      id,
      range,
    ]);
  });
}
