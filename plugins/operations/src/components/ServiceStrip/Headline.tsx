import { ServiceDetail } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { placesOf } from './places';
import { headlineObservations } from './reading';

/** Of one place it is said since when it is not seen; of several, each has its own time below. */
function useUnseen(service: ServiceDetail): string | undefined {
  const { t, locale } = useOperationsTranslation();
  const { observations, environments } = service;
  const places = placesOf(observations, environments);
  const lastSeen = new Map<string, string>();
  for (const { stale, observedAt, scope } of headlineObservations(service)) {
    if (!stale || !observedAt) continue;
    const place = places.locationName(scope);
    const known = lastSeen.get(place);
    if (!known || observedAt < known) lastSeen.set(place, observedAt);
  }
  const [first, ...others] = lastSeen;
  if (!first) return undefined;
  const [place, seenAt] = first;
  return others.length > 0
    ? t('strip.unseenPlaces', { count: lastSeen.size })
    : t('strip.unseen', {
        place,
        time: formatTime(seenAt, { now: Date.now(), locale }),
      });
}

/**
 * The health in words, for how long it has been so, and what of it nobody sees at present; or how it was when the
 * picture was taken.
 *
 * @internal
 */
export function Headline(props: { service: ServiceDetail }) {
  const { status, since } = props.service.health;
  const { t, locale } = useOperationsTranslation();
  const old = useOldPicture();
  const unseen = useUnseen(props.service);
  const health = t(`health.${status}`);
  if (old !== undefined) {
    const time = formatTime(new Date(old).toISOString(), {
      now: Date.now(),
      locale,
    });
    return <>{t('health.was', { health, time })}</>;
  }
  return (
    <>
      {since
        ? t('health.since', { health, duration: <Age of={since} lasting /> })
        : health}
      {/* Where nothing is known, the reason says what nobody sees. */}
      {status !== 'unknown' && unseen && `; ${unseen}`}
    </>
  );
}
