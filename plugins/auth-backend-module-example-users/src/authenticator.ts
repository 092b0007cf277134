import {
  isUserEntity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
  SignInResolver,
} from '@backstage/plugin-auth-node';

/** The header by which the sign-in page says who was chosen. */
const USER_HEADER = 'x-example-user';

type ExampleUserResult = { userEntityRef: string };

function parseUserRef(ref: string): string {
  const parsed = (() => {
    try {
      return parseEntityRef(ref, { defaultKind: 'User' });
    } catch {
      return undefined;
    }
  })();
  if (parsed?.kind.toLocaleLowerCase('en-US') !== 'user') {
    throw new InputError(
      `The header ${USER_HEADER} must name a user, as in user:default/ada`,
    );
  }
  return stringifyEntityRef(parsed);
}

/** @internal */
export const exampleUsersAuthenticator = createProxyAuthenticator({
  async defaultProfileTransform({ userEntityRef }: ExampleUserResult, context) {
    const { entity } = await context.findCatalogUser({
      entityRef: userEntityRef,
    });
    return { profile: isUserEntity(entity) ? { ...entity.spec.profile } : {} };
  },
  initialize({ config }) {
    if (
      process.env.NODE_ENV !== 'development' &&
      !config.getOptionalBoolean('dangerouslyAllowOutsideDevelopment')
    ) {
      throw new NotAllowedError(
        'auth.providers.example-users lets anybody be anybody. Remove it, or set its dangerouslyAllowOutsideDevelopment where that is what you want',
      );
    }
  },
  async authenticate({ req }) {
    return {
      result: { userEntityRef: parseUserRef(req.header(USER_HEADER) ?? '') },
    };
  },
});

/** Only users of the catalog can be chosen; everybody else is a NotFoundError. */
const signInAsCatalogUser: SignInResolver<ExampleUserResult> = (
  { result },
  context,
) => context.signInWithCatalogUser({ entityRef: result.userEntityRef });

/** @internal */
export const exampleUsersProviderFactory = createProxyAuthProviderFactory({
  authenticator: exampleUsersAuthenticator,
  signInResolver: signInAsCatalogUser,
});
