import { AuthService } from '@backstage/backend-plugin-api';
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { countApprovals } from '../../postMortems/approvers';

/** Somebody of the catalog. @internal */
export interface IntakePerson {
  /** Entity ref. */
  person: string;
  /** Entity refs of the person and of their groups. */
  owners: string[];
}

/** Knows whose logins those are that issues come from. @internal */
export class IntakePeople {
  readonly #options: { catalog: CatalogService; auth: AuthService };

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): IntakePeople {
    return new IntakePeople(options);
  }

  private constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#options = options;
  }

  /** Undefined where the catalog has nobody with this login, or several people. */
  async find(
    login: string,
    annotation: string,
  ): Promise<IntakePerson | undefined> {
    if (login === '') return undefined;
    const { people } = await countApprovals(
      [login],
      { annotation, proposer: '' },
      this.#options,
    );
    const [person] = people;
    if (person === undefined) return undefined;
    const { catalog, auth } = this.#options;
    const { items } = await catalog.getEntitiesByRefs(
      {
        entityRefs: [person],
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const groups = (items[0]?.relations ?? [])
      .filter(({ type }) => type === RELATION_MEMBER_OF)
      .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
    return { person, owners: [person, ...groups] };
  }
}
