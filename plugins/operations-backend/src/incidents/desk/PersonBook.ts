import { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { didYouMean } from '../../api/closest';
import { FieldError } from '../../api/FieldError';

const MOST_NAMES = 5_000;

/**
 * The people whom the catalog knows.
 *
 * @internal
 */
export class PersonBook {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): PersonBook {
    return new PersonBook(options.catalog, options.auth);
  }

  private constructor(catalog: CatalogService, auth: AuthService) {
    this.#catalog = catalog;
    this.#auth = auth;
  }

  /**
   * The entity ref of a person by whatever people write: `anna`, `@anna`, `user:default/anna`.
   *
   * @param options - showPersons: whether whoever asks may read who else there is.
   */
  async find(
    wanted: string,
    options: { field: string; showPersons: boolean },
  ): Promise<string> {
    const { field, showPersons } = options;
    const ref = refOf(wanted.replace(/^@/, ''));
    const credentials = await this.#auth.getOwnServiceCredentials();
    const entity =
      ref && (await this.#catalog.getEntityByRef(ref, { credentials }));
    if (ref && entity) return ref;
    throw new FieldError({
      field,
      value: wanted,
      message: `There is no person ${wanted} in the catalog.${didYouMean(
        ref ?? wanted,
        showPersons ? await this.#names() : [],
      )}`,
      remedy: 'Give the entity ref of a person, such as user:default/anna.',
    });
  }

  async #names(): Promise<string[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const { items } = await this.#catalog.queryEntities(
      {
        filter: { kind: 'User' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        limit: MOST_NAMES,
      },
      { credentials },
    );
    return items.map(entity => stringifyEntityRef(entity));
  }
}

function refOf(text: string): string | undefined {
  try {
    const ref = parseEntityRef(text, {
      defaultKind: 'user',
      defaultNamespace: 'default',
    });
    return ref.kind.toLocaleLowerCase('en-US') === 'user'
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    // It is no ref at all, which the error says in other words.
    return undefined;
  }
}
