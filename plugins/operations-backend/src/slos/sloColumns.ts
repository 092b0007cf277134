import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  SloDefinition,
  SloResolution,
  SloState,
  Visibility,
  visibilityOf,
} from '@operate-first/plugin-operations-common';
import { createHash } from 'node:crypto';
import { Milliseconds } from '../database/rows';
import { storable } from '../database/text';

/** As for services: rows of an index are limited. */
const SORTED_LENGTH = 200;
const LONGEST_ENVIRONMENT = 63;

/** Those that need somebody come first. @internal */
export const STATE_RANK: Record<SloState, number> = {
  exhausted: 0,
  burning: 1,
  unknown: 2,
  invalid: 3,
  ok: 4,
};

/** @internal */
export interface SloRow {
  ref: string;
  service_id: string | null;
  service_ref: string | null;
  owner: string | null;
  system: string | null;
  environment: string;
  title: string;
  description: string | null;
  sort_name: string;
  search_text: string;
  visibility: Visibility;
  definition: string | null;
  problems: string;
  documents: string;
  sli_ids: string;
  hash: string;
  state: SloState;
  state_rank: number;
  remaining: number | null;
  burn_rate: number | null;
  evaluation: string | null;
  evaluated_at: Milliseconds | null;
  created_at: Milliseconds;
  changed_at: Milliseconds;
  removed_at: Milliseconds | null;
}

/** What the row of an SLO takes from documents and catalog. @internal */
export type SloColumns = Omit<
  SloRow,
  | 'state'
  | 'state_rank'
  | 'remaining'
  | 'burn_rate'
  | 'evaluation'
  | 'evaluated_at'
  | 'created_at'
  | 'changed_at'
  | 'removed_at'
>;

/** The service of an SLO, as far as its row names it. @internal */
export interface LinkedService {
  id: string;
  systemRef?: string;
}

/** The ids of what an SLO measures, each once. @internal */
export function sliIdsOf(definition: SloDefinition | undefined): string[] {
  const ids = definition?.objectives.map(({ sli }) => sli.id) ?? [];
  return [...new Set(ids)];
}

/** @internal */
export function sloColumnsOf(
  entity: Entity,
  resolution: SloResolution,
  options: { service?: LinkedService; defaultEnvironment: string },
): SloColumns {
  const { definition, problems, documents } = resolution;
  const { serviceRef, ownerRef } = resolution;
  const { service, defaultEnvironment } = options;
  const { name, title, description } = entity.metadata;
  const shown = storable(definition?.title ?? title ?? name);
  const told = definition?.description ?? description;
  const columns = {
    ref: stringifyEntityRef(entity),
    service_id: service?.id ?? null,
    service_ref: serviceRef ?? null,
    owner: ownerRef ?? null,
    system: service?.systemRef ?? null,
    environment: (definition?.environment ?? defaultEnvironment).slice(
      0,
      LONGEST_ENVIRONMENT,
    ),
    title: shown,
    description: told === undefined ? null : storable(told),
    sort_name: shown.toLocaleLowerCase('en-US').slice(0, SORTED_LENGTH),
    search_text: storable(
      [name, shown, told, serviceRef, ownerRef]
        .filter(Boolean)
        .join('\n')
        .toLocaleLowerCase('en-US'),
    ),
    visibility: visibilityOf(entity),
    definition: definition ? JSON.stringify(definition) : null,
    problems: JSON.stringify(problems),
    documents: JSON.stringify(documents),
    sli_ids: JSON.stringify(sliIdsOf(definition)),
  };
  const hash = createHash('sha256')
    .update(JSON.stringify(columns))
    .digest('hex');
  return { ...columns, hash };
}
