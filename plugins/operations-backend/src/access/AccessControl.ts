import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  operationsPersonReadPermission,
  operationsServiceReadPermission,
  operationsSourceReadPermission,
} from '@operate-first/plugin-operations-common';
import { Request } from 'express';
import { ONLY_PUBLIC, ServiceCondition, ServiceCriteria } from './criteria';
import { operationsServiceResourceRef } from './rules';

/** @internal */
export interface AccessControlOptions {
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  unauthenticatedRead: boolean;
}

/**
 * Says what the caller of a request may see.
 *
 * @internal
 */
export class AccessControl {
  readonly #options: AccessControlOptions;

  static create(options: AccessControlOptions): AccessControl {
    return new AccessControl(options);
  }

  private constructor(options: AccessControlOptions) {
    this.#options = options;
  }

  /** Refuses callers who are nobody, unless the configuration lets them read. */
  async credentials(request: Request): Promise<BackstageCredentials> {
    const { httpAuth, unauthenticatedRead } = this.#options;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    return httpAuth.credentials(request, {
      allow:
        unauthenticatedRead && reads
          ? ['user', 'service', 'none']
          : ['user', 'service'],
    });
  }

  /** Which services the caller may see. */
  async services(request: Request): Promise<ServiceCriteria> {
    const credentials = await this.credentials(request);
    if (this.#isNobody(credentials)) return ONLY_PUBLIC;
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission: operationsServiceReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return undefined;
      case AuthorizeResult.CONDITIONAL:
        return createConditionTransformer<ServiceCondition>(
          this.#options.permissionsRegistry.getPermissionRuleset(
            operationsServiceResourceRef,
          ),
        )(decision.conditions);
      default:
        throw new NotAllowedError(
          'You may not see services. Sign in, or ask for the permission operations.service.read.',
        );
    }
  }

  /** Whether the caller may see people. */
  async mayReadPeople(request: Request): Promise<boolean> {
    const credentials = await this.credentials(request);
    return (
      !this.#isNobody(credentials) &&
      this.#allowed(operationsPersonReadPermission, credentials)
    );
  }

  /** Refuses callers who may not see how sources are. */
  async requireSources(request: Request): Promise<void> {
    const credentials = await this.credentials(request);
    if (
      !this.#isNobody(credentials) &&
      !(await this.#allowed(operationsSourceReadPermission, credentials))
    ) {
      throw new NotAllowedError(
        'You may not see sources. Sign in, or ask for the permission operations.source.read.',
      );
    }
  }

  async #allowed(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  #isNobody(credentials: BackstageCredentials): boolean {
    return this.#options.auth.isPrincipal(credentials, 'none');
  }
}
