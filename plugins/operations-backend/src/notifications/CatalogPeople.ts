import { AuthService } from '@backstage/backend-plugin-api';
import {
  isGroupEntity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { chunksOf } from '../database/rows';

const REFS_PER_REQUEST = 100;
const KNOWN_MILLISECONDS = 60_000;

function kindOf(ref: string): string {
  try {
    return parseEntityRef(ref).kind.toLocaleLowerCase('en-US');
  } catch {
    // Catalogs hold what their writers wrote.
    return '';
  }
}

/**
 * The people behind groups, as the catalog has them.
 *
 * @internal
 */
export class CatalogPeople {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #now: () => number;
  readonly #members = new Map<string, { until: number; people: string[] }>();

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    now?: () => number;
  }): CatalogPeople {
    const { catalog, auth, now = Date.now } = options;
    return new CatalogPeople(catalog, auth, now);
  }

  private constructor(
    catalog: CatalogService,
    auth: AuthService,
    now: () => number,
  ) {
    this.#catalog = catalog;
    this.#auth = auth;
    this.#now = now;
  }

  /** Everybody who is meant by a person or a group: members of the groups within it, too. */
  async membersOf(ref: string): Promise<string[]> {
    if (kindOf(ref) === 'user') return [ref];
    if (kindOf(ref) !== 'group') return [];
    const known = this.#members.get(ref);
    if (known && known.until > this.#now()) return known.people;
    const people = await this.#expand(ref);
    this.#members.set(ref, {
      until: this.#now() + KNOWN_MILLISECONDS,
      people,
    });
    return people;
  }

  /** Those of them who are in the catalog. */
  async known(people: string[]): Promise<Set<string>> {
    const found = await this.#entities(people);
    return new Set(people.filter((_, at) => found[at] !== undefined));
  }

  async #expand(group: string): Promise<string[]> {
    const people = new Set<string>();
    const seen = new Set([group]);
    let groups = [group];
    while (groups.length > 0) {
      const found = await this.#entities(groups);
      const relations = found.flatMap(entity =>
        entity && isGroupEntity(entity) ? entity.relations ?? [] : [],
      );
      const targets = (type: string) =>
        relations
          .filter(relation => relation.type === type)
          .map(({ targetRef }) => targetRef);
      for (const member of targets(RELATION_HAS_MEMBER)) people.add(member);
      groups = targets(RELATION_PARENT_OF).filter(ref => !seen.has(ref));
      for (const ref of groups) seen.add(ref);
    }
    return [...people].filter(ref => kindOf(ref) === 'user');
  }

  /** In the order of the refs. */
  async #entities(refs: string[]) {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const answers = await Promise.all(
      chunksOf(refs, REFS_PER_REQUEST).map(entityRefs =>
        this.#catalog.getEntitiesByRefs(
          {
            entityRefs,
            fields: [
              'apiVersion',
              'kind',
              'metadata.name',
              'metadata.namespace',
              'relations',
            ],
          },
          { credentials },
        ),
      ),
    );
    return answers.flatMap(({ items }) => items);
  }
}
