import { HealthCounts } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { HEALTHS, totalOf } from './counts';
import styles from './HealthCounts.module.css';

/**
 * The mark of each health that occurs, with its number.
 *
 * @param props - stale: the figures are the last that were known.
 * @internal
 */
export function CountList(props: {
  counts: HealthCounts;
  label: string;
  withWords?: boolean;
  stale?: boolean;
}) {
  const { counts, label, withWords, stale } = props;
  const { t, locale } = useOperationsTranslation();
  if (totalOf(counts) === 0) {
    return <span className={styles.quiet}>{t('clusters.noServices')}</span>;
  }
  return (
    <ul className={styles.counts} aria-label={label}>
      {HEALTHS.filter(health => counts[health] > 0).map(health => (
        <li key={health} data-health={health}>
          <HealthMark
            mark={health}
            stale={stale}
            label={withWords ? undefined : t(`health.${health}`)}
          />{' '}
          {formatCount(counts[health], locale)}
          {withWords && ` ${t(`health.${health}`)}`}
        </li>
      ))}
    </ul>
  );
}
