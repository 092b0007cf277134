import {
  formatDuration,
  RequestExpectation,
  SloDefinition,
} from '@operate-first/plugin-operations-common';
import { Milliseconds, timeOf } from '../../../database/rows';
import { Prover } from './model';

interface StoredSlo {
  definition: string | null;
  state: string;
  sli_ids: string;
  evaluated_at: Milliseconds | null;
  changed_at: Milliseconds;
}

type Expected = Extract<RequestExpectation, { type: 'slo' }>;

/** What of the promise is not yet as it was merged; undefined where all is. */
function differs(
  { definition }: StoredSlo,
  { objective = 0, target, window }: Expected,
): string | undefined {
  const parsed: SloDefinition | null = JSON.parse(definition ?? 'null');
  if (!parsed) return 'Its document cannot be followed; its page says why';
  const found = parsed.objectives.find(({ index }) => index === objective);
  const present = formatDuration(parsed.window.duration);
  if (target !== undefined && found?.target !== target) {
    return `The portal still knows the objective ${found?.target ?? '—'}`;
  }
  return window !== undefined && present !== window
    ? `The portal still knows the window ${present}`
    : undefined;
}

/** The catalog has it as it was merged, and it was evaluated since, with something measured. @internal */
export const proveSlo: Prover<'slo'> = async (place, context) => {
  const { expects, synced: before, observed } = place;
  const { database, since } = context;
  if (before && observed) return place;
  const row: StoredSlo | undefined = await database('slos')
    .where('ref', expects.slo)
    .whereNull('removed_at')
    .first('definition', 'state', 'sli_ids', 'evaluated_at', 'changed_at');
  if (!row) return place;
  const problem = differs(row, expects);
  if (problem) return { ...place, problem };
  const synced = before ?? {
    text: `The catalog has ${expects.slo.replace(
      /^slo:(default\/)?/,
      '',
    )} as it was merged.`,
    at: new Date(Math.max(timeOf(row.changed_at) ?? 0, since)).toISOString(),
  };
  const known = Date.parse(synced.at);
  const evaluated = timeOf(row.evaluated_at) ?? 0;
  const measured = await database('slo_slis')
    .whereIn('id', JSON.parse(row.sli_ids))
    .where('measured_until', '>', since)
    .first('id');
  // Evaluations before it was known as it is are of what was promised then.
  if (evaluated < known || !measured) {
    return {
      ...place,
      synced,
      ...(evaluated >= known && { problem: 'Nothing has been measured of it' }),
    };
  }
  return {
    ...place,
    synced,
    observed: observed ?? {
      text: `Evaluated since: ${row.state}.`,
      at: new Date(evaluated).toISOString(),
    },
  };
};
