import { IncidentDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AlertList, tellOnce } from '../AlertsCard';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import { alertsInOrder } from './alertsInOrder';

const FIRST = 8;

/**
 * The alerts of an incident.
 *
 * @internal
 */
export function AlertsPanel(props: { detail: IncidentDetail }) {
  const shown = props.detail.alerts.length;
  const { alertCount = shown } = props.detail;
  const alerts = tellOnce(alertsInOrder(props.detail));
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('incident.alerts.title')}>
      {alerts.length === 0 && (
        <p className={pageStyles.quiet}>{t('incident.alerts.none')}</p>
      )}
      <AlertList alerts={alerts} first={FIRST} withService />
      {alertCount > shown && (
        <p className={pageStyles.quiet}>
          {t('incident.alerts.more', {
            shown: String(shown),
            total: String(alertCount),
          })}
        </p>
      )}
    </Panel>
  );
}
