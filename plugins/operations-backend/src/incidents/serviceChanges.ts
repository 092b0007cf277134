import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import {
  serviceSentence,
  ServicesChange,
  withConcerned,
  withServices,
} from './concerned';
import { ChangeEntry, HeldIncident } from './HeldIncident';
import { Actor, ConcernedService } from './model';

/** What is being written, and by whom. @internal */
export interface Writing {
  held: HeldIncident;
  transaction: Knex.Transaction;
  now: number;
  actor: Actor;
}

/** What services are called. @internal */
export async function namesOf(
  transaction: Knex.Transaction,
  serviceIds: string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const chunk of chunksOf(serviceIds)) {
    const rows: Array<{
      id: string;
      title: string | null;
      entity_ref: string;
    }> = await transaction('services')
      .whereIn('id', chunk)
      .select('id', 'title', 'entity_ref');
    for (const { id, title, entity_ref } of rows) {
      names.set(id, title ?? entity_ref.slice(entity_ref.indexOf('/') + 1));
    }
  }
  return names;
}

async function put(
  { held, transaction, now, actor }: Writing,
  { rows, changes }: ServicesChange,
): Promise<string[]> {
  const before = await held.services();
  if (JSON.stringify(rows) === JSON.stringify(before)) return [];
  await held.putServices(rows);
  const names = await namesOf(
    transaction,
    changes.map(({ serviceId }) => serviceId),
  );
  return held.appendChanges(
    changes.map(
      (change): ChangeEntry => ({
        kind: 'service',
        at: now,
        text: serviceSentence(
          change,
          names.get(change.serviceId) ?? 'A service',
        ),
        actor,
        serviceId: change.serviceId,
        data: { field: 'services' },
      }),
    ),
  );
}

/** Adds services, or makes worse what is known of them. @returns ids of entries. @internal */
export async function concernServices(
  writing: Writing,
  services: ConcernedService[],
): Promise<string[]> {
  const { held, now } = writing;
  const known = await held.services();
  return put(writing, withConcerned(held.row.id, known, services, now));
}

/** Exactly these services. @returns ids of entries. @internal */
export async function replaceServices(
  writing: Writing,
  services: ConcernedService[],
  rootless: boolean,
): Promise<string[]> {
  const { held, now } = writing;
  const known = await held.services();
  const options = { rootless, now };
  return put(writing, withServices(held.row.id, known, services, options));
}

/** Says that services are well again. @returns ids of entries. @internal */
export async function recoverServices(
  { held, transaction, actor }: Writing,
  serviceIds: string[],
  at: number,
): Promise<string[]> {
  const wanted = new Set(serviceIds);
  const before = await held.services();
  const recovered = before.filter(
    ({ service_id, recovered_at }) =>
      recovered_at === null && wanted.has(service_id),
  );
  if (recovered.length === 0) return [];
  await held.putServices(
    before.map(row =>
      recovered.includes(row) ? { ...row, recovered_at: at } : row,
    ),
  );
  const ids = recovered.map(({ service_id }) => service_id);
  const names = await namesOf(transaction, ids);
  return held.append(
    ids.map(serviceId => ({
      kind: 'service',
      at,
      text: `${names.get(serviceId) ?? 'A service'} has recovered`,
      actor,
      serviceId,
    })),
  );
}
