import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  ANONYMOUS_USER_REF,
  operationsClusterReadPermission,
  operationsDiagnosticsReadPermission,
  operationsIncidentDeclarePermission,
  operationsIncidentUpdatePermission,
  operationsInternalReadPermission,
  operationsLogReadPermission,
  operationsMaintenanceManagePermission,
  operationsPersonReadPermission,
  operationsPostMortemPublishPermission,
  operationsPostMortemWritePermission,
  operationsRemovalManagePermission,
  operationsServiceReadPermission,
  operationsSourceReadPermission,
  operationsWebhookReadPermission,
} from '@operate-first/plugin-operations-common';
import { Request } from 'express';
import {
  NOTHING,
  ONLY_PUBLIC,
  ServiceCondition,
  ServiceCriteria,
} from './criteria';
import { operationsServiceResourceRef } from './rules';
import { withoutDetail } from './withoutDetail';

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
    const criteria = await this.#conditions(
      operationsServiceReadPermission,
      credentials,
    );
    if (criteria !== NOTHING) return criteria;
    throw new NotAllowedError(
      'You may not see services. Sign in, or ask for the permission operations.service.read.',
    );
  }

  /** Of which services the caller may read what nobody has redacted. */
  async internal(request: Request): Promise<ServiceCriteria> {
    const credentials = await this.credentials(request);
    if (this.#isNobody(credentials)) return NOTHING;
    return this.#conditions(operationsInternalReadPermission, credentials);
  }

  async #conditions(
    permission: ResourcePermission,
    credentials: BackstageCredentials,
  ): Promise<ServiceCriteria> {
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission }],
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
        return NOTHING;
    }
  }

  /** Whether the caller may see people. */
  async mayReadPeople(request: Request): Promise<boolean> {
    return this.#may(request, operationsPersonReadPermission);
  }

  /** Whether the caller may see what machines said in their own words. */
  async mayReadDiagnostics(request: Request): Promise<boolean> {
    return this.#may(request, operationsDiagnosticsReadPermission);
  }

  /** Whether the caller may read logs. */
  async mayReadLogs(request: Request): Promise<boolean> {
    return this.#may(request, operationsLogReadPermission);
  }

  /** An answer with the words of machines only for callers who may see them. */
  async redacted<T>(request: Request, answer: T): Promise<T> {
    const plain = withoutDetail(answer);
    if (plain === answer) return answer;
    return (await this.mayReadDiagnostics(request)) ? answer : plain;
  }

  /** Refuses callers who may not see how sources are. */
  async requireSources(request: Request): Promise<void> {
    await this.#requireOpen(request, operationsSourceReadPermission, 'sources');
  }

  /** Refuses callers who may not see clusters. */
  async requireClusters(request: Request): Promise<void> {
    const permission = operationsClusterReadPermission;
    await this.#requireOpen(request, permission, 'clusters');
  }

  /** Refuses callers who may not see manifests. */
  async requireDiagnostics(request: Request): Promise<void> {
    const permission = operationsDiagnosticsReadPermission;
    await this.#requirePerson(request, permission, 'manifests');
  }

  /** Refuses callers who may not read logs. */
  async requireLogs(request: Request): Promise<void> {
    await this.#requirePerson(request, operationsLogReadPermission, 'logs');
  }

  /** Refuses callers who may not announce maintenance, and says who it is. */
  async requireMaintenance(request: Request): Promise<string> {
    const permission = operationsMaintenanceManagePermission;
    await this.requireWriter(request, permission, 'announce maintenance');
    return this.reader(request);
  }

  /** Refuses callers who may not declare incidents. */
  async requireDeclaring(request: Request): Promise<void> {
    const permission = operationsIncidentDeclarePermission;
    await this.requireWriter(request, permission, 'declare incidents');
  }

  /** Refuses callers who may not write into incidents. */
  async requireIncidents(request: Request): Promise<void> {
    const permission = operationsIncidentUpdatePermission;
    await this.requireWriter(request, permission, 'write into incidents');
  }

  /** Whether the caller may write into incidents. */
  async mayWriteIncidents(request: Request): Promise<boolean> {
    return this.#may(request, operationsIncidentUpdatePermission);
  }

  /** Refuses callers who may not write post-mortems. */
  async requirePostMortems(request: Request): Promise<void> {
    const permission = operationsPostMortemWritePermission;
    await this.requireWriter(request, permission, 'write post-mortems');
  }

  /** Refuses callers who may not publish post-mortems. */
  async requirePublishing(request: Request): Promise<void> {
    const permission = operationsPostMortemPublishPermission;
    await this.requireWriter(request, permission, 'publish post-mortems');
  }

  /** Whether the caller may write post-mortems. */
  async mayWritePostMortems(request: Request): Promise<boolean> {
    return this.#may(request, operationsPostMortemWritePermission);
  }

  /** Whether the caller may publish post-mortems. */
  async mayPublishPostMortems(request: Request): Promise<boolean> {
    return this.#may(request, operationsPostMortemPublishPermission);
  }

  /** Whether the caller may take others out of what the portal shows. */
  async mayManageRemovals(request: Request): Promise<boolean> {
    return this.#may(request, operationsRemovalManagePermission);
  }

  /** Refuses everybody but people who may do something for themselves, and says who it is. */
  async requirePersonally(
    request: Request,
    permission: BasicPermission,
    what: string,
  ): Promise<string> {
    const credentials = await this.credentials(request);
    if (this.#isNobody(credentials)) {
      throw new AuthenticationError(`Visitors may not ${what}.`);
    }
    await this.requireWriter(request, permission, what);
    const person = await this.person(request);
    if (person !== undefined) return person;
    throw new NotAllowedError(`Nobody but people may ${what}.`);
  }

  /** Whether the caller may do something; callers without credentials may not. */
  async may(request: Request, permission: BasicPermission): Promise<boolean> {
    return this.#may(request, permission);
  }

  /** Refuses callers who may not see where the portal tells of what happens. */
  async requireWebhooks(request: Request): Promise<void> {
    const permission = operationsWebhookReadPermission;
    await this.#requirePerson(request, permission, 'webhooks');
  }

  /** Refuses callers who may not do something; `what` completes "You may not …". */
  async requireWriter(
    request: Request,
    permission: BasicPermission,
    what: string,
  ): Promise<void> {
    const credentials = await this.credentials(request);
    if (await this.#allowed(permission, credentials)) return;
    throw new NotAllowedError(
      `You may not ${what}. Sign in, or ask for the permission ${permission.name}.`,
    );
  }

  /** The entity ref of the caller, where it is a person who has signed in. */
  async person(request: Request): Promise<string | undefined> {
    const credentials = await this.credentials(request);
    if (!this.#options.auth.isPrincipal(credentials, 'user')) return undefined;
    const { userEntityRef } = credentials.principal;
    return userEntityRef === ANONYMOUS_USER_REF ? undefined : userEntityRef;
  }

  /** One name for each caller, to count what each asks for. */
  async reader(request: Request): Promise<string> {
    const credentials = await this.credentials(request);
    const { auth } = this.#options;
    if (auth.isPrincipal(credentials, 'user')) {
      return credentials.principal.userEntityRef;
    }
    return auth.isPrincipal(credentials, 'service')
      ? credentials.principal.subject
      : '';
  }

  async #may(request: Request, permission: BasicPermission): Promise<boolean> {
    const credentials = await this.credentials(request);
    return (
      !this.#isNobody(credentials) && this.#allowed(permission, credentials)
    );
  }

  /** What callers without credentials may see too, where they may see anything. */
  async #requireOpen(
    request: Request,
    permission: BasicPermission,
    what: string,
  ): Promise<void> {
    const credentials = await this.credentials(request);
    if (this.#isNobody(credentials)) return;
    await this.#require(credentials, permission, what);
  }

  async #requirePerson(
    request: Request,
    permission: BasicPermission,
    what: string,
  ): Promise<void> {
    const credentials = await this.credentials(request);
    if (this.#isNobody(credentials)) {
      throw new AuthenticationError(`Visitors may not see ${what}.`);
    }
    await this.#require(credentials, permission, what);
  }

  async #require(
    credentials: BackstageCredentials,
    permission: BasicPermission,
    what: string,
  ): Promise<void> {
    if (await this.#allowed(permission, credentials)) return;
    throw new NotAllowedError(
      `You may not see ${what}. Sign in, or ask for the permission ${permission.name}.`,
    );
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
