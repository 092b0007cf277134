import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  Contact,
  OwnerGroup,
  Person,
  ServicePeople,
  visibilityOf,
} from '@operate-first/plugin-operations-common';
import { ServiceCriteria } from '../access/criteria';
import { contactsOfPeople, contactsOfService, displayNameOf } from './contacts';

const MEMBERS_SHOWN = 100;
/** Anything else may be named in `spec.owner` too, and is not shown to whoever asks for the owner. */
const OWNING_KINDS = new Set(['group', 'user']);

function kindOf(ref: string): string {
  return parseEntityRef(ref).kind.toLocaleLowerCase('en-US');
}

/** What a service shares with its owner is said once, of the owner. */
function withoutRepeated(contacts: Contact[], owners: Contact[]): Contact[] {
  return contacts.filter(
    ({ kind, url }) =>
      !owners.some(other => other.kind === kind && other.url === url),
  );
}

/** @internal */
export interface PeopleReaderOptions {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  /** The page here of the runbook that an address means, as far as the reader may see it. */
  runbookPage?: (
    address: string,
    criteria: ServiceCriteria,
  ) => Promise<string | undefined>;
}

/**
 * Finds the people behind a service. It reads the catalog as the plugin: how to reach a group is for
 * everybody, persons are left out here for readers who may not see them.
 *
 * @internal
 */
export class PeopleReader {
  readonly #options: PeopleReaderOptions;

  static create(options: PeopleReaderOptions): PeopleReader {
    return new PeopleReader(options);
  }

  private constructor(options: PeopleReaderOptions) {
    this.#options = options;
  }

  async read(
    service: { entity: Entity; entityRef: string; owner?: string },
    options: { showPersons: boolean; criteria?: ServiceCriteria },
  ): Promise<ServicePeople> {
    const { entity, entityRef, owner } = service;
    const answer: ServicePeople = {
      contacts: await this.#readHere(
        contactsOfService(entity),
        options.criteria,
      ),
      peopleHidden: !options.showPersons,
    };
    if (!owner) {
      return {
        ...answer,
        ownerProblem: `${entityRef} names no owner, so there is nobody to ask. Write one into spec.owner of its entity.`,
      };
    }
    if (!OWNING_KINDS.has(kindOf(owner))) {
      return {
        ...answer,
        ownerProblem: `The owner ${owner} is neither a group nor a person, so there is nobody to ask. Correct spec.owner of ${entityRef}.`,
      };
    }
    try {
      const found = await this.#entity(owner);
      if (!found) {
        return {
          ...answer,
          ownerProblem: `The owner ${owner} is not in the catalog. Add it, or correct spec.owner of ${entityRef}.`,
        };
      }
      if (!options.showPersons && visibilityOf(found) !== 'public') {
        return {
          ...answer,
          ownerProblem: `The owner is ${owner}. How to reach it is internal: sign in to see it.`,
        };
      }
      const group = await this.#owner(owner, found, options.showPersons);
      return {
        ...answer,
        owner: group,
        contacts: withoutRepeated(answer.contacts, group.contacts),
      };
    } catch (error) {
      this.#options.logger.warn(`Cannot read the owner ${owner}: ${error}`);
      return {
        ...answer,
        ownerProblem: `The owner is ${owner}; the catalog does not answer at present, so nothing more is known. Try again in a minute.`,
      };
    }
  }

  /** What is read in place is not opened elsewhere. */
  async #readHere(
    contacts: Contact[],
    criteria: ServiceCriteria,
  ): Promise<Contact[]> {
    const { runbookPage } = this.#options;
    return Promise.all(
      contacts.map(async contact => {
        const page =
          contact.kind === 'runbook' && contact.url !== undefined
            ? await runbookPage?.(contact.url, criteria)
            : undefined;
        return page === undefined ? contact : { ...contact, url: page };
      }),
    );
  }

  async #entity(ref: string): Promise<Entity | undefined> {
    const { catalog } = this.#options;
    return catalog.getEntityByRef(ref, await this.#asPlugin());
  }

  async #owner(
    owner: string,
    entity: Entity,
    showPersons: boolean,
  ): Promise<OwnerGroup> {
    const { catalog } = this.#options;
    if (kindOf(owner) === 'user') {
      // A person who owns alone: the name of the reference is known anyway, the rest is personal.
      return {
        entityRef: owner,
        displayName: showPersons ? displayNameOf(entity) : undefined,
        contacts: showPersons ? contactsOfPeople(entity) : [],
        members: showPersons ? [personOf(entity)] : [],
        totalMembers: 1,
      };
    }
    const { items, totalItems } = await catalog.queryEntities(
      {
        filter: { kind: 'User', 'relations.memberOf': owner },
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: showPersons ? MEMBERS_SHOWN : 1,
      },
      await this.#asPlugin(),
    );
    return {
      entityRef: owner,
      displayName: displayNameOf(entity),
      description: entity.metadata.description,
      contacts: contactsOfPeople(entity),
      members: showPersons ? items.map(personOf) : [],
      totalMembers: totalItems,
    };
  }

  async #asPlugin() {
    const { auth } = this.#options;
    return { credentials: await auth.getOwnServiceCredentials() };
  }
}

function personOf(entity: Entity): Person {
  return {
    entityRef: stringifyEntityRef(entity),
    displayName: displayNameOf(entity),
    contacts: contactsOfPeople(entity),
  };
}
