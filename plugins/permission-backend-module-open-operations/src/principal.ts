import { Config } from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ANONYMOUS_USER_REF } from '@operate-first/plugin-operations-common';

/** Who the guest provider of Backstage signs in where nothing is configured. */
const STOCK_GUEST_REF = 'user:development/guest';

/**
 * The kinds of people that the policy tells apart. Other plugins acting for themselves are none of them:
 * Backstage does not ask the policy about those.
 *
 * @public
 */
export type PrincipalKind = 'anonymous' | 'member' | 'admin';

/** @internal */
export type Principal = {
  kind: PrincipalKind;
  /** Nobody's where the person has not signed in. */
  userEntityRef: string | undefined;
  /** The person's own ref and the groups it belongs to. */
  ownershipEntityRefs: string[];
};

function normalize(ref: string, defaultKind: string): string {
  return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
}

/**
 * Tells who somebody is to the policy.
 *
 * @internal
 */
export class Principals {
  readonly #anonymous: Set<string>;
  readonly #admins: Set<string>;

  static fromConfig(config: Config): Principals {
    // Whoever the guest provider signs in has not signed in, whatever name was chosen: a typing mistake in
    // the configuration must not make a member of every visitor.
    const guest = config.getOptionalString(
      'auth.providers.guest.userEntityRef',
    );
    const admins =
      config.getOptionalStringArray('permission.openOperations.admins') ?? [];
    return new Principals(
      new Set(
        [ANONYMOUS_USER_REF, STOCK_GUEST_REF, guest]
          .filter(ref => ref !== undefined)
          .map(ref => normalize(ref, 'user')),
      ),
      new Set(admins.map(ref => normalize(ref, 'group'))),
    );
  }

  private constructor(anonymous: Set<string>, admins: Set<string>) {
    this.#anonymous = anonymous;
    this.#admins = admins;
  }

  isAnonymous(userEntityRef: string): boolean {
    return this.#anonymous.has(normalize(userEntityRef, 'user'));
  }

  /** Somebody without any credentials is a visitor like the anonymous one. */
  of(
    user: { userEntityRef: string; ownershipEntityRefs: string[] } | undefined,
  ): Principal {
    if (!user || this.isAnonymous(user.userEntityRef)) {
      return {
        kind: 'anonymous',
        userEntityRef: undefined,
        ownershipEntityRefs: [],
      };
    }
    const { userEntityRef, ownershipEntityRefs } = user;
    const refs = [userEntityRef, ...ownershipEntityRefs];
    return {
      kind: refs.some(ref => this.#admins.has(normalize(ref, 'group')))
        ? 'admin'
        : 'member',
      userEntityRef,
      ownershipEntityRefs,
    };
  }
}
