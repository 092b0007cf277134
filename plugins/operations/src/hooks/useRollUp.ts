import { Entity } from '@backstage/catalog-model';
import { HealthCounts } from '@operate-first/plugin-operations-common';
import { NO_SERVICES, sumCounts } from '../components/HealthCounts';
import { useAskingInterval } from './useChanges';
import { useContained } from './useContained';
import { useHealthBy } from './useHealthBy';

/** A system or a group with the counts of its services. */
export interface RolledUpPart {
  entityRef: string;
  counts: HealthCounts;
}

/**
 * The health of what an entity contains, altogether and by its systems or groups.
 *
 * @internal
 */
export function useRollUp(entity: Entity) {
  const { by, refs, error: containedError } = useContained(entity);
  const health = useHealthBy(by, refs, useAskingInterval());
  const { data } = health;
  const parts: RolledUpPart[] | undefined =
    data &&
    refs?.map(entityRef => ({
      entityRef,
      counts: data[entityRef] ?? NO_SERVICES,
    }));
  return {
    by,
    refs,
    health,
    /** The catalog does not say what is below. */
    containedError,
    parts,
    counts: parts && sumCounts(parts.map(({ counts }) => counts)),
  };
}
