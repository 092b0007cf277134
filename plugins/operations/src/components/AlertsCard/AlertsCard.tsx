import { Skeleton } from '@backstage/ui';
import { AlertList as Answer } from '@operate-first/plugin-operations-common';
import { Fetched } from '../../hooks/useFetched';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { RECENT_DAYS } from '../../hooks/useServiceSlos';
import { Empty, Problem } from '../Notice';
import { Disclosure, Panel } from '../Panel';
import { AlertList } from './AlertList';
import { QuietAlerts } from './QuietAlerts';
import { splitAlerts } from './splitAlerts';

function Content(props: { alerts: Answer }) {
  const { items } = props.alerts;
  const { t } = useOperationsTranslation();
  const { firing, quiet, over } = splitAlerts(items);
  const days = String(RECENT_DAYS);
  if (items.length === 0) {
    return (
      <Empty title={t('alerts.none', { days })}>{t('alerts.noneBody')}</Empty>
    );
  }
  return (
    <>
      {firing.length > 0 ? (
        <AlertList alerts={firing} />
      ) : (
        <p>{t('alerts.noneFiring')}</p>
      )}
      <QuietAlerts alerts={quiet} />
      {over.length > 0 && (
        <Disclosure summary={t('alerts.recent', { count: over.length, days })}>
          <AlertList alerts={over} />
        </Disclosure>
      )}
    </>
  );
}

/**
 * The alerts of a service that fire, those that fire quietly, and those of the last days one click below.
 *
 * @internal
 */
export function AlertsCard(props: { alerts: Fetched<Answer> }) {
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
