import {
  AuthService,
  BackstageCredentials,
  BackstagePrincipalTypes,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { Principals } from '../principal';

/**
 * What a visitor has to reach in order to read. Each of these asks for a permission wherever it says or
 * changes anything. The other plugins of Backstage take any user token for somebody who has signed in.
 */
const OPEN_PLUGINS = [
  'app',
  'auth',
  'catalog',
  'operations',
  'permission',
  'search',
  'signals',
];

type Credentials = HttpAuthService['credentials'];

/**
 * Refuses visitors who have not signed in at the door of plugins that are not meant for them.
 *
 * @internal
 */
export class AnonymousGuard implements HttpAuthService {
  readonly #inner: HttpAuthService;
  readonly #auth: AuthService;
  readonly #principals: Principals;
  readonly #pluginId: string;

  /** Wraps the service of one plugin where that plugin is not open to visitors. */
  static guard(options: {
    inner: HttpAuthService;
    auth: AuthService;
    principals: Principals;
    pluginId: string;
    alsoOpen: string[];
  }): HttpAuthService {
    const open = [...OPEN_PLUGINS, ...options.alsoOpen];
    return open.includes(options.pluginId)
      ? options.inner
      : new AnonymousGuard(options);
  }

  private constructor(options: {
    inner: HttpAuthService;
    auth: AuthService;
    principals: Principals;
    pluginId: string;
  }) {
    this.#inner = options.inner;
    this.#auth = options.auth;
    this.#principals = options.principals;
    this.#pluginId = options.pluginId;
  }

  async credentials<TAllowed extends keyof BackstagePrincipalTypes = 'unknown'>(
    ...[req, options]: Parameters<Credentials>
  ): Promise<BackstageCredentials<BackstagePrincipalTypes[TAllowed]>> {
    const credentials = await this.#inner.credentials<TAllowed>(
      req,
      options as { allow?: TAllowed[]; allowLimitedAccess?: boolean },
    );
    this.#refuseAnonymous(credentials);
    return credentials;
  }

  async issueUserCookie(
    ...[res, options]: Parameters<HttpAuthService['issueUserCookie']>
  ): Promise<{ expiresAt: Date }> {
    if (options?.credentials) this.#refuseAnonymous(options.credentials);
    else await this.credentials(res.req);
    return this.#inner.issueUserCookie(res, options);
  }

  #refuseAnonymous(credentials: BackstageCredentials) {
    if (
      this.#auth.isPrincipal(credentials, 'user') &&
      this.#principals.isAnonymous(credentials.principal.userEntityRef)
    ) {
      throw new NotAllowedError(
        `Visitors who have not signed in cannot use ${
          this.#pluginId
        }. Sign in, then try again.`,
      );
    }
  }
}
