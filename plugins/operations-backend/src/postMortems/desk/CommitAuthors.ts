import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ChangeAuthor } from '@operate-first/plugin-operations-node';
import { z } from 'zod';

const profile = z
  .object({ displayName: z.string().trim().min(1) })
  .transform(({ displayName }) => displayName);

/**
 * What commits call people: by their names, without addresses, which git would keep for ever.
 *
 * @internal
 */
export class CommitAuthors {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): CommitAuthors {
    return new CommitAuthors(options.catalog, options.auth);
  }

  private constructor(catalog: CatalogService, auth: AuthService) {
    this.#catalog = catalog;
    this.#auth = auth;
  }

  /** @param ref - an entity ref, or the name of a plugin. */
  async of(ref: string): Promise<ChangeAuthor> {
    const name = ref.slice(Math.max(ref.indexOf('/'), ref.indexOf(':')) + 1);
    if (!ref.startsWith('user:')) return { name };
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const entity = await this.#catalog.getEntityByRef(ref, { credentials });
      const said = profile.safeParse(entity?.spec?.profile);
      return { name: said.success ? said.data : name };
    } catch {
      // The catalog does not answer: the handle says who it was, too.
      return { name };
    }
  }
}
