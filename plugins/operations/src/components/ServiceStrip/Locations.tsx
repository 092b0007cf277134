import {
  EnvironmentHealth,
  ServiceDetail,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useOldPicture } from '../../hooks/useOldPicture';
import { HealthMark } from '../HealthMark';
import { placesOf } from './places';
import { isPast, isSameLocation, lastKnownOf } from './reading';
import styles from './ServiceStrip.module.css';

/**
 * Where the service is observed, with a mark for each place. The environments that decide the headline
 * come first; the others say that they do not.
 *
 * @internal
 */
export function Locations(props: { service: ServiceDetail }) {
  const { environments, observations } = props.service;
  const { t } = useOperationsTranslation();
  const old = useOldPicture() !== undefined;
  if (environments.length === 0) return undefined;
  const places = placesOf(observations, environments);

  const list = (of: EnvironmentHealth[]) =>
    of.flatMap(environment =>
      environment.locations.map(location => {
        const seen = observations.filter(({ scope }) =>
          isSameLocation(scope, location.scope),
        );
        const lastKnown = lastKnownOf(location.status, seen);
        const stale = Boolean(lastKnown) || isPast(location.status, seen);
        const { cluster } = location.scope;
        const health = t(`health.${lastKnown?.status ?? location.status}`);
        return (
          <li
            key={`${environment.environment} ${cluster ?? ''}`}
            title={location.reasons[0]?.message}
          >
            <HealthMark
              mark={lastKnown?.status ?? location.status}
              stale={stale}
              label={stale || old ? t('health.stale', { health }) : health}
            />{' '}
            {places.locationName(location.scope)}
          </li>
        );
      }),
    );

  const deciding = environments.filter(({ headline }) => headline);
  const others = environments.filter(({ headline }) => !headline);
  return (
    <div className={styles.locations}>
      {deciding.length > 0 && (
        <ul aria-label={t('strip.headline')}>{list(deciding)}</ul>
      )}
      {others.length > 0 && (
        <>
          <span className={styles.quiet}>{t('strip.elsewhere')}</span>
          <ul aria-label={t('strip.elsewhere')}>{list(others)}</ul>
        </>
      )}
    </div>
  );
}
