import { MyIncidents } from '@operate-first/plugin-operations-common';
import { Translate } from '../../hooks/useOperationsTranslation';

/**
 * What is wrong for the reader, in a sentence; nothing where nothing is.
 *
 * @internal
 */
export function mineWords(
  { incidents, services }: MyIncidents,
  t: Translate,
): string {
  return [
    incidents.length > 0 &&
      t('mine.incidentCount', { count: incidents.length }),
    services.length > 0 && t('mine.serviceCount', { count: services.length }),
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * How many things are wrong for the reader. A service that is not well because of an incident of theirs is one thing
 * with it, and not two.
 *
 * @internal
 */
export function mineCount({ incidents, services }: MyIncidents): number {
  const concerned = new Set(
    incidents.flatMap(incident =>
      incident.services.map(({ service }) => service.ref),
    ),
  );
  const others = services.filter(({ entityRef }) => !concerned.has(entityRef));
  return incidents.length + others.length;
}
