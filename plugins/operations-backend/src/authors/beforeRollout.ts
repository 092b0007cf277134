import {
  Artefact,
  authorSentences,
  EvidenceOfAuthor,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceRow } from '../database/rows';
import { IncidentRow } from '../incidents/rows';

/** What went live, and what it is called in a sentence. @internal */
export interface Rollout {
  at: Date;
  what: string;
}

/** What a rollout brings. */
const ROLLED_OUT: ReadonlySet<Artefact['kind']> = new Set([
  'service',
  'workload',
  'configuration',
  'frame',
  'change',
]);

/**
 * The rollout that somebody asks about, else the last one before an incident, else the last one. Undefined where none was seen.
 *
 * @internal
 */
export async function rolloutOf(
  database: Knex,
  { id }: Pick<ServiceRow, 'id'>,
  asked: {
    artefact: Artefact;
    incident?: Pick<IncidentRow, 'key' | 'started_at' | 'environment'>;
    headlineEnvironments: string[];
  },
): Promise<Rollout | undefined> {
  const { artefact, incident, headlineEnvironments } = asked;
  if (!ROLLED_OUT.has(artefact.kind)) return undefined;
  const rollouts = () =>
    database('changes').where({ service_id: id, kind: 'rollout' });
  if (artefact.change !== undefined) {
    const row = await rollouts().where('id', artefact.change).first('at');
    return row && { at: new Date(Number(row.at)), what: 'this rollout' };
  }
  const query = rollouts()
    .whereIn(
      'environment',
      incident?.environment ? [incident.environment] : headlineEnvironments,
    )
    .orderBy('at', 'desc');
  if (incident) query.where('at', '<=', Number(incident.started_at));
  const row = await query.first('at');
  return (
    row && {
      at: new Date(Number(row.at)),
      what: incident
        ? `the last rollout before ${incident.key}`
        : 'the last rollout',
    }
  );
}

/** Says of a last change how long before a rollout it was; one that came later is not in it. @internal */
export function toldBefore(
  evidence: EvidenceOfAuthor[],
  rollout: Rollout | undefined,
): EvidenceOfAuthor[] {
  if (!rollout) return evidence;
  return evidence.map(one =>
    one.kind === 'lastChange' && one.at && one.at <= rollout.at
      ? { ...one, text: authorSentences.before(one.text, one.at, rollout) }
      : one,
  );
}
