import { AuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { z } from 'zod';
import { FieldError } from '../../api/FieldError';
import { PersonBook } from '../../incidents/desk/PersonBook';
import { CatalogPeople } from '../../notifications/CatalogPeople';

/** Whom a question is asked of. @internal */
export interface Recipient {
  ref: string;
  /** Everybody who is told. */
  people: string[];
  /** As a system of tickets calls them. */
  handle?: string;
}

const HANDLES = ['github.com/user-login', 'gitlab.com/user-login'];
const handle = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,60}$/);

/** @internal */
export interface RecipientBookOptions {
  catalog: CatalogService;
  auth: AuthService;
  persons: PersonBook;
  people: Pick<CatalogPeople, 'membersOf'>;
}

/**
 * Whom questions can be asked of: people and groups of the catalog.
 *
 * @internal
 */
export class RecipientBook {
  readonly #options: RecipientBookOptions;

  static create(options: RecipientBookOptions): RecipientBook {
    return new RecipientBook(options);
  }

  private constructor(options: RecipientBookOptions) {
    this.#options = options;
  }

  /** @param asker - is told nothing of what they ask themselves. */
  async find(
    wanted: string,
    options: { asker: string; showPersons: boolean },
  ): Promise<Recipient> {
    const { people } = this.#options;
    const ref = await this.#refOf(wanted, options.showPersons);
    if (ref === options.asker) {
      throw problem(wanted, 'This is you.', 'Ask somebody else, or the team.');
    }
    const told = (await people.membersOf(ref)).filter(
      person => person !== options.asker,
    );
    if (told.length === 0) {
      throw problem(
        wanted,
        `There is nobody else in ${ref}.`,
        'Ask a person, or another group.',
      );
    }
    return { ref, people: told, handle: await this.#handleOf(ref) };
  }

  async #refOf(wanted: string, showPersons: boolean): Promise<string> {
    const { persons, catalog, auth } = this.#options;
    if (!/^group:/i.test(wanted)) {
      return persons.find(wanted, { field: 'to', showPersons });
    }
    let ref: string;
    try {
      ref = stringifyEntityRef(parseEntityRef(wanted)).toLocaleLowerCase(
        'en-US',
      );
    } catch {
      throw noGroup(wanted);
    }
    const credentials = await auth.getOwnServiceCredentials();
    if (await catalog.getEntityByRef(ref, { credentials })) return ref;
    throw noGroup(wanted);
  }

  async #handleOf(ref: string): Promise<string | undefined> {
    if (!ref.startsWith('user:')) return undefined;
    const { catalog, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const entity = await catalog.getEntityByRef(ref, { credentials });
    const annotations = entity?.metadata.annotations ?? {};
    for (const name of HANDLES) {
      const found = handle.safeParse(annotations[name]);
      if (found.success) return found.data;
    }
    return undefined;
  }
}

function problem(value: string, message: string, remedy: string): FieldError {
  return new FieldError({ field: 'to', value, message, remedy });
}

function noGroup(wanted: string): FieldError {
  return problem(
    wanted,
    `There is no group ${wanted} in the catalog.`,
    'Give the entity ref of a person or a group, such as group:default/payments.',
  );
}
