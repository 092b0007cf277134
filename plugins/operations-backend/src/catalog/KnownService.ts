import { ServiceRow } from '../database/rows';

const COLUMNS = [
  'id',
  'entity_ref',
  'entity_hash',
  'owner',
  'visibility',
  'version',
  'created_at',
  'removed_at',
] as const;

/** What a pass over the catalog knows of the services there are. @internal */
export type KnownService = Pick<ServiceRow, (typeof COLUMNS)[number]>;

/** The columns that are read for it. @internal */
export const KNOWN_COLUMNS: string[] = [...COLUMNS];
