import {
  ConfigurationProblem,
  OPERATIONS_ANNOTATIONS,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { moveIncidents } from '../incidents/moveIncidents';
import { movePostMortems } from '../postMortems/linkServices';
import { moveRunbooks } from '../runbooks/reading/writeRunbook';
import { KnownService } from './KnownService';
import { EntityColumns } from './serviceColumns';

/**
 * Catalogs let the old entity linger for a while after a rename. What was observed under the new name in
 * the meantime gives way to the history of the old one; after this time it is a history of its own.
 */
const LINGERING_MILLISECONDS = 60 * 60 * 1000;

function problemOf(
  former: string,
  message: string,
  remedy: string,
): ConfigurationProblem {
  return {
    source: 'operations',
    field: OPERATIONS_ANNOTATIONS.formerly,
    value: former,
    message,
    remedy,
  };
}

/** Anybody can write a former name: a history goes neither to other owners nor out into the open. */
function mayHave(entity: EntityColumns, service: KnownService): boolean {
  return (
    (service.owner === null || service.owner === entity.owner) &&
    (service.visibility === 'public' || entity.visibility === 'internal')
  );
}

/**
 * Lets an entity take over the service of the entity that it says it was.
 *
 * @returns what is wrong with the former names, and whether they are to be looked at again.
 * @internal
 */
export async function renameByAnnotation(
  transaction: Knex.Transaction,
  entity: EntityColumns,
  options: {
    formerRefs: string[];
    known: Map<string, KnownService>;
    present: ReadonlySet<string>;
    now: number;
  },
): Promise<{ problems: ConfigurationProblem[]; unsettled: boolean }> {
  const { formerRefs, known, present, now } = options;
  const ref = entity.entity_ref;
  const problems: ConfigurationProblem[] = [];
  let unsettled = false;
  for (const former of formerRefs) {
    const service = known.get(former);
    if (former === ref || !service) continue;
    const own = known.get(ref);
    if (present.has(former)) {
      unsettled = true;
      problems.push(
        problemOf(
          former,
          `${former} is still in the catalog, so this is not a rename and its history stays there.`,
          `Remove ${former} from the catalog if it was renamed, or take it out of the annotation.`,
        ),
      );
    } else if (!mayHave(entity, service)) {
      problems.push(
        problemOf(
          former,
          `The history of ${former} is not handed over: it had another owner, or it was internal and this service is public.`,
          `Give this entity the owner and the visibility that ${former} had, or take ${former} out of the annotation.`,
        ),
      );
    } else if (own && now - Number(own.created_at) > LINGERING_MILLISECONDS) {
      problems.push(
        problemOf(
          former,
          `This service has a history of its own, so it cannot take over that of ${former}.`,
          `Take ${former} out of the annotation; its history stays under its name.`,
        ),
      );
    } else {
      if (own) {
        for (const table of ['alerts', 'alert_mappings']) {
          await transaction(table)
            .where('service_id', own.id)
            .update('service_id', service.id);
        }
        await moveIncidents(transaction, {
          from: own.id,
          to: service.id,
          now,
        });
        await movePostMortems(transaction, own.id, service.id);
        await moveRunbooks(transaction, own.id, service.id);
        await transaction('questions')
          .where('root_service_id', own.id)
          .update({ root_service_id: service.id });
        await forget(transaction, own.id);
      }
      await transaction('service_refs')
        .insert({ entity_ref: former, service_id: service.id, until: now })
        .onConflict(['entity_ref', 'service_id'])
        .merge();
      await transaction('services')
        .where('id', service.id)
        .update({ entity_ref: ref });
      known.delete(former);
      // The row is written in full by the caller: its content differs, if only by its name.
      known.set(ref, { ...service, entity_ref: ref, entity_hash: '' });
    }
  }
  return { problems, unsettled };
}

const TABLES_OF_A_SERVICE = [
  'code_changes',
  'service_refs',
  'service_problems',
  'observations',
  'observation_transitions',
  'environment_health',
  'health_transitions',
];

async function forget(transaction: Knex.Transaction, id: string) {
  await transaction('sli_buckets')
    .whereIn('sli_id', transaction('slis').select('id').where('service_id', id))
    .delete();
  await transaction('slis').where('service_id', id).delete();
  for (const table of TABLES_OF_A_SERVICE) {
    await transaction(table).where('service_id', id).delete();
  }
  await transaction('services').where('id', id).delete();
}
