import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Maintenance } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { maintenanceRouteRef } from '../../routes';
import { HealthMark } from '../HealthMark';
import styles from './ServiceStrip.module.css';

/**
 * Maintenance of a service that runs or was announced.
 *
 * @internal
 */
export function MaintenanceNotes(props: { maintenance: Maintenance[] }) {
  const { t, locale } = useOperationsTranslation();
  const path = useRouteRef(maintenanceRouteRef)?.();
  const present = props.maintenance.filter(({ state }) => state !== 'past');
  if (present.length === 0) return null;
  const now = Date.now();
  const time = (iso: string) => formatTime(iso, { now, locale });
  return (
    <ul className={styles.maintenance} aria-label={t('maintenance.title')}>
      {present.map(({ id, state, title, startsAt, endsAt }) => (
        <li key={id}>
          <HealthMark mark="maintenance" />{' '}
          {state === 'running'
            ? t('maintenance.runningUntil', { time: time(endsAt) })
            : t('maintenance.from', {
                from: time(startsAt),
                to: time(endsAt),
              })}
          : <Link href={`${path ?? ''}#${id}`}>{title}</Link>
        </li>
      ))}
    </ul>
  );
}
