import { Skeleton } from '@backstage/ui';
import {
  Alert,
  AlertList as Answer,
} from '@operate-first/plugin-operations-common';
import { Fetched } from '../../hooks/useFetched';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { RECENT_DAYS } from '../../hooks/useServiceSlos';
import { Empty, Problem } from '../Notice';
import { Disclosure, Panel } from '../Panel';
import { FormLink, serviceFieldOf } from '../RequestForm/FormLink';
import { AlertList } from './AlertList';
import { QuietAlerts } from './QuietAlerts';
import { splitAlerts } from './splitAlerts';

/** Down or degraded is an alert of its own, and the strip says it already. */
function isAbove(alert: Alert, isUnwell: boolean): boolean {
  return isUnwell && alert.source === 'health' && alert.state === 'firing';
}

function Content(props: { alerts: Answer; isUnwell: boolean }) {
  const { alerts, isUnwell } = props;
  const items = alerts.items.filter(alert => !isAbove(alert, isUnwell));
  const isSaidAbove = items.length < alerts.items.length;
  const { t } = useOperationsTranslation();
  const { firing, quiet, over } = splitAlerts(items);
  const days = String(RECENT_DAYS);
  if (items.length === 0 && !isSaidAbove) {
    return (
      <Empty title={t('alerts.none', { days })}>{t('alerts.noneBody')}</Empty>
    );
  }
  return (
    <>
      {firing.length > 0 ? (
        <AlertList alerts={firing} />
      ) : (
        !isSaidAbove && <p>{t('alerts.noneFiring')}</p>
      )}
      {isSaidAbove && <p>{t('alert.healthAbove')}</p>}
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
 * @param props - isUnwell: the page says above that the service is down or degraded.
 * @internal
 */
export function AlertsCard(props: {
  alerts: Fetched<Answer>;
  isUnwell: boolean;
  /** Of the service, where more of them can be asked for. */
  entityRef?: string;
}) {
  const { alerts, isUnwell, entityRef } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('alerts.title')}>
      <Problem of={alerts} inPanel />
      {alerts.data ? (
        <OldPicture.Provider value={oldPictureOf(alerts)}>
          <Content alerts={alerts.data} isUnwell={isUnwell} />
        </OldPicture.Provider>
      ) : (
        !alerts.error && <Skeleton width="70%" />
      )}
      {entityRef && (
        <p>
          <FormLink
            kind="alert"
            values={{ service: serviceFieldOf(entityRef) }}
          >
            {t('promises.addAlert')}
          </FormLink>
        </p>
      )}
    </Panel>
  );
}
