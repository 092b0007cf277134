import { usePermission } from '@backstage/plugin-permission-react';
import { Skeleton } from '@backstage/ui';
import {
  MyIncidents,
  operationsFollowPermission,
  Service,
} from '@operate-first/plugin-operations-common';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useMine } from '../../hooks/useMine';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { MyActionItems } from '../ActionItems';
import { Age } from '../Age';
import { ShowMore } from '../ClusterState';
import { DataScope } from '../DataScope';
import { HealthMark } from '../HealthMark';
import { IncidentLine } from '../IncidentsCard';
import { ServiceName } from '../IncidentState';
import { Empty, Problem } from '../Notice';
import { AskedOfMeList } from '../QuestionsCard';
import { SignIn } from '../SignIn';
import styles from './Mine.module.css';

const FIRST = 5;

function ServiceLine(props: { service: Service }) {
  const { entityRef, title, health } = props.service;
  const { t } = useOperationsTranslation();
  const [reason] = health.reasons;
  return (
    <div className={styles.service}>
      <p className={styles.head}>
        <HealthMark mark={health.status} />
        <span>
          <ServiceName of={{ ref: entityRef, title }} bold />{' '}
          {t(`health.${health.status}`)}
          {health.since && (
            <>
              {' '}
              {t('mine.since', {
                duration: <Age of={health.since} lasting />,
              })}
            </>
          )}
        </span>
      </p>
      {reason && <p className={styles.quiet}>{reason.message}</p>}
    </div>
  );
}

function Wrong(props: { mine: MyIncidents }) {
  const { incidents, services } = props.mine;
  const { t } = useOperationsTranslation();
  if (incidents.length === 0 && services.length === 0) {
    return <Empty title={t('mine.well')}>{t('mine.wellBody')}</Empty>;
  }
  return (
    <>
      {incidents.length > 0 && (
        <section aria-label={t('mine.incidents')}>
          <h3 className={styles.title}>{t('mine.incidents')}</h3>
          <ShowMore items={incidents} first={FIRST}>
            {shown => (
              <ul className={styles.list}>
                {shown.map(incident => (
                  <li key={incident.id}>
                    <IncidentLine incident={incident} />
                  </li>
                ))}
              </ul>
            )}
          </ShowMore>
        </section>
      )}
      {services.length > 0 && (
        <section aria-label={t('mine.services')}>
          <h3 className={styles.title}>{t('mine.services')}</h3>
          <ShowMore items={services} first={FIRST}>
            {shown => (
              <ul className={styles.list}>
                {shown.map(service => (
                  <li key={service.id}>
                    <ServiceLine service={service} />
                  </li>
                ))}
              </ul>
            )}
          </ShowMore>
        </section>
      )}
    </>
  );
}

function Mine() {
  const mine = useMine();
  return (
    <>
      <Problem of={mine} inPanel />
      {mine.data ? (
        <OldPicture.Provider value={oldPictureOf(mine)}>
          <Wrong mine={mine.data} />
        </OldPicture.Provider>
      ) : (
        !mine.error && <Skeleton width="70%" />
      )}
      <AskedOfMeList />
      <MyActionItems />
    </>
  );
}

function ForSignedIn() {
  const { t } = useOperationsTranslation();
  const { allowed, loading } = usePermission({
    permission: operationsFollowPermission,
  });
  if (loading) return <Skeleton width="70%" />;
  return allowed ? (
    <Mine />
  ) : (
    <p>{t('mine.visitor', { signIn: <SignIn /> })}</p>
  );
}

/**
 * The reader's own open incidents and services that are not well. Visitors have none, and are asked to sign in.
 *
 * @internal
 */
export function MineContent() {
  return (
    <DataScope>
      <div className={styles.mine}>
        <ForSignedIn />
      </div>
    </DataScope>
  );
}
