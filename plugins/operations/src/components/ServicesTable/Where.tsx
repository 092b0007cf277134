import { Observation } from '@operate-first/plugin-operations-common';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { listedPlaces } from './listedPlaces';
import styles from './ServicesTable.module.css';

/**
 * Where a service is seen, with a mark for each place.
 *
 * @internal
 */
export function Where(props: { observations: Observation[] }) {
  const { t } = useOperationsTranslation();
  const isOld = useOldPicture() !== undefined;
  const { shown, rest } = listedPlaces(props.observations);
  return (
    <ul className={styles.places}>
      {shown.map(place => {
        const { name, status } = place;
        const stale = isOld || place.stale;
        const health = t(`health.${status}`);
        return (
          <li key={name} title={name}>
            <HealthMark
              mark={status}
              stale={stale}
              size={12}
              label={stale ? t('health.stale', { health }) : health}
            />{' '}
            {name}
          </li>
        );
      })}
      {rest.length > 0 && (
        <li
          className={styles.quiet}
          title={rest.map(({ name }) => name).join(', ')}
        >
          {t('strip.morePlaces', { count: rest.length })}
        </li>
      )}
    </ul>
  );
}
