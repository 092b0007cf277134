import { ServiceRow } from '../database/rows';

/** What a pass over the catalog knows of the services there are. @internal */
export type KnownService = Pick<
  ServiceRow,
  'id' | 'entity_ref' | 'entity_hash' | 'version' | 'created_at' | 'removed_at'
>;
