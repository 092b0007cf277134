import { ShowMore } from '../ClusterState';
import { AlertItem } from './AlertItem';
import { ToldAlert } from './tellOnce';
import styles from './AlertsCard.module.css';

const FIRST = 10;

/**
 * Alerts one below the other, the first of them at once.
 *
 * @param props - label: where no heading says what they are; withService: where they are of several services.
 * @internal
 */
export function AlertList(props: {
  alerts: ToldAlert[];
  label?: string;
  first?: number;
  withService?: boolean;
}) {
  const { alerts, label, first = FIRST, withService } = props;
  return (
    <ShowMore items={alerts} first={first}>
      {shown => (
        <ul className={styles.alerts} aria-label={label}>
          {shown.map(alert => (
            <li key={alert.id}>
              <AlertItem alert={alert} withService={withService} />
            </li>
          ))}
        </ul>
      )}
    </ShowMore>
  );
}
