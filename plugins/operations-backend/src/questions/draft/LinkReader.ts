import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AskedText,
  AskLink,
  askLinks,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { contactsOfPeople, contactsOfService } from '../../people/contacts';
import { QuestionAudience } from '../audience';
import { QuestionRow } from '../rows';

/** @internal */
export interface LinkReaderOptions {
  database: Knex;
  catalog: CatalogService;
  auth: AuthService;
  /** Where people find the portal. */
  appUrl?: string;
}

/**
 * Finds out where else a question can be asked.
 *
 * @internal
 */
export class LinkReader {
  readonly #options: LinkReaderOptions;

  static create(options: LinkReaderOptions): LinkReader {
    return new LinkReader(options);
  }

  private constructor(options: LinkReaderOptions) {
    this.#options = options;
  }

  /** @param asked - refs: entity refs of those who are asked. */
  async of(
    asked: AskedText & { refs: string[]; serviceId?: string },
    { showPersons }: Pick<QuestionAudience, 'showPersons'>,
  ): Promise<AskLink[]> {
    const refs = asked.refs.filter(
      ref => showPersons || !ref.startsWith('user:'),
    );
    const [people, service] = await Promise.all([
      this.#entities(refs),
      this.#service(asked.serviceId),
    ]);
    return askLinks(asked, [
      ...people.flatMap(contactsOfPeople),
      ...(service ? contactsOfService(service) : []),
    ]);
  }

  async ofQuestion(
    row: QuestionRow,
    audience: QuestionAudience,
  ): Promise<AskLink[]> {
    const { database } = this.#options;
    const recipients: Array<{ ref: string }> = await database(
      'question_recipients',
    )
      .where('question_id', row.id)
      .orderBy('position')
      .select('ref');
    return this.of(
      {
        title: row.title,
        text: row.text,
        page: this.pageOf(row.key),
        refs: recipients.map(({ ref }) => ref),
        serviceId: row.root_service_id ?? undefined,
      },
      audience,
    );
  }

  pageOf(key: string): string | undefined {
    const { appUrl } = this.#options;
    return appUrl && `${appUrl}/operations/questions/${key}`;
  }

  /** What the catalog does not answer is not there. */
  async #entities(refs: string[]): Promise<Entity[]> {
    if (refs.length === 0) return [];
    const { catalog, auth } = this.#options;
    try {
      const credentials = await auth.getOwnServiceCredentials();
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: refs },
        { credentials },
      );
      const found = items.flatMap(entity => entity ?? []);
      const places = new Map(refs.map((ref, at) => [ref, at]));
      return found.sort(
        (a, b) =>
          (places.get(stringifyEntityRef(a)) ?? 0) -
          (places.get(stringifyEntityRef(b)) ?? 0),
      );
    } catch {
      return [];
    }
  }

  async #service(id: string | undefined): Promise<Entity | undefined> {
    if (id === undefined) return undefined;
    const row = await this.#options
      .database('services')
      .where({ id })
      .first('entity');
    return row && JSON.parse(row.entity);
  }
}
