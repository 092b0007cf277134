import { Entity } from '@backstage/catalog-model';

const KINDS = ['system', 'domain', 'group'] as const;

/** A kind of entity that contains services. */
export type WholeKind = (typeof KINDS)[number];

/** @internal */
export function wholeKindOf(entity: Entity): WholeKind | undefined {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  return KINDS.find(known => known === kind);
}

/** Whether the entity contains services of which a roll-up can be made. */
export function isWhole(entity: Entity): boolean {
  return wholeKindOf(entity) !== undefined;
}
