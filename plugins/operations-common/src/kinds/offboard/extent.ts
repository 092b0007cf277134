import { listInWords } from '../../requests/words';
import { Holdings, TreeDelivery } from './holdings';
import type { OffboardKnown, OffboardParameters } from './model';

/** What is meant by a wish, before anybody asks what of it may go. @internal */
export interface Meant {
  deliveries: TreeDelivery[];
  /** Whose entities say that they are on their way out. */
  services: string[];
  /** That may go, where nobody else uses them. */
  namespaces: string[];
  /** Whose it is. */
  team?: string;
}

/** What goes in the end, and what stays although it is near. @internal */
export interface Extent extends Meant {
  /** Services whose entities go. */
  entities: string[];
  /** That stay, with the reasons. */
  kept: Array<{ namespace: string; reason: string }>;
  /** The team goes, too: nothing of it is left. */
  isLastOfTeam: boolean;
  /** What keeps the team. */
  teamStays?: string;
}

interface Ground {
  holdings: Holdings;
  known: OffboardKnown;
}

function once<T>(items: T[]): T[] {
  return [...new Set(items)];
}

/** @internal */
export function meantBy(
  { what, name }: Pick<OffboardParameters, 'what' | 'name'>,
  holdings: Holdings,
): Meant {
  const { deliveries } = holdings;
  switch (what) {
    case 'service': {
      const own = deliveries.filter(({ service }) => service === name);
      return {
        deliveries: own,
        services: holdings.services.has(name) ? [name] : [],
        namespaces: once([
          ...own.map(({ namespace }) => namespace),
          ...holdings.measuring(name),
        ]).filter(each => holdings.namespaces.has(each)),
        team: holdings.teamOfService(name) ?? own[0]?.team,
      };
    }
    case 'namespace': {
      const own = deliveries.filter(({ namespace }) => namespace === name);
      // A service that runs nowhere else is marked with it.
      const services = once(own.map(({ service }) => service)).filter(
        service =>
          holdings.services.has(service) &&
          deliveries.every(
            each => each.service !== service || each.namespace === name,
          ),
      );
      return {
        deliveries: own,
        services,
        namespaces: holdings.namespaces.has(name) ? [name] : [],
        team: holdings.teamOfNamespace(name) ?? own[0]?.team,
      };
    }
    default: {
      const services = holdings.servicesOf(name);
      const own = deliveries.filter(
        ({ team, service }) => team === name || services.includes(service),
      );
      return {
        deliveries: own,
        services,
        namespaces: once([
          ...holdings.namespacesOf(name),
          ...own.map(({ namespace }) => namespace),
        ]).filter(each => holdings.namespaces.has(each)),
        team: name,
      };
    }
  }
}

/** Services by name as far as everybody may read them. @internal */
export function nameThem(
  services: string[],
  holdings: Holdings,
  { unnamed = [] }: OffboardKnown,
): string {
  const open = services.filter(
    each => !unnamed.includes(each) && !holdings.isInternal(each),
  );
  const hidden = services.length - open.length;
  const others =
    hidden === 0 ? [] : [hidden === 1 ? 'another service' : 'other services'];
  return listInWords([...open, ...others]);
}

/** Services of others that are in a namespace, in the tree or as the portal sees it. @internal */
export function othersIn(
  namespace: string,
  meant: Meant,
  holdings: Holdings,
  { neighbours = [] }: OffboardKnown,
): string[] {
  const going = new Set([
    ...meant.services,
    ...meant.deliveries.map(({ service }) => service),
  ]);
  return once([
    ...holdings.servicesIn(namespace),
    ...neighbours.flatMap(each =>
      each.namespace === namespace ? [each.service] : [],
    ),
  ]).filter(service => !going.has(service));
}

/** Why a namespace cannot go with what is meant; undefined where it can. */
function keptBy(
  namespace: string,
  value: OffboardParameters,
  meant: Meant,
  { holdings, known }: Ground,
): string | undefined {
  const owner = holdings.teamOfNamespace(namespace);
  if (owner !== undefined && owner !== meant.team) return `It is of ${owner}.`;
  const others = othersIn(namespace, meant, holdings, known);
  if (others.length > 0) {
    return `Shared with ${nameThem(others, holdings, known)}.`;
  }
  const [unclear] = holdings.unclearIn(namespace);
  if (unclear) return `${unclear} delivers something else there.`;
  const volumes = (known.volumes ?? []).filter(
    each => each.namespace === namespace,
  );
  if (volumes.length > 0 && !value.data) {
    const claimed = volumes.map(
      ({ storage, cluster }) => `${storage} on ${cluster}`,
    );
    return `Volumes hold data there: ${listInWords(claimed)}.`;
  }
  return undefined;
}

/** What keeps a team, when this is gone; undefined where nothing does. */
function teamKeptBy(
  team: string,
  gone: Pick<Meant, 'services' | 'deliveries' | 'namespaces'>,
  { holdings, known }: Ground,
): string | undefined {
  const services = holdings
    .servicesOf(team)
    .filter(each => !gone.services.includes(each));
  if (services.length > 0) {
    return `It has ${nameThem(services, holdings, known)}.`;
  }
  const namespaces = once([
    ...holdings.namespacesOf(team),
    ...holdings.boundTo(team),
  ]).filter(each => !gone.namespaces.includes(each));
  if (namespaces.length > 0) {
    return `It has rights in ${listInWords(
      namespaces.map(each => `the namespace ${each}`),
    )}.`;
  }
  const delivered = holdings.deliveries.some(
    each => each.team === team && !gone.deliveries.includes(each),
  );
  return delivered ? 'Something else is delivered for it.' : undefined;
}

/** What of a wish goes, and what stays. @internal */
export function extentOf(value: OffboardParameters, ground: Ground): Extent {
  const { holdings } = ground;
  const meant = meantBy(value, holdings);
  const kept = meant.namespaces.flatMap(namespace => {
    const reason = keptBy(namespace, value, meant, ground);
    return reason === undefined ? [] : [{ namespace, reason }];
  });
  const namespaces = meant.namespaces.filter(name =>
    kept.every(({ namespace }) => namespace !== name),
  );
  // A service may go elsewhere when its namespace goes: its own end is asked for by itself.
  const entities = value.what === 'namespace' ? [] : meant.services;
  const { team } = meant;
  const isThere = team !== undefined && holdings.hasTeam(team);
  const teamStays =
    team !== undefined && isThere
      ? teamKeptBy(team, { ...meant, services: entities, namespaces }, ground)
      : undefined;
  return {
    ...meant,
    entities,
    namespaces,
    kept,
    isLastOfTeam: isThere && teamStays === undefined,
    ...(teamStays !== undefined && { teamStays }),
  };
}
