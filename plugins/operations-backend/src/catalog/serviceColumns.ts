import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { visibilityOf } from '@operate-first/plugin-operations-common';
import { createHash } from 'node:crypto';
import { ServiceRow } from '../database/rows';
import { storable } from '../database/text';

/** What the row of a service takes from its entity. @internal */
export type EntityColumns = Pick<
  ServiceRow,
  | 'entity_ref'
  | 'title'
  | 'description'
  | 'type'
  | 'lifecycle'
  | 'owner'
  | 'system'
  | 'visibility'
  | 'sort_name'
  | 'search_text'
  | 'entity'
  | 'entity_hash'
>;

/** The longest name that is sorted by: rows of an index are limited. */
const SORTED_LENGTH = 200;
/** The parts of a reference are at most 63 long each; what is longer refers to nothing. */
const REF_LENGTH = 400;

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? storable(value) : null;
}

/** A reference as it is written in a spec, in full and in lower case. */
function refOf(
  entity: Entity,
  value: unknown,
  defaultKind: string,
): string | null {
  if (typeof value !== 'string' || value.length > REF_LENGTH) return null;
  try {
    return stringifyEntityRef(
      parseEntityRef(storable(value), {
        defaultKind,
        defaultNamespace: entity.metadata.namespace ?? 'default',
      }),
    );
  } catch {
    return null;
  }
}

/** @internal */
export function columnsOf(entity: Entity): EntityColumns {
  const { name } = entity.metadata;
  const title = textOf(entity.metadata.title);
  const description = textOf(entity.metadata.description);
  const owner = refOf(entity, entity.spec?.owner, 'group');
  const system = refOf(entity, entity.spec?.system, 'system');
  const text = JSON.stringify(entity);
  return {
    entity_ref: stringifyEntityRef(entity),
    title,
    description,
    type: textOf(entity.spec?.type),
    lifecycle: textOf(entity.spec?.lifecycle),
    owner,
    system,
    visibility: visibilityOf(entity),
    sort_name: (title ?? name)
      .toLocaleLowerCase('en-US')
      .slice(0, SORTED_LENGTH),
    search_text: [name, title, description, owner, system]
      .filter(Boolean)
      .join('\n')
      .toLocaleLowerCase('en-US'),
    entity: text,
    entity_hash: createHash('sha256').update(text).digest('hex'),
  };
}
