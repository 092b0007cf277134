import { useEntity } from '@backstage/plugin-catalog-react';
import { isService } from '@operate-first/plugin-operations-common';
import { EntityOperations } from '../EntityOperations';
import { isWhole } from './isWhole';
import { RollUp } from './RollUp';

/**
 * The Operations content of an entity: its own operation where somebody operates it, and that of what it contains
 * where it contains something. A system with a probe is both.
 *
 * @internal
 */
export function EntityContent() {
  const { entity } = useEntity();
  return (
    <>
      {isService(entity) && <EntityOperations />}
      {isWhole(entity) && <RollUp />}
    </>
  );
}
