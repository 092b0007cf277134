import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  ANNOTATION_LOCATION,
  getCompoundEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogPeople } from '../notifications/CatalogPeople';

const KNOWN_MILLISECONDS = 10_000;
const MOST_KNOWN = 5_000;
const MOST_GROUPS = 2_000;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'spec.type',
  'relations',
];

/** @internal */
export interface GroupNow {
  /** Where the catalog has read it. */
  location?: string;
  /** Entity refs in lower case, in their order. */
  members: string[];
}

/**
 * What the catalog knows of whom and what a request names. Forms ask with each letter, so it is remembered for seconds.
 *
 * @internal
 */
export class CatalogBook {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #people: CatalogPeople;
  readonly #now: () => number;
  readonly #known = new Map<string, { until: number; entity?: Entity }>();
  #groups?: { until: number; names: string[] };

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    people: CatalogPeople;
    now?: () => number;
  }): CatalogBook {
    return new CatalogBook(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    people: CatalogPeople;
    now?: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#people = options.people;
    this.#now = options.now ?? Date.now;
  }

  /** Those of these that there are, by their refs in lower case. */
  async find(refs: string[]): Promise<Map<string, Entity>> {
    const now = this.#now();
    const asked = [...new Set(refs)];
    const unknown = asked.filter(
      ref => (this.#known.get(ref)?.until ?? 0) <= now,
    );
    if (this.#known.size > MOST_KNOWN) this.#known.clear();
    if (unknown.length > 0) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: unknown, fields: FIELDS },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      const until = now + KNOWN_MILLISECONDS;
      unknown.forEach((ref, at) =>
        this.#known.set(ref, { until, entity: items[at] }),
      );
    }
    return new Map(
      asked.flatMap(ref => {
        const entity = this.#known.get(ref)?.entity;
        return entity ? [[ref, entity]] : [];
      }),
    );
  }

  /** A group as it is now, with its direct members: nothing is remembered of it. */
  async groupNow(ref: string): Promise<GroupNow | undefined> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [ref], fields: [...FIELDS, 'metadata.annotations'] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const [entity] = items;
    if (!entity) return undefined;
    return {
      location: entity.metadata.annotations?.[ANNOTATION_LOCATION],
      members: (entity.relations ?? [])
        .filter(({ type }) => type === RELATION_HAS_MEMBER)
        .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'))
        .sort(),
    };
  }

  /** Where the catalog has read an entity: `url:https://…`; undefined where it has none of this ref. */
  async locationOf(ref: string): Promise<string | undefined> {
    return (await this.groupNow(ref))?.location;
  }

  /** User names of a team, each once, in their order. */
  async membersOf(team: string): Promise<string[]> {
    const people = await this.#people.membersOf(team);
    const names = new Map(
      people.map(ref => {
        const name = ref.slice(ref.lastIndexOf('/') + 1);
        return [name.toLocaleLowerCase('en-US'), name];
      }),
    );
    return [...names.values()].sort();
  }

  /** Whether somebody is in one of these groups, or in a group within them. */
  async isMember(
    groups: string[],
    { person, owners }: { person?: string; owners: string[] },
  ): Promise<boolean> {
    if (person === undefined) return false;
    if (groups.some(group => owners.includes(group))) return true;
    const members = await Promise.all(
      groups.map(group => this.#people.membersOf(group)),
    );
    return members.some(people => people.includes(person));
  }

  /** Names of the groups there are. */
  async groupNames(): Promise<string[]> {
    const now = this.#now();
    if (this.#groups && this.#groups.until > now) return this.#groups.names;
    const { items } = await this.#catalog.queryEntities(
      {
        filter: { kind: 'Group' },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        limit: MOST_GROUPS,
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const names = items.map(entity => getCompoundEntityRef(entity).name);
    this.#groups = { until: now + KNOWN_MILLISECONDS, names };
    return names;
  }
}

/** Who owns an entity, as an entity ref in lower case. @internal */
export function ownerOf({ relations = [] }: Entity): string | undefined {
  return relations
    .find(({ type }) => type === RELATION_OWNED_BY)
    ?.targetRef.toLocaleLowerCase('en-US');
}
