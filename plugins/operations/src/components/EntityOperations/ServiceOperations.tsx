import { Skeleton } from '@backstage/ui';
import { LocationWorkloads } from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useService } from '../../hooks/useService';
import { useServiceIncidents } from '../../hooks/useServiceIncidents';
import { useServiceSlos } from '../../hooks/useServiceSlos';
import { RunningWorkloads } from '../../hooks/useWorkloadLinks';
import { AskButton, AskScope } from '../AskAuthor';
import { AlertsCard } from '../AlertsCard';
import { AvailabilityCard } from '../AvailabilityCard';
import { ChangesCard } from '../ChangesCard';
import { ClustersCard } from '../ClustersCard';
import { FollowButton } from '../FollowButton';
import { HealthRibbon } from '../HealthRibbon';
import { IncidentsCard } from '../IncidentsCard';
import { Problem } from '../Notice';
// Not by the index of its folder, which would bring the form with it.
import { OperateThis } from '../Onboarding/OperateThis';
import { PeopleCard } from '../PeopleCard';
import { QuestionsCard } from '../QuestionsCard';
import { RequestsCard } from '../RequestsCard';
import { RunbooksCard } from '../Runbooks';
import { LearntCard } from '../PostMortemsPage';
import {
  BudgetNotes,
  ConfigurationProblems,
  IncidentNotes,
  MaintenanceNotes,
  ServiceStrip,
} from '../ServiceStrip';
import { SignalsCard } from '../SignalsCard';
import { SlosCard } from '../SlosCard';
import { UpstreamPanel } from '../Upstream';
import { WorkloadDrawer } from '../WorkloadDrawer';
import { OffboardLink } from './OffboardLink';
import styles from './ServiceOperations.module.css';

const NOWHERE: LocationWorkloads[] = [];

/**
 * Everything about the operation of one service: the answer first, its history, its figures, its people.
 *
 * @internal
 */
export function ServiceOperations(props: { entityRef: string }) {
  const { entityRef } = props;
  const { service, history, availability, people, workloads, changes } =
    useService(entityRef);
  const { slos, alerts, maintenance } = useServiceSlos(entityRef);
  const incidents = useServiceIncidents(entityRef);
  const { status } = service.data?.health ?? {};
  // Whoever has left promises nothing more.
  const isThere = service.data !== undefined && !service.data.removedAt;
  const asked = useMemo(() => ({ service: entityRef }), [entityRef]);
  const locations = workloads.data?.locations ?? NOWHERE;
  return (
    <AskScope.Provider value={asked}>
      <RunningWorkloads.Provider value={locations}>
        <div className={styles.page}>
          <Problem of={service} />
          {service.data ? (
            <>
              <ServiceStrip service={service.data} asOf={oldPictureOf(service)}>
                <OldPicture.Provider value={oldPictureOf(incidents)}>
                  <IncidentNotes incidents={incidents.data?.items ?? []} />
                </OldPicture.Provider>
                <MaintenanceNotes maintenance={maintenance.data?.items ?? []} />
                <OldPicture.Provider value={oldPictureOf(slos)}>
                  <BudgetNotes
                    slos={slos.data?.items ?? []}
                    alerts={alerts.data?.items ?? []}
                  />
                </OldPicture.Provider>
                <div className={styles.ways}>
                  <AskButton
                    artefact={{ kind: 'service', service: entityRef }}
                    size="small"
                  />
                  <FollowButton entityRef={entityRef} />
                  <OperateThis service={service.data} />
                  <OffboardLink service={service.data} />
                </div>
              </ServiceStrip>
              <ConfigurationProblems problems={service.data.problems} />
            </>
          ) : (
            !service.error && <Skeleton width="100%" height={132} />
          )}
          <HealthRibbon
            history={history}
            changes={changes}
            incidents={incidents}
          />
          <div className={styles.columns}>
            <div className={styles.stack}>
              <IncidentsCard incidents={incidents} entityRef={entityRef} />
              <AlertsCard
                alerts={alerts}
                isUnwell={status === 'down' || status === 'degraded'}
                entityRef={isThere ? entityRef : undefined}
              />
            </div>
            <div className={styles.stack}>
              <SlosCard
                slos={slos}
                entityRef={isThere ? entityRef : undefined}
              />
              <AvailabilityCard
                availability={availability}
                isPromised={Boolean(slos.data?.items.length)}
              />
              <SignalsCard entityRef={entityRef} />
              <ClustersCard workloads={workloads} service={service.data} />
              <ChangesCard changes={changes} entityRef={entityRef} />
            </div>
            <div className={styles.stack}>
              <PeopleCard people={people} entityRef={entityRef} />
              <QuestionsCard
                service={entityRef}
                artefact={{ kind: 'service', service: entityRef }}
              />
              <RunbooksCard entityRef={entityRef} />
              <LearntCard entityRef={entityRef} />
              <RequestsCard service={entityRef} />
              <UpstreamPanel of={{ service: entityRef }} />
            </div>
          </div>
        </div>
        <WorkloadDrawer entityRef={entityRef} locations={locations} />
      </RunningWorkloads.Provider>
    </AskScope.Provider>
  );
}
