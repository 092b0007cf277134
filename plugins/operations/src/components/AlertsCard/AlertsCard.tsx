import { Skeleton } from '@backstage/ui';
import { Alert, AlertList } from '@operate-first/plugin-operations-common';
import { Fetched } from '../../hooks/useFetched';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { RECENT_DAYS } from '../../hooks/useServiceSlos';
import { ShowMore } from '../ClusterState';
import { Empty, Problem } from '../Notice';
import { Disclosure, Panel } from '../Panel';
import { AlertItem } from './AlertItem';
import { bySeverity } from './bySeverity';
import styles from './AlertsCard.module.css';

const FIRST = 10;

function Alerts(props: { alerts: Alert[] }) {
  return (
    <ShowMore items={props.alerts} first={FIRST}>
      {shown => (
        <ul className={styles.alerts}>
          {shown.map(alert => (
            <li key={alert.id}>
              <AlertItem alert={alert} />
            </li>
          ))}
        </ul>
      )}
    </ShowMore>
  );
}

function Content(props: { alerts: AlertList }) {
  const { items } = props.alerts;
  const { t } = useOperationsTranslation();
  const firing = items
    .filter(({ state }) => state === 'firing')
    .sort(bySeverity);
  const over = items.filter(({ state }) => state === 'resolved');
  const days = String(RECENT_DAYS);
  if (items.length === 0) {
    return (
      <Empty title={t('alerts.none', { days })}>{t('alerts.noneBody')}</Empty>
    );
  }
  return (
    <>
      {firing.length > 0 ? (
        <Alerts alerts={firing} />
      ) : (
        <p>{t('alerts.noneFiring')}</p>
      )}
      {over.length > 0 && (
        <Disclosure summary={t('alerts.recent', { count: over.length, days })}>
          <Alerts alerts={over} />
        </Disclosure>
      )}
    </>
  );
}

/**
 * The alerts of a service that fire, and those of the last days one click below.
 *
 * @internal
 */
export function AlertsCard(props: { alerts: Fetched<AlertList> }) {
  const { alerts } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('alerts.title')}>
      <Problem of={alerts} inPanel />
      {alerts.data ? (
        <OldPicture.Provider value={oldPictureOf(alerts)}>
          <Content alerts={alerts.data} />
        </OldPicture.Provider>
      ) : (
        !alerts.error && <Skeleton width="70%" />
      )}
    </Panel>
  );
}
