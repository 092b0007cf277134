import { useApi } from '@backstage/frontend-plugin-api';
import { Incident } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useIncidentChanges } from './useChanges';
import { useFetched } from './useFetched';

const CALM_MS = 60_000;
/** As far back as suspects are looked for. */
const BEFORE_MS = 24 * 60 * 60_000;
/** Of incidents of more services, those that were touched first. */
const MOST_SERVICES = 12;
const MOST_CHANGES = 200;

/**
 * What changed in the services of an incident, from a day before it began until it was over, the newest first.
 *
 * @param isWanted - nobody is asked while it is false.
 * @internal
 */
export function useChangesAround(incident: Incident, isWanted: boolean) {
  const { id, key, startedAt, resolvedAt, environment } = incident;
  const api = useApi(operationsApiRef);
  const services = incident.services.slice(0, MOST_SERVICES);
  const from = new Date(Date.parse(startedAt) - BEFORE_MS).toISOString();
  const refs = services.map(({ service }) => service.ref);
  const changes = useFetched(
    isWanted ? ['changes-around', key, from, resolvedAt, refs] : undefined,
    async () => {
      const all = await Promise.all(
        services.map(async ({ service }) => ({
          service,
          ...(await api.getServiceChanges(service.ref, {
            from,
            to: resolvedAt,
            environment,
            limit: MOST_CHANGES,
          })),
        })),
      );
      return {
        services: all.map(({ service, items }) => ({ service, items })),
        complete:
          refs.length === incident.services.length &&
          all.every(({ complete }) => complete),
      };
    },
    { everyMs: CALM_MS },
  );
  useIncidentChanges(change => isWanted && change.id === id, changes.refetch);
  return changes;
}
