import {
  Incident,
  IncidentService,
} from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ShowMore } from '../ClusterState';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import { ServiceNow } from './ServiceNow';
import styles from './IncidentPage.module.css';

const FIRST = 12;

function Service(props: { of: IncidentService }) {
  const { role, impact, regions, recoveredAt, health } = props.of;
  const { t, locale } = useOperationsTranslation();
  const [reason] = health?.reasons ?? [];
  return (
    <li>
      <ServiceNow of={props.of} />
      <p className={pageStyles.quiet}>
        {[
          t(`incident.services.${role}`),
          t(`incident.impact.${impact}`),
          ...regions.map(
            one => `${one.region}: ${t(`incident.impact.${one.impact}`)}`,
          ),
          recoveredAt &&
            t('incident.services.recovered', {
              time: formatTime(recoveredAt, { now: Date.now(), locale }),
            }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {reason && <p>{reason.message}</p>}
    </li>
  );
}

/**
 * The services of an incident as they are now, the one where it comes from first.
 *
 * @internal
 */
export function ServicesPanel(props: { incident: Incident }) {
  const { services } = props.incident;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('incident.services.title')}>
      <ShowMore items={services} first={FIRST}>
        {shown => (
          <ul className={styles.items}>
            {shown.map(one => (
              <Service key={one.service.ref} of={one} />
            ))}
          </ul>
        )}
      </ShowMore>
    </Panel>
  );
}
