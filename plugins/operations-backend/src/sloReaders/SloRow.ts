import {
  Slo,
  SloDefinition,
  SloEvaluation,
  Visibility,
  windowViewAt,
} from '@operate-first/plugin-operations-common';
import { isoOf, timeOf } from '../database/rows';
import { SloRow } from '../slos/sloColumns';

/** An SLO with what is shown of its service. @internal */
export interface JoinedSloRow extends SloRow {
  service_title: string | null;
  service_visibility: Visibility | null;
}

/** Who does not evaluate for so long does not do it at all. */
const STALE_MILLISECONDS = 5 * 60 * 1000;

/**
 * How rows stand, as SQL: what nobody has evaluated for long is unknown, whatever was said of it last. It asks for when,
 * not for what was said: that is long, and would be read of every row. What cannot be followed is never evaluated.
 *
 * @internal
 */
export function stateAt(now: number): string {
  const since = Math.floor(now) - STALE_MILLISECONDS;
  return `case when slos.state <> 'invalid' and slos.evaluated_at < ${since} then 'unknown' else slos.state end`;
}

/** The definition of a row; missing where the document cannot be followed. @internal */
export function definitionOf(
  row: Pick<SloRow, 'definition'>,
): SloDefinition | undefined {
  return row.definition === null ? undefined : JSON.parse(row.definition);
}

/** Nothing is known of it: the document cannot be followed, or it came a moment ago. */
function unevaluated(row: SloRow, now: number): SloEvaluation {
  const definition = definitionOf(row);
  const message =
    row.state === 'invalid'
      ? 'The document cannot be followed; its problems say why.'
      : 'It was not evaluated yet.';
  return {
    window: definition
      ? windowViewAt(definition, now)
      : { kind: 'rolling', duration: '' },
    state: row.state,
    message,
    objectives: [],
  };
}

/** The last numbers stay to be seen, but say nothing of the present any more. */
function stale(evaluation: SloEvaluation, since: number): SloEvaluation {
  const message = `Nobody has evaluated it since ${new Date(since)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ')} UTC: the background work of the portal stands still.`;
  const state = 'unknown' as const;
  return {
    ...evaluation,
    state,
    message,
    objectives: evaluation.objectives.map(objective => ({
      ...objective,
      state,
      message,
    })),
  };
}

/** How an SLO stands. @internal */
export function evaluationOf(row: SloRow, now: number): SloEvaluation {
  if (row.evaluation === null) return unevaluated(row, now);
  const evaluation: SloEvaluation = JSON.parse(row.evaluation);
  const at = timeOf(row.evaluated_at) ?? now;
  return now - at > STALE_MILLISECONDS ? stale(evaluation, at) : evaluation;
}

/** An SLO as the API shows it. @internal */
export function toSlo(row: JoinedSloRow, now: number): Slo {
  const [, namespace = '', name = ''] =
    /^[^:]*:([^/]*)\/(.*)$/.exec(row.ref) ?? [];
  const evaluated = evaluationOf(row, now);
  return {
    ref: row.ref,
    namespace,
    name,
    title: row.title,
    description: row.description ?? undefined,
    service: row.service_ref
      ? { ref: row.service_ref, title: row.service_title ?? undefined }
      : undefined,
    owner: row.owner ? { ref: row.owner } : undefined,
    environment: row.environment,
    budgetingMethod: definitionOf(row)?.budgetingMethod ?? 'Occurrences',
    window: evaluated.window,
    state: evaluated.state,
    message: evaluated.message,
    remaining: evaluated.remaining,
    provisional: evaluated.provisional,
    provisionalMessage: evaluated.provisionalMessage,
    burnRate: evaluated.burnRate,
    objectives: evaluated.objectives,
    composite: evaluated.composite,
    evaluatedAt: isoOf(row.evaluated_at),
    problems: JSON.parse(row.problems),
    visibility:
      row.visibility === 'public' &&
      (row.service_ref === null || row.service_visibility === 'public')
        ? 'public'
        : 'internal',
  };
}
