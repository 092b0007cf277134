import { Skeleton } from '@backstage/ui';
import { LocationWorkloads } from '@operate-first/plugin-operations-common';
import { oldPictureOf } from '../../hooks/useOldPicture';
import { useService } from '../../hooks/useService';
import { RunningWorkloads } from '../../hooks/useWorkloadLinks';
import { AvailabilityCard } from '../AvailabilityCard';
import { ChangesCard } from '../ChangesCard';
import { ClustersCard } from '../ClustersCard';
import { HealthRibbon } from '../HealthRibbon';
import { IncidentsCard } from '../IncidentsCard';
import { Problem } from '../Notice';
import { PeopleCard } from '../PeopleCard';
import { ConfigurationProblems, ServiceStrip } from '../ServiceStrip';
import { WorkloadDrawer } from '../WorkloadDrawer';
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
  const locations = workloads.data?.locations ?? NOWHERE;
  return (
    <RunningWorkloads.Provider value={locations}>
      <div className={styles.page}>
        <Problem of={service} />
        {service.data ? (
          <>
            <ServiceStrip service={service.data} asOf={oldPictureOf(service)} />
            <ConfigurationProblems problems={service.data.problems} />
          </>
        ) : (
          !service.error && <Skeleton width="100%" height={132} />
        )}
        <HealthRibbon history={history} changes={changes} />
        <div className={styles.columns}>
          <IncidentsCard />
          <div className={styles.stack}>
            <AvailabilityCard availability={availability} />
            <ClustersCard workloads={workloads} service={service.data} />
          </div>
          <div className={styles.stack}>
            <PeopleCard people={people} />
            <ChangesCard changes={changes} />
          </div>
        </div>
      </div>
      <WorkloadDrawer entityRef={entityRef} locations={locations} />
    </RunningWorkloads.Provider>
  );
}
