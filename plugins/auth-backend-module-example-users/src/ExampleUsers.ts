import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  isGroupEntity,
  isUserEntity,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
  UserEntity,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Somebody who can be chosen on the sign-in page. No contacts: everybody sees this list.
 *
 * @internal
 */
export interface ExampleUser {
  entityRef: string;
  displayName: string;
  description: string | undefined;
  /** The titles of the groups it belongs to. */
  groups: string[];
}

function groupRefsOf(user: Entity): string[] {
  return (user.relations ?? [])
    .filter(({ type }) => type === RELATION_MEMBER_OF)
    .map(({ targetRef }) => targetRef);
}

function displayNameOf(entity: Entity): string {
  const name =
    isUserEntity(entity) || isGroupEntity(entity)
      ? entity.spec.profile?.displayName
      : undefined;
  return name ?? entity.metadata.title ?? entity.metadata.name;
}

/** @internal */
export class ExampleUsers {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  static create(options: { auth: AuthService; catalog: CatalogService }) {
    return new ExampleUsers(options);
  }

  private constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  async list(): Promise<ExampleUser[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const { items } = await this.#catalog.getEntities(
      { filter: { kind: 'User' } },
      { credentials },
    );
    const users = items.filter(isUserEntity);
    const groups = await this.#groupTitles(users);
    return users
      .map(user => ({
        entityRef: stringifyEntityRef(user),
        displayName: displayNameOf(user),
        description: user.metadata.description,
        groups: groupRefsOf(user).flatMap(ref => groups.get(ref) ?? []),
      }))
      .sort((a, b) => a.displayName.localeCompare(b.displayName));
  }

  async #groupTitles(users: UserEntity[]): Promise<Map<string, string>> {
    const entityRefs = [...new Set(users.flatMap(groupRefsOf))];
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return new Map(
      items
        .filter(group => group !== undefined)
        .map(group => [stringifyEntityRef(group), displayNameOf(group)]),
    );
  }
}
