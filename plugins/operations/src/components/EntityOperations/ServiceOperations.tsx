import { Skeleton } from '@backstage/ui';
import { oldPictureOf } from '../../hooks/useOldPicture';
import { useService } from '../../hooks/useService';
import { AvailabilityCard } from '../AvailabilityCard';
import { HealthRibbon } from '../HealthRibbon';
import { IncidentsCard } from '../IncidentsCard';
import { Problem } from '../Notice';
import { PeopleCard } from '../PeopleCard';
import { ConfigurationProblems, ServiceStrip } from '../ServiceStrip';
import styles from './ServiceOperations.module.css';

/**
 * Everything about the operation of one service: the answer first, its history, its figures, its people.
 *
 * @internal
 */
export function ServiceOperations(props: { entityRef: string }) {
  const { service, history, availability, people } = useService(
    props.entityRef,
  );
  return (
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
      <HealthRibbon history={history} />
      <div className={styles.columns}>
        <IncidentsCard />
        <AvailabilityCard availability={availability} />
        <PeopleCard people={people} />
      </div>
    </div>
  );
}
