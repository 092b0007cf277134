import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { DataScope } from '../DataScope';
import { namesUpstream, UpstreamKnown } from '../Upstream';
import { ServiceOperations } from './ServiceOperations';

/**
 * The Operations content of a service's entity page.
 *
 * @internal
 */
export function EntityOperations() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return (
    <DataScope>
      <UpstreamKnown.Provider
        value={namesUpstream(entity.metadata.annotations)}
      >
        <ServiceOperations key={entityRef} entityRef={entityRef} />
      </UpstreamKnown.Provider>
    </DataScope>
  );
}
