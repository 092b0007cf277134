import { Incident } from '@operate-first/plugin-operations-common';
import { formatDuration, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import {
  INCIDENT_MARKS,
  IncidentLink,
  isOpen,
  PersonName,
  ServiceName,
  Severity,
} from '../IncidentState';
import styles from './IncidentsCard.module.css';

function When(props: { of: Incident }) {
  const { status, startedAt, resolvedAt } = props.of;
  const { t, locale } = useOperationsTranslation();
  if (isOpen(props.of)) {
    return (
      <>
        {t('incidents.openFor', {
          status: t(`incident.status.${status}`),
          duration: <Age of={startedAt} lasting />,
        })}
      </>
    );
  }
  return (
    <>
      {t('incidents.lasted', {
        time: formatTime(startedAt, { now: Date.now(), locale }),
        duration: formatDuration(
          Date.parse(resolvedAt ?? startedAt) - Date.parse(startedAt),
        ),
      })}
    </>
  );
}

/** Who leads it, which readers see who may see people. */
function Lead(props: { of: Incident }) {
  const { roles } = props.of;
  const { t } = useOperationsTranslation();
  const commander = roles.find(({ role }) => role === 'commander');
  if (commander) {
    return (
      <>
        {' · '}
        {t('incidents.commander', {
          person: <PersonName of={commander.person} />,
        })}
      </>
    );
  }
  return isOpen(props.of) ? <> · {t('incidents.nobody')}</> : null;
}

/**
 * One incident in two lines: how bad, what, since when, and who.
 *
 * @param props - of which service the page is: where the incident comes from another, that is said.
 * @internal
 */
export function IncidentLine(props: { incident: Incident; service?: string }) {
  const { incident, service } = props;
  const { key, title, severity, status, services, drill } = incident;
  const { t } = useOperationsTranslation();
  const root = services.find(({ role }) => role === 'root');
  const isElsewhere = root && service && root.service.ref !== service;
  return (
    <div className={styles.incident}>
      <p className={styles.head}>
        <HealthMark mark={INCIDENT_MARKS[status]} />
        <span>
          <Severity of={severity} />{' '}
          <IncidentLink incidentKey={key} bold={isOpen(incident)}>
            {key} {title}
          </IncidentLink>
          {drill && ` (${t('incidents.drill')})`}
        </span>
      </p>
      <p className={styles.quiet}>
        <When of={incident} />
        <Lead of={incident} />
        {isElsewhere && (
          <>
            {' · '}
            {t('incidents.affected', {
              service: <ServiceName of={root.service} />,
            })}
          </>
        )}
      </p>
    </div>
  );
}
