import {
  AuthService,
  BackstageCredentials,
  BackstagePrincipalTypes,
  BackstageUserPrincipal,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { Request } from 'express';
import { PrincipalKind, Principals } from '../principal';
import { Doors } from './doors';

interface Options {
  inner: HttpAuthService;
  auth: AuthService;
  userInfo: UserInfoService;
  principals: Principals;
  doors: Doors;
  pluginId: string;
}

/**
 * Keeps people out where Backstage admits every user token but not everybody is meant to be.
 *
 * @internal
 */
export class GuardedHttpAuth implements HttpAuthService {
  readonly #options: Options;

  static create(options: Options): GuardedHttpAuth {
    return new GuardedHttpAuth(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  async credentials<TAllowed extends keyof BackstagePrincipalTypes = 'unknown'>(
    req: Request,
    options?: { allow?: TAllowed[]; allowLimitedAccess?: boolean },
  ): Promise<BackstageCredentials<BackstagePrincipalTypes[TAllowed]>> {
    const credentials = await this.#options.inner.credentials(req, options);
    await this.#check(req, credentials);
    return credentials;
  }

  async issueUserCookie(
    ...[res, options]: Parameters<HttpAuthService['issueUserCookie']>
  ): Promise<{ expiresAt: Date }> {
    if (options?.credentials) await this.#check(res.req, options.credentials);
    return this.#options.inner.issueUserCookie(res, options);
  }

  async #check(req: Request, credentials: BackstageCredentials) {
    if (!this.#options.auth.isPrincipal(credentials, 'user')) return;
    const { pluginId, doors } = this.#options;
    const opensTo = doors.opensTo(req, {
      throughPlugin: Boolean(credentials.principal.actor),
    });
    const kind = await this.#kindOf(credentials, opensTo);
    if (opensTo.includes(kind)) return;
    throw new NotAllowedError(
      kind === 'anonymous'
        ? `Visitors who have not signed in cannot use this part of ${pluginId}. Sign in, then try again.`
        : `Only admins may use this part of ${pluginId}.`,
    );
  }

  /** Asks for somebody's groups only where it makes a difference. */
  async #kindOf(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    opensTo: PrincipalKind[],
  ): Promise<PrincipalKind> {
    const { userEntityRef } = credentials.principal;
    if (this.#options.principals.isAnonymous(userEntityRef)) return 'anonymous';
    if (opensTo.includes('member')) return 'member';
    const info = await this.#options.userInfo.getUserInfo(credentials);
    return this.#options.principals.of(info).kind;
  }
}
