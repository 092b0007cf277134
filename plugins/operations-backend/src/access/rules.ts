import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_OPERATIONS_SERVICE,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { z } from 'zod';
import { ServiceCondition } from './criteria';

/** What policies know of a service. @public */
export interface ServiceResource {
  entityRef: string;
  visibility: Visibility;
  owner?: string;
}

/** Services, for policies that decide by rules. @public */
export const operationsServiceResourceRef = createPermissionResourceRef<
  ServiceResource,
  ServiceCondition
>().with({
  pluginId: 'operations',
  resourceType: RESOURCE_TYPE_OPERATIONS_SERVICE,
});

/** Allows services that everybody may see. @public */
export const isPublic = createPermissionRule({
  name: 'IS_PUBLIC',
  description: 'Allow services whose visibility is public',
  resourceRef: operationsServiceResourceRef,
  apply: resource => resource.visibility === 'public',
  toQuery: (): ServiceCondition => ({
    column: 'visibility',
    values: ['public'],
  }),
});

/** Allows services of some owners. @public */
export const isOwnedBy = createPermissionRule({
  name: 'IS_OWNED_BY',
  description: 'Allow services owned by one of the given entity refs',
  resourceRef: operationsServiceResourceRef,
  paramsSchema: z.object({
    owners: z.array(z.string()).describe('Entity refs of owners'),
  }),
  apply: (resource, { owners }) =>
    resource.owner !== undefined && owners.includes(resource.owner),
  toQuery: ({ owners }): ServiceCondition => ({
    column: 'owner',
    values: owners,
  }),
});

/** Every rule about services. @public */
export const serviceRules = { isPublic, isOwnedBy };
