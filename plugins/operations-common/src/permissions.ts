import { createPermission } from '@backstage/plugin-permission-common';

/** The resource type of services in permissions. @public */
export const RESOURCE_TYPE_OPERATIONS_SERVICE = 'operations-service';

/** To see a service: its health, history and sources. @public */
export const operationsServiceReadPermission = createPermission({
  name: 'operations.service.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_OPERATIONS_SERVICE,
});

/** To see how the sources of observations are. @public */
export const operationsSourceReadPermission = createPermission({
  name: 'operations.source.read',
  attributes: { action: 'read' },
});

/** To see names and personal contacts of the people behind a service. @public */
export const operationsPersonReadPermission = createPermission({
  name: 'operations.person.read',
  attributes: { action: 'read' },
});

/** Every permission of the operations plugin. @public */
export const operationsPermissions = [
  operationsServiceReadPermission,
  operationsSourceReadPermission,
  operationsPersonReadPermission,
];
