import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  IdentityIndex,
  KnownName,
  NamedRef,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { CatalogWatch } from '../catalog/CatalogWatch';
import { repeat } from '../notifications/repeat';
import { RepositorySet } from '../postMortems/RepositorySet';
import { AuthorKeys } from './AuthorKeys';
import { formerPerson, knownPerson, knownTeam } from './knownPeople';

const LOOK_MILLISECONDS = 10_000;

interface Known {
  identities: IdentityIndex;
  titles: ReadonlyMap<string, string | undefined>;
  members: ReadonlyMap<string, string[]>;
  parents: ReadonlyMap<string, string[]>;
}

const NOBODY: Known = {
  identities: IdentityIndex.create({ people: [] }),
  titles: new Map(),
  members: new Map(),
  parents: new Map(),
};

/** @internal */
export interface PeopleIndexOptions {
  database: Knex;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  /** Where the portal commits. */
  repositories: Pick<RepositorySet, 'portals'>;
}

function targets(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

function append(map: Map<string, string[]>, key: string, value: string) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/**
 * Whom the catalog knows, and knew, in memory: each process follows the catalog, so that no request has to ask it.
 *
 * @internal
 */
export class PeopleIndex {
  readonly #options: PeopleIndexOptions;
  readonly #watch: CatalogWatch;
  readonly #entities = new Map<string, Entity>();
  #former = '';
  #known: Known = NOBODY;
  #first?: Promise<void>;

  static create(options: PeopleIndexOptions): PeopleIndex {
    return new PeopleIndex(options);
  }

  private constructor(options: PeopleIndexOptions) {
    this.#options = options;
    this.#watch = CatalogWatch.create({ ...options, kinds: ['User', 'Group'] });
  }

  get identities(): IdentityIndex {
    return this.#known.identities;
  }

  /** Follows the catalog until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger } = this.#options;
    await repeat(
      {
        name: 'look for people in the catalog',
        milliseconds: LOOK_MILLISECONDS,
        signal,
        logger,
      },
      () => this.refresh(),
    );
  }

  /** Resolves once the catalog was looked through, or could not be: then nobody is known yet. */
  async ready(): Promise<void> {
    this.#first ??= this.refresh().catch(error => {
      this.#first = undefined;
      this.#options.logger.warn(`Cannot look for people: ${error}`);
    });
    await this.#first;
  }

  /** Looks once. */
  async refresh(): Promise<void> {
    const { changed, present, different } = await this.#watch.look();
    for (const entity of changed) {
      this.#entities.set(stringifyEntityRef(entity), entity);
    }
    for (const ref of this.#entities.keys()) {
      if (!present.has(ref)) this.#entities.delete(ref);
    }
    const rows: Array<{ ref: string; names: string }> = await this.#options
      .database('redaction_names')
      .orderBy('ref');
    const gone = rows.filter(({ ref }) => ref !== '' && !present.has(ref));
    const former = JSON.stringify(gone.map(({ ref, names }) => [ref, names]));
    this.#first ??= Promise.resolve();
    if (!different && former === this.#former) return;
    this.#former = former;
    this.#known = knownOf(
      [...this.#entities.values()],
      gone,
      await AuthorKeys.read(this.#options.database),
      this.#options.repositories.portals(),
    );
  }

  /** A person or a group, with its title. */
  named(ref: string): NamedRef {
    const title = this.#known.titles.get(ref);
    return { ref, ...(title !== undefined && { title }) };
  }

  /** Direct members of a group. */
  membersOf(group: string): string[] {
    return this.#known.members.get(group) ?? [];
  }

  /** A group and those above it, the nearest first. */
  withParents(group: string): string[] {
    const found = [group];
    for (const ref of found) {
      for (const parent of this.#known.parents.get(ref) ?? []) {
        if (!found.includes(parent)) found.push(parent);
      }
    }
    return found;
  }
}

function knownOf(
  entities: Entity[],
  gone: Array<{ ref: string; names: string }>,
  keys: AuthorKeys,
  portals: string[],
): Known {
  const members = new Map<string, string[]>();
  const parents = new Map<string, string[]>();
  const users = entities.filter(({ kind }) => kind === 'User');
  const groups = entities.filter(({ kind }) => kind === 'Group');
  for (const user of users) {
    for (const group of targets(user, RELATION_MEMBER_OF)) {
      append(members, group, stringifyEntityRef(user));
    }
  }
  for (const group of groups) {
    for (const parent of targets(group, RELATION_CHILD_OF)) {
      append(parents, stringifyEntityRef(group), parent);
    }
  }
  const people = users.map(knownPerson);
  const teams = groups.map(knownTeam);
  const former = gone.map(({ ref, names }) =>
    formerPerson(ref, JSON.parse(names) as KnownName[]),
  );
  const everybody = [...people, ...former].map(person => ({
    ...person,
    key: keys.of(person.ref),
  }));
  return {
    identities: IdentityIndex.create({ people: everybody, teams, portals }),
    titles: new Map(
      [...people, ...teams].map(({ ref, title }) => [ref, title]),
    ),
    members,
    parents,
  };
}
