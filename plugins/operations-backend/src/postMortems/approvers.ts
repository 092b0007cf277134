import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { chunksOf } from '../database/rows';

/** Filters are part of an address. */
const LOGINS_AT_ONCE = 20;
const MOST_LOGINS = 200;

/** Who approves a pull request, as far as the catalog tells. @internal */
export interface Approvals {
  /** How many people of the catalog, without whoever put the text to review. */
  given: number;
  /** Who they are: entity refs. */
  people: string[];
  /** Logins that are those of nobody in the catalog, or of several: whose approval it is, nobody knows. */
  unknown?: { logins: string[]; annotation: string };
}

/** @internal */
export interface ApproversOptions {
  catalog: CatalogService;
  auth: AuthService;
}

function plain(text: string): string {
  return text.toLocaleLowerCase('en-US');
}

/**
 * Counts who approves a pull request. Pull requests are opened by the portal, so that their systems do not know whose they
 * are; and whoever has two logins there is one person. So an approval counts where the catalog says whose login it is, and
 * that person is not who put the text to review.
 *
 * @param by - the annotation by which users of the catalog say their logins.
 * @internal
 */
export async function countApprovals(
  logins: string[],
  by: { annotation: string; proposer: string },
  { catalog, auth }: ApproversOptions,
): Promise<Approvals> {
  const asked = [...new Set(logins.map(plain))].slice(0, MOST_LOGINS);
  const refs = new Map<string, string[]>(asked.map(login => [login, []]));
  for (const chunk of chunksOf(asked, LOGINS_AT_ONCE)) {
    const { items } = await catalog.getEntities(
      {
        filter: {
          kind: 'User',
          [`metadata.annotations.${by.annotation}`]: chunk,
        },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
        ],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for (const user of items) {
      refs.get(loginOf(user, by.annotation))?.push(stringifyEntityRef(user));
    }
  }
  const people = new Set<string>();
  const unknown: string[] = [];
  for (const [login, [person, ...others]] of refs) {
    if (person === undefined || others.length > 0) unknown.push(login);
    else people.add(plain(person));
  }
  people.delete(plain(by.proposer));
  return {
    given: people.size,
    people: [...people],
    ...(unknown.length > 0 && {
      unknown: { logins: unknown, annotation: by.annotation },
    }),
  };
}

function loginOf({ metadata }: Entity, annotation: string): string {
  return plain(metadata.annotations?.[annotation] ?? '').trim();
}
