import type { KindGround } from '../model';
import { Extent, extentOf } from './extent';
import { Holdings } from './holdings';
import { treeFiles } from '../treeFiles';
import type { OffboardKnown, OffboardParameters } from './model';

/** A wish, and all that is known of what it is about. @internal */
export interface Scene {
  value: OffboardParameters;
  ground: KindGround;
  holdings: Holdings;
  known: OffboardKnown;
  extent: Extent;
}

/** @internal */
export function sceneOf(value: OffboardParameters, ground: KindGround): Scene {
  const known = (ground.known ?? {}) as OffboardKnown;
  const holdings = Holdings.of(
    known.hidden ? treeFiles(new Map()) : ground.files,
  );
  const extent = extentOf(value, { holdings, known });
  return { value, ground, holdings, known, extent };
}

/** Whether the tree has anything of what is named. @internal */
export function isThere({ extent }: Scene): boolean {
  const { services, deliveries, namespaces, kept } = extent;
  return (
    services.length + deliveries.length + namespaces.length + kept.length > 0 ||
    extent.isLastOfTeam ||
    extent.teamStays !== undefined
  );
}
