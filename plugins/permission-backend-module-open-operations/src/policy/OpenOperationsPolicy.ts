import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { Principals } from '../principal';
import { verdictOn } from './rules';

/**
 * Open to read, signed in to write.
 *
 * @internal
 */
export class OpenOperationsPolicy implements PermissionPolicy {
  readonly #principals: Principals;

  static create(options: { principals: Principals }): OpenOperationsPolicy {
    return new OpenOperationsPolicy(options.principals);
  }

  private constructor(principals: Principals) {
    this.#principals = principals;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const principal = this.#principals.of(user?.info);
    const verdict = verdictOn(permission.name, principal.kind);
    if (verdict === 'allow') return { result: AuthorizeResult.ALLOW };
    if (verdict === 'deny') return { result: AuthorizeResult.DENY };

    const { pluginId, resourceType, conditions } = verdict(principal);
    // A permission that merely has the same name cannot be asked about objects.
    if (!isResourcePermission(permission, resourceType)) {
      return { result: AuthorizeResult.DENY };
    }
    return {
      result: AuthorizeResult.CONDITIONAL,
      pluginId,
      resourceType,
      conditions,
    };
  }
}
