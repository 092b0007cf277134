import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  OwnerGroup,
  Person,
  ServicePeople,
} from '@operate-first/plugin-operations-common';
import { contactsOfPeople, contactsOfService, displayNameOf } from './contacts';

const MEMBERS_SHOWN = 100;

/** @internal */
export interface PeopleReaderOptions {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
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
    options: { showPersons: boolean },
  ): Promise<ServicePeople> {
    const { entity, entityRef, owner } = service;
    const answer: ServicePeople = {
      contacts: contactsOfService(entity),
      peopleHidden: !options.showPersons,
    };
    if (!owner) {
      return {
        ...answer,
        ownerProblem: `${entityRef} names no owner, so there is nobody to ask. Write one into spec.owner of its entity.`,
      };
    }
    try {
      const found = await this.#owner(owner, options.showPersons);
      if (found) return { ...answer, owner: found };
      return {
        ...answer,
        ownerProblem: `The owner ${owner} is not in the catalog. Add it, or correct spec.owner of ${entityRef}.`,
      };
    } catch (error) {
      this.#options.logger.warn(`Cannot read the owner ${owner}: ${error}`);
      return {
        ...answer,
        ownerProblem: `The owner is ${owner}; the catalog does not answer at present, so nothing more is known. Try again in a minute.`,
      };
    }
  }

  async #owner(
    owner: string,
    showPersons: boolean,
  ): Promise<OwnerGroup | undefined> {
    const { catalog } = this.#options;
    const entity = await catalog.getEntityByRef(owner, await this.#asPlugin());
    if (!entity) return undefined;
    if (parseEntityRef(owner).kind.toLocaleLowerCase('en-US') === 'user') {
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
