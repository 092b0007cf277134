import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AlertList } from './AlertList';
import { ToldAlert } from './tellOnce';
import styles from './AlertsCard.module.css';

/**
 * What fires and tells nobody: shown, with the reason of each, and apart from what somebody must act upon.
 *
 * @internal
 */
export function QuietAlerts(props: {
  alerts: ToldAlert[];
  withService?: boolean;
}) {
  const { alerts, withService } = props;
  const { t } = useOperationsTranslation();
  if (alerts.length === 0) return null;
  const title = t('alerts.quiet', { count: alerts.length });
  return (
    <div className={styles.quietly}>
      <p className={styles.quiet}>{title}</p>
      <AlertList alerts={alerts} label={title} withService={withService} />
    </div>
  );
}
