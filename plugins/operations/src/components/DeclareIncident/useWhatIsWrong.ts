import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useFetched } from '../../hooks/useFetched';

const EVERY_MS = 30_000;

/**
 * How a service is, for whom it is to be read, and the incident that is open of it, if there is one.
 *
 * @internal
 */
export function useWhatIsWrong(entityRef: string | undefined) {
  const api = useApi(operationsApiRef);
  const service = useFetched(
    entityRef === undefined ? undefined : ['declare-service', entityRef],
    async () => {
      const { health, visibility } = await api.getService(entityRef ?? '');
      return { status: health.status, visibility };
    },
    { everyMs: EVERY_MS },
  );
  const incidents = useFetched(
    entityRef === undefined ? undefined : ['declare-incidents', entityRef],
    () =>
      api.listIncidents({
        state: 'open',
        service: entityRef ? [entityRef] : undefined,
        limit: 1,
      }),
    { everyMs: EVERY_MS },
  );
  return { service: service.data, incident: incidents.data?.items[0] };
}
