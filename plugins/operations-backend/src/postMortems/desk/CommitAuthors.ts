import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { KnownName } from '@operate-first/plugin-operations-common';
import {
  ChangeAuthor,
  DocumentRepository,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { z } from 'zod';
import { AuthorKeys } from '../../authors/AuthorKeys';
import { AuthorSettingsStore } from '../../authors/AuthorSettingsStore';

const profile = z
  .object({ displayName: z.string().trim().min(1) })
  .transform(({ displayName }) => displayName);

/** The portal itself, by its own name and address. */
const NOBODY: ChangeAuthor = { name: '' };

/**
 * What commits call people: by their names, without addresses, which git would keep for ever, and with a key by which the
 * portal knows them again. Of those who asked to be named nowhere neither is written.
 *
 * @internal
 */
export class CommitAuthors {
  readonly #database: Knex;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #settings: AuthorSettingsStore;

  static create(options: {
    database: Knex;
    catalog: CatalogService;
    auth: AuthService;
  }): CommitAuthors {
    return new CommitAuthors(options);
  }

  private constructor(options: {
    database: Knex;
    catalog: CatalogService;
    auth: AuthService;
  }) {
    this.#database = options.database;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#settings = AuthorSettingsStore.create(options);
  }

  /** @param ref - an entity ref, or the name of a plugin. */
  async of(ref: string): Promise<ChangeAuthor> {
    const handle = ref.slice(Math.max(ref.indexOf('/'), ref.indexOf(':')) + 1);
    if (!ref.startsWith('user:')) return { name: handle };
    const name = (await this.#displayName(ref)) ?? handle;
    if (await this.#isRemoved(ref, name)) return NOBODY;
    const keys = await AuthorKeys.read(this.#database);
    return { name, key: keys.of(ref) };
  }

  /**
   * Whose words stand in a commit beside those of its author: where everybody reads it, those who let everybody read their
   * names.
   */
  async alsoOf(
    refs: string[],
    by: string,
    { visibility }: Pick<DocumentRepository, 'visibility'>,
  ): Promise<ChangeAuthor[]> {
    const others = [...new Set(refs)].filter(
      ref => ref !== by && ref.startsWith('user:'),
    );
    const settings = await this.#settings.readAll(others);
    const open = others.filter(
      ref =>
        visibility !== 'public' || settings.get(ref)?.shownTo === 'everybody',
    );
    const all = await Promise.all(open.map(ref => this.of(ref)));
    return all.filter(({ name }) => name !== '');
  }

  async #displayName(ref: string): Promise<string | undefined> {
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const entity = await this.#catalog.getEntityByRef(ref, { credentials });
      return profile.safeParse(entity?.spec?.profile).data;
    } catch {
      // The catalog does not answer: the handle says who it was, too.
      return undefined;
    }
  }

  /** As it is at this moment: what is committed is for ever. */
  async #isRemoved(ref: string, name: string): Promise<boolean> {
    const plain = (text: string) => text.toLocaleLowerCase('en-US');
    const rows: Array<{ person: string | null; names: string }> =
      await this.#database('removals').select('person', 'names');
    return rows.some(
      ({ person, names }) =>
        (person !== null && plain(person) === plain(ref)) ||
        (JSON.parse(names) as KnownName[]).some(
          one => plain(one.name) === plain(name),
        ),
    );
  }
}
