import { durationSeconds, parseDuration } from '../slo/duration';
import { ObjectiveDefinition, SliDefinition } from '../slo/model';
import { error } from './problems';
import { Resolution } from './Resolution';
import { SpecOf } from './schema';
import { sliDefinition, SliPlace } from './sliDefinition';

type Slo = SpecOf<'SLO'>;
type Objective = NonNullable<Slo['objectives']>[number];

const DAY = 86_400;

/** A share without the noise of dividing by 100. */
function targetOf({ target, targetPercent = 0 }: Objective): number {
  return target ?? Number((targetPercent / 100).toPrecision(12));
}

function sliceOf(
  slo: Slo,
  objective: Objective,
  path: string,
  resolution: Resolution,
): SliDefinition['slice'] {
  const { timeSliceWindow, timeSliceTarget } = objective;
  if (slo.budgetingMethod === 'Occurrences' || timeSliceWindow === undefined) {
    return undefined;
  }
  const seconds =
    typeof timeSliceWindow === 'number'
      ? timeSliceWindow * 60
      : durationSeconds(parseDuration(timeSliceWindow));
  if (seconds < 60 || DAY % seconds !== 0) {
    resolution.add(
      error(
        `${path}.timeSliceWindow`,
        `${timeSliceWindow} does not divide a day into whole slices. Write 1m, 5m, 10m, 15m, 30m or 1h.`,
      ),
    );
  }
  return slo.budgetingMethod === 'Timeslices'
    ? { seconds, target: timeSliceTarget }
    : { seconds };
}

function indicatorOf(
  holder: Pick<Slo, 'indicator' | 'indicatorRef'>,
  path: string,
  resolution: Resolution,
): { sli: SpecOf<'SLI'>; path: string } | undefined {
  if (holder.indicator) {
    return { sli: holder.indicator.spec, path: `${path}.indicator.spec` };
  }
  const { indicatorRef } = holder;
  if (!indicatorRef) return undefined;
  const found = resolution.follow('SLI', indicatorRef);
  const at = `${path}.indicatorRef`;
  if (found?.valid) return { sli: found.spec, path: at };
  resolution.add(
    error(
      at,
      found
        ? `SLI "${indicatorRef}" has errors. Mend it first.`
        : `No SLI "${indicatorRef}" is in the catalog. Add it, or mend the name.`,
    ),
  );
  return undefined;
}

/**
 * What is promised, and how each part of it is measured.
 *
 * @internal
 */
export function resolveObjectives(
  slo: Slo,
  place: Omit<SliPlace, 'slice'>,
  resolution: Resolution,
): { objectives: ObjectiveDefinition[]; composite: boolean } {
  const written = slo.objectives ?? [];
  const composite = written.some(each => each.indicator || each.indicatorRef);
  const common = composite ? undefined : indicatorOf(slo, 'spec', resolution);

  const objectives = written.flatMap((each, index) => {
    const path = `spec.objectives[${index}]`;
    const indicator = composite ? indicatorOf(each, path, resolution) : common;
    if (!indicator) return [];
    const slice = sliceOf(slo, each, path, resolution);
    const sli = sliDefinition(
      indicator.sli,
      indicator.path,
      { operator: each.op, value: each.value, path },
      { ...place, ...(slice && { slice }) },
      resolution,
    );
    if (!sli) return [];
    return [
      {
        index,
        ...(each.displayName && { title: each.displayName }),
        target: targetOf(each),
        sli,
        weight: composite ? each.compositeWeight ?? 1 : 1,
      },
    ];
  });
  return { objectives, composite };
}
