import type { TreeFiles } from '../model';
import { meantBy, othersIn } from './extent';
import { Holdings } from './holdings';
import type { OffboardParameters } from './model';

/**
 * What an off-boarding concerns in a tree, so that the portal can say what it knows of it.
 *
 * @public
 */
export interface OffboardConcerns {
  /** The name of the group. */
  team?: string;
  /** Names of services whose entities or deliveries are meant. */
  services: string[];
  /** Namespaces that may go. */
  namespaces: string[];
  /** Names of other services that the tree has in these. */
  neighbours: string[];
}

/**
 * What is meant by a wish.
 *
 * @public
 */
export function offboardConcerns(
  value: Pick<OffboardParameters, 'what' | 'name'>,
  files: TreeFiles,
): OffboardConcerns {
  const holdings = Holdings.of(files);
  const meant = meantBy(value, holdings);
  const { team, services, deliveries, namespaces } = meant;
  return {
    ...(team !== undefined && { team }),
    services: [
      ...new Set([
        ...(value.what === 'service' ? [value.name] : []),
        ...services,
        ...deliveries.map(({ service }) => service),
      ]),
    ],
    namespaces,
    neighbours: [
      ...new Set(
        namespaces.flatMap(each => othersIn(each, meant, holdings, {})),
      ),
    ],
  };
}

/**
 * What a tree has of a kind of things that can be off-boarded, by their names.
 *
 * @public
 */
export function offboardChoices(
  what: OffboardParameters['what'],
  files: TreeFiles,
): string[] {
  const holdings = Holdings.of(files);
  if (what === 'service') {
    const delivered = holdings.deliveries.map(({ service }) => service);
    return [...new Set([...holdings.services, ...delivered])].sort();
  }
  if (what === 'namespace') return [...holdings.namespaces].sort();
  const teams = holdings.deliveries.map(({ team }) => team);
  return [...new Set([...teams, ...holdings.teams()])].sort();
}
