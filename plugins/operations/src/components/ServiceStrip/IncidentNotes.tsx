import { Incident } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import {
  INCIDENT_MARKS,
  IncidentLink,
  isOpen,
  Severity,
} from '../IncidentState';
import styles from './ServiceStrip.module.css';

const MOST = 3;

/**
 * The open incidents of a service, the worst first, each with the way to its page.
 *
 * @internal
 */
export function IncidentNotes(props: { incidents: Incident[] }) {
  const { t } = useOperationsTranslation();
  const open = props.incidents.filter(isOpen);
  if (open.length === 0) return null;
  const rest = open.length - MOST;
  return (
    <>
      <ul className={styles.alerts} aria-label={t('incidents.title')}>
        {open.slice(0, MOST).map(({ id, key, title, severity, status }) => (
          <li key={id}>
            <HealthMark mark={INCIDENT_MARKS[status]} />{' '}
            <IncidentLink incidentKey={key} bold>
              {t('incidents.strip', { key })}
            </IncidentLink>{' '}
            · <Severity of={severity} /> · {title}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className={styles.quiet}>
          {t('incidents.stripMore', { count: rest })}
        </p>
      )}
    </>
  );
}
