import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AlertList } from './AlertList';
import { ToldAlert } from './tellOnce';
import styles from './AlertsCard.module.css';

/**
 * What fires and belongs to no service, so that nobody is told: with the reason of each, and the way to mend it.
 *
 * @internal
 */
export function UnmappedAlerts(props: { alerts: ToldAlert[] }) {
  const { alerts } = props;
  const { t } = useOperationsTranslation();
  if (alerts.length === 0) return null;
  const title = t('alert.unmapped');
  return (
    <div className={styles.unmapped}>
      <h3 className={styles.subtitle}>{title}</h3>
      <p className={styles.quiet}>{t('alert.unmappedWhat')}</p>
      <AlertList alerts={alerts} label={title} withService />
    </div>
  );
}
