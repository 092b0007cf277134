import {
  OPERATIONS_LABELS,
  RESOURCE_TYPE_OPERATIONS_SERVICE,
} from '@operate-first/plugin-operations-common';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  PermissionCondition,
  PermissionRuleParams,
} from '@backstage/plugin-permission-common';
import { Principal } from '../principal';
import { Conditions } from './rules';

/*
 * Written as plain objects, by the names of the rules: the factories that would write them live in the
 * backends of those plugins, and a policy must not depend on them.
 */
function condition(
  resourceType: string,
  rule: string,
  params?: PermissionRuleParams,
): PermissionCondition {
  return { resourceType, rule, params };
}

function entity(rule: string, params: PermissionRuleParams) {
  return condition(RESOURCE_TYPE_CATALOG_ENTITY, rule, params);
}

/** Kinds that hold people, or where things are kept. */
const HIDDEN_KINDS = ['User', 'Location'];

/** Any visibility but `public` hides, a misspelt one too. */
export function isPublicEntity(): Conditions {
  const label = OPERATIONS_LABELS.visibility;
  return {
    pluginId: 'catalog',
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
    conditions: {
      allOf: [
        { not: entity('IS_ENTITY_KIND', { kinds: HIDDEN_KINDS }) },
        {
          anyOf: [
            { not: entity('HAS_LABEL', { label }) },
            entity('HAS_LABEL', { label, value: 'public' }),
          ],
        },
      ],
    },
  };
}

export function isOwnedBy(principal: Principal): Conditions {
  return {
    pluginId: 'catalog',
    resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
    conditions: entity('IS_ENTITY_OWNER', {
      claims: principal.ownershipEntityRefs,
    }),
  };
}

export function isPublicService(): Conditions {
  return {
    pluginId: 'operations',
    resourceType: RESOURCE_TYPE_OPERATIONS_SERVICE,
    conditions: condition(RESOURCE_TYPE_OPERATIONS_SERVICE, 'IS_PUBLIC'),
  };
}

/** The resource type of tasks, as in `@backstage/plugin-scaffolder-common`. */
const RESOURCE_TYPE_SCAFFOLDER_TASK = 'scaffolder-task';

export function isOwnTask(principal: Principal): Conditions {
  return {
    pluginId: 'scaffolder',
    resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
    conditions: condition(RESOURCE_TYPE_SCAFFOLDER_TASK, 'IS_TASK_OWNER', {
      createdBy: principal.userEntityRef ? [principal.userEntityRef] : [],
    }),
  };
}
