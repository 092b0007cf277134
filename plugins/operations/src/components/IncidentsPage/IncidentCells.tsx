import { Incident } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import {
  INCIDENT_MARKS,
  IncidentAge,
  IncidentLink,
  isOpen,
  PersonName,
  ServiceName,
  Severity,
} from '../IncidentState';
import styles from './IncidentsTable.module.css';

/** The columns of the table; the wide ones go where there is no room. @internal */
export const COLUMNS = [
  { id: 'severity' },
  { id: 'incident' },
  { id: 'status' },
  { id: 'service' },
  { id: 'started', wide: true, numeric: true },
  { id: 'lasted', numeric: true },
  { id: 'commander', wide: true },
  { id: 'owner', wide: true },
] as const;

function Services(props: { of: Incident }) {
  const { services } = props.of;
  const { t } = useOperationsTranslation();
  const [first, ...others] = services;
  if (!first) return <>—</>;
  return (
    <>
      <ServiceName of={first.service} />
      {others.length > 0 && (
        <span className={styles.quiet}>
          {' '}
          {t('incident.table.affected', { count: others.length })}
        </span>
      )}
    </>
  );
}

/**
 * The cells of an incident's row.
 *
 * @internal
 */
export function IncidentCells(props: { incident: Incident }) {
  const { incident } = props;
  const { key, title, severity, status, startedAt, drill, roles } = incident;
  const { t, locale } = useOperationsTranslation();
  const commander = roles.find(({ role }) => role === 'commander')?.person;
  return (
    <>
      <td>
        <Severity of={severity} />
      </td>
      <th scope="row" className={styles.name}>
        <IncidentLink incidentKey={key} bold={isOpen(incident)}>
          {key} {title}
        </IncidentLink>
        {drill && <span className={styles.quiet}> {t('incident.drill')}</span>}
        {isOpen(incident) && incident.firing > 0 && (
          <span className={styles.quiet}>
            {' '}
            {t('incident.table.firing', { count: incident.firing })}
          </span>
        )}
      </th>
      <td className={styles.state}>
        <HealthMark mark={INCIDENT_MARKS[status]} />{' '}
        {t(`incident.status.${status}`)}
      </td>
      <td className={styles.name}>
        <Services of={incident} />
      </td>
      <td
        className={`${styles.wide} ${styles.number}`}
        title={formatMoment(startedAt, locale)}
      >
        {formatTime(startedAt, { now: Date.now(), locale })}
      </td>
      <td className={styles.number}>
        <IncidentAge of={incident} />
      </td>
      <td className={`${styles.name} ${styles.wide}`}>
        {commander ? <PersonName of={commander} /> : '—'}
      </td>
      <td className={`${styles.name} ${styles.wide}`}>
        {incident.owner ? <PersonName of={incident.owner} /> : '—'}
      </td>
    </>
  );
}
