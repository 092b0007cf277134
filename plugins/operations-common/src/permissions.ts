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

/** To see clusters: nodes, capacity, quotas of the services one may see, and our watch of them. @public */
export const operationsClusterReadPermission = createPermission({
  name: 'operations.cluster.read',
  attributes: { action: 'read' },
});

/**
 * To see what machines said in their own words, which nobody has redacted: events, termination messages,
 * messages of conditions, manifests.
 *
 * @public
 */
export const operationsDiagnosticsReadPermission = createPermission({
  name: 'operations.diagnostics.read',
  attributes: { action: 'read' },
});

/** To read logs of containers. @public */
export const operationsLogReadPermission = createPermission({
  name: 'operations.log.read',
  attributes: { action: 'read' },
});

/** To announce maintenance, to change it and to end it. @public */
export const operationsMaintenanceManagePermission = createPermission({
  name: 'operations.maintenance.manage',
  attributes: { action: 'update' },
});

/** To declare incidents. @public */
export const operationsIncidentDeclarePermission = createPermission({
  name: 'operations.incident.declare',
  attributes: { action: 'create' },
});

/** To write into incidents: notes, pictures, status, severity, roles and everything else. @public */
export const operationsIncidentUpdatePermission = createPermission({
  name: 'operations.incident.update',
  attributes: { action: 'update' },
});

/** To make and to end silences. @public */
export const operationsSilenceManagePermission = createPermission({
  name: 'operations.silence.manage',
  attributes: { action: 'update' },
});

/** To say to which services alerts belong. @public */
export const operationsAlertMapPermission = createPermission({
  name: 'operations.alert.map',
  attributes: { action: 'update' },
});

/** To follow services and incidents, and to say when and of what one is told. @public */
export const operationsFollowPermission = createPermission({
  name: 'operations.follow',
  attributes: { action: 'update' },
});

/** To see where the portal tells of what happens. @public */
export const operationsWebhookReadPermission = createPermission({
  name: 'operations.webhook.read',
  attributes: { action: 'read' },
});

/**
 * To read what is internal about a service: accounts of incidents that nobody has redacted. Whoever may read a service
 * publicly may not read this.
 *
 * @public
 */
export const operationsInternalReadPermission = createPermission({
  name: 'operations.internal.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_OPERATIONS_SERVICE,
});

/** To write and to review post-mortems, and to change their action items. @public */
export const operationsPostMortemWritePermission = createPermission({
  name: 'operations.postMortem.write',
  attributes: { action: 'update' },
});

/** To publish post-mortems. @public */
export const operationsPostMortemPublishPermission = createPermission({
  name: 'operations.postMortem.publish',
  attributes: { action: 'update' },
});

/** To take people out of everything that the portal shows, on their behalf. @public */
export const operationsRemovalManagePermission = createPermission({
  name: 'operations.removal.manage',
  attributes: { action: 'delete' },
});

/** To ask authors, to answer, and to say how one wants to be asked. @public */
export const operationsQuestionWritePermission = createPermission({
  name: 'operations.question.write',
  attributes: { action: 'update' },
});

/** To say whether runbooks helped, and to propose and merge other texts of them. @public */
export const operationsRunbookWritePermission = createPermission({
  name: 'operations.runbook.write',
  attributes: { action: 'update' },
});

/** To ask for something through a template: an onboarding, a change of the GitOps tree. @public */
export const operationsRequestCreatePermission = createPermission({
  name: 'operations.request.create',
  attributes: { action: 'create' },
});

/** To approve or to refuse requests, as a member of a group that approves them. @public */
export const operationsRequestReviewPermission = createPermission({
  name: 'operations.request.review',
  attributes: { action: 'update' },
});

/** Every permission of the operations plugin. @public */
export const operationsPermissions = [
  operationsServiceReadPermission,
  operationsSourceReadPermission,
  operationsPersonReadPermission,
  operationsClusterReadPermission,
  operationsDiagnosticsReadPermission,
  operationsLogReadPermission,
  operationsMaintenanceManagePermission,
  operationsIncidentDeclarePermission,
  operationsIncidentUpdatePermission,
  operationsSilenceManagePermission,
  operationsAlertMapPermission,
  operationsFollowPermission,
  operationsWebhookReadPermission,
  operationsInternalReadPermission,
  operationsPostMortemWritePermission,
  operationsPostMortemPublishPermission,
  operationsRemovalManagePermission,
  operationsQuestionWritePermission,
  operationsRunbookWritePermission,
  operationsRequestCreatePermission,
  operationsRequestReviewPermission,
];
