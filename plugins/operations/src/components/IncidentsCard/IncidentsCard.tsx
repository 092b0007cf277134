import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import {
  Incident,
  IncidentList,
} from '@operate-first/plugin-operations-common';
import { Fetched } from '../../hooks/useFetched';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { INCIDENT_DAYS } from '../../hooks/useServiceIncidents';
import { incidentsRouteRef } from '../../routes';
import { ShowMore } from '../ClusterState';
import { DeclareIncident } from '../DeclareIncident';
import { isOpen } from '../IncidentState';
import { Empty, Problem } from '../Notice';
import { Disclosure, Panel } from '../Panel';
import { IncidentLine } from './IncidentLine';
import styles from './IncidentsCard.module.css';

const FIRST = 5;

function Lines(props: { incidents: Incident[]; service: string }) {
  return (
    <ShowMore items={props.incidents} first={FIRST}>
      {shown => (
        <ul className={styles.list}>
          {shown.map(incident => (
            <li key={incident.id}>
              <IncidentLine incident={incident} service={props.service} />
            </li>
          ))}
        </ul>
      )}
    </ShowMore>
  );
}

function Content(props: { incidents: Incident[]; service: string }) {
  const { incidents, service } = props;
  const { t } = useOperationsTranslation();
  const path = useRouteRef(incidentsRouteRef)?.();
  const open = incidents.filter(isOpen);
  const over = incidents.filter(one => !isOpen(one));
  const days = String(INCIDENT_DAYS);
  if (incidents.length === 0) {
    return (
      <Empty title={t('incidents.none', { days })}>
        {t('incidents.noneBody')}
      </Empty>
    );
  }
  return (
    <>
      {open.length > 0 ? (
        <Lines incidents={open} service={service} />
      ) : (
        <p className={styles.quiet}>{t('incidents.noneOpen')}</p>
      )}
      {over.length > 0 && (
        <Disclosure
          summary={t('incidents.recent', { count: over.length, days })}
        >
          <Lines incidents={over} service={service} />
        </Disclosure>
      )}
      <Link
        href={`${path ?? ''}?${new URLSearchParams({ service }).toString()}`}
      >
        {t('incidents.all')}
      </Link>
    </>
  );
}

/**
 * The incidents of a service: what is open, what was, and where one is declared.
 *
 * @internal
 */
export function IncidentsCard(props: {
  incidents: Fetched<IncidentList>;
  entityRef: string;
}) {
  const { incidents, entityRef } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('incidents.title')}>
      <Problem of={incidents} inPanel />
      {incidents.data ? (
        <OldPicture.Provider value={oldPictureOf(incidents)}>
          <Content incidents={incidents.data.items} service={entityRef} />
        </OldPicture.Provider>
      ) : (
        !incidents.error && <Skeleton width="70%" />
      )}
      <div>
        <DeclareIncident entityRef={entityRef} size="small" />
      </div>
    </Panel>
  );
}
