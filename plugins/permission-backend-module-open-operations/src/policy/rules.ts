import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { Principal, PrincipalKind } from '../principal';
import {
  isOwnedBy,
  isOwnTask,
  isPublicEntity,
  isPublicService,
} from './conditions';

/** Conditions say which of the objects a permission is about; the plugin that owns them applies them. */
export type Conditions = {
  pluginId: string;
  resourceType: string;
  conditions: PermissionCriteria<PermissionCondition>;
};

/** What a rule answers. */
export type Verdict = 'allow' | 'deny' | ((principal: Principal) => Conditions);

/** A line of the policy: what visitors and members may. Admins may everything. */
export type Rule = Record<Exclude<PrincipalKind, 'admin'>, Verdict>;

const openToRead: Rule = { anonymous: 'allow', member: 'allow' };
const membersOnly: Rule = { anonymous: 'deny', member: 'allow' };
const adminsOnly: Rule = { anonymous: 'deny', member: 'deny' };

/**
 * The policy, by the name of the permission. What is not written here is for admins only: a plugin that is
 * added later opens nothing until somebody has thought about it.
 *
 * @internal
 */
export const RULES: ReadonlyMap<string, Rule> = new Map([
  // The catalog. Visitors read what is public, without the people.
  ['catalog.entity.read', { anonymous: isPublicEntity, member: 'allow' }],
  ['catalog.entity.create', membersOnly],
  ['catalog.entity.refresh', membersOnly],
  ['catalog.entity.validate', membersOnly],
  ['catalog.entity.delete', { anonymous: 'deny', member: isOwnedBy }],
  ['catalog.location.read', membersOnly],
  ['catalog.location.create', membersOnly],
  ['catalog.location.analyze', membersOnly],
  // A location may hold what belongs to others, and Backstage offers no condition for it.
  ['catalog.location.delete', adminsOnly],
  ['catalog.ingestion.read', adminsOnly],
  ['catalog.ingestion.manage', adminsOnly],

  // Operations.
  ['operations.service.read', { anonymous: isPublicService, member: 'allow' }],
  ['operations.source.read', openToRead],
  ['operations.person.read', membersOnly],
  ['operations.cluster.read', openToRead],
  // Nobody has redacted what machines say.
  ['operations.diagnostics.read', membersOnly],
  ['operations.log.read', membersOnly],
  ['operations.maintenance.manage', membersOnly],
  ['operations.incident.declare', membersOnly],
  ['operations.incident.update', membersOnly],
  ['operations.silence.manage', membersOnly],
  ['operations.alert.map', membersOnly],
  ['operations.follow', membersOnly],
  ['operations.webhook.read', membersOnly],
  // The accounts that nobody has redacted.
  ['operations.internal.read', membersOnly],
  ['operations.postMortem.write', membersOnly],
  ['operations.postMortem.publish', membersOnly],
  ['operations.removal.manage', adminsOnly],
  ['operations.question.write', membersOnly],
  ['operations.runbook.write', membersOnly],
  // Who approves what is said by the configuration of onboarding: this only opens the door.
  ['operations.request.create', membersOnly],
  ['operations.request.review', membersOnly],

  // Templates: members use them, admins manage them.
  ['scaffolder.action.execute', membersOnly],
  ['scaffolder.task.create', membersOnly],
  ['scaffolder.task.read', membersOnly],
  ['scaffolder.task.cancel', { anonymous: 'deny', member: isOwnTask }],
  ['scaffolder.template.parameter.read', membersOnly],
  ['scaffolder.template.step.read', membersOnly],
  ['scaffolder.template.dry-run', membersOnly],
  ['scaffolder.template.management', adminsOnly],

  // Clusters: members look, nobody but admins reaches through the proxy.
  ['kubernetes.clusters.read', membersOnly],
  ['kubernetes.resources.read', membersOnly],
  ['kubernetes.proxy', adminsOnly],
]);

/**
 * What somebody may do with a permission.
 *
 * @internal
 */
export function verdictOn(
  permissionName: string,
  kind: PrincipalKind,
): Verdict {
  return kind === 'admin'
    ? 'allow'
    : (RULES.get(permissionName) ?? adminsOnly)[kind];
}
