import { Entity } from '@backstage/catalog-model';
import {
  OPERATIONS_ANNOTATIONS,
  placesOfEntity,
  readPlaceAddress,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { Turns } from '../../database/Turns';
import { placesInAddress } from './filePlaces';

/** The services that runbooks can be for. @internal */
export interface ServiceNames {
  refs: ReadonlySet<string>;
  ids: ReadonlyMap<string, string>;
  /** Services that name a runbook by its address, without what stands behind `#`. */
  byAddress: ReadonlyMap<string, string[]>;
  /** The same by the file that the address means; see `filePlaces`. */
  byPlace: ReadonlyMap<string, string[]>;
  /** Services that name a runbook by its path. */
  byPath: ReadonlyMap<string, string[]>;
  /** Services by the repository that their source is in. */
  bySource: ReadonlyMap<string, SourceOfService[]>;
}

/** Where the source of a service is, and the runbook that it names. @internal */
export interface SourceOfService {
  ref: string;
  /** Its folder; everything where it is missing. */
  path?: string;
  /** From the root of the repository. */
  runbook?: string;
}

/** The same address, however it is written. @internal */
export function plainAddress(url: string): string {
  return url.trim().replace(/#.*$/, '').replace(/\/+$/, '');
}

function add<T>(map: Map<string, T[]>, key: string, value: T) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Differs where services have come, gone or changed. @internal */
export async function servicesGeneration(database: Knex): Promise<string> {
  const row = (await database('services')
    .count({ count: '*' })
    .max({ revision: 'revision', removed: 'removed_at' })
    .first()) as { count: unknown; revision: unknown; removed: unknown };
  return [row.count, row.revision, row.removed].join(' ');
}

/** @internal */
export async function readServiceNames(database: Knex): Promise<ServiceNames> {
  const rows: Array<{ id: string; entity_ref: string; entity: string }> =
    await database('services')
      .whereNull('removed_at')
      .select('id', 'entity_ref', 'entity');
  const byAddress = new Map<string, string[]>();
  const byPlace = new Map<string, string[]>();
  const byPath = new Map<string, string[]>();
  const bySource = new Map<string, SourceOfService[]>();
  const turns = Turns.create();
  for (const { entity_ref: ref, entity } of rows) {
    await turns.take();
    const parsed: Entity = JSON.parse(entity);
    const { annotations = {} } = parsed.metadata;
    const url = annotations[OPERATIONS_ANNOTATIONS.runbookUrl];
    const path = annotations[OPERATIONS_ANNOTATIONS.runbook]
      ?.trim()
      .replace(/^\.?\/+/, '');
    const address = url ? readPlaceAddress(url) : undefined;
    if (url) add(byAddress, plainAddress(url), ref);
    for (const place of placesInAddress(url)) add(byPlace, place, ref);
    if (path) add(byPath, path, ref);
    for (const place of placesOfEntity(parsed)) {
      if (place.purpose !== 'source') continue;
      // One that is named by its address is read beside its source, too.
      const runbook =
        path ??
        (address?.repository === place.repository ? address.path : undefined);
      add(bySource, place.repository, { ref, path: place.path, runbook });
    }
  }
  return {
    refs: new Set(rows.map(({ entity_ref }) => entity_ref)),
    ids: new Map(rows.map(({ entity_ref, id }) => [entity_ref, id])),
    byAddress,
    byPlace,
    byPath,
    bySource,
  };
}
