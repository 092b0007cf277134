import { HealthCounts } from '@operate-first/plugin-operations-common';
import { useOldPicture } from '../../hooks/useOldPicture';
import { HEALTHS, totalOf } from './counts';
import { CountList } from './CountList';
import styles from './HealthCounts.module.css';

/**
 * How many services have each health, as one bar with its numbers. The numbers say everything; the bar says
 * it at a glance.
 *
 * @param props - stale: the figures are the last that were known.
 * @internal
 */
export function HealthBar(props: {
  counts: HealthCounts;
  label: string;
  stale?: boolean;
}) {
  const { counts, label, stale } = props;
  const old = useOldPicture() !== undefined || stale;
  const shown = HEALTHS.filter(health => counts[health] > 0);
  return (
    <div className={styles.health}>
      {totalOf(counts) > 0 && (
        <div className={styles.bar} data-old={old || undefined} aria-hidden>
          {shown.map(health => (
            <span
              key={health}
              className={styles.part}
              data-health={health}
              style={{ flexGrow: counts[health] }}
            />
          ))}
        </div>
      )}
      <CountList counts={counts} label={label} withWords stale={stale} />
    </div>
  );
}
