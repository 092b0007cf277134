import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

/** A cluster in the `kubernetes` section. */
export interface ClusterConfig extends JsonObject {
  name: string;
  url: string;
}

/** What a portal is told. */
export interface PortalPlan {
  clusters: ClusterConfig[];
  entities: Entity[];
  withModule: boolean;
  /** The rest of the `kubernetes` section. */
  kubernetes?: JsonObject;
}
