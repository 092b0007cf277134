import { IncidentService } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { ServiceName } from '../IncidentState';
import styles from './IncidentPage.module.css';

/**
 * A service of an incident, and how it is now.
 *
 * @internal
 */
export function ServiceNow(props: { of: IncidentService }) {
  const { service, role, health } = props.of;
  const { t } = useOperationsTranslation();
  const status = health?.status ?? 'unknown';
  return (
    <p className={styles.service}>
      <HealthMark mark={status} />
      <span>
        <ServiceName of={service} bold={role === 'root'} />{' '}
        {t(`health.${status}`)}
        {health?.since && (
          <>
            {' '}
            <Age of={health.since} lasting />
          </>
        )}
      </span>
    </p>
  );
}
