import { DurationSummary } from '@operate-first/plugin-operations-common';
import { formatDuration } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './IncidentMetrics.module.css';

const SECOND_MS = 1_000;

/** @internal */
export function durationOf(seconds: number | undefined): string {
  return seconds === undefined ? '—' : formatDuration(seconds * SECOND_MS);
}

/**
 * A time on the mean, with its median and its tail, and of how many it is known.
 *
 * @internal
 */
export function Duration(props: { of: DurationSummary }) {
  const { count, mean, median, p90 } = props.of;
  const { t } = useOperationsTranslation();
  if (count === 0) return <>—</>;
  return (
    <>
      {durationOf(mean)}
      <span className={styles.more}>
        {t('incident.metrics.median')} {durationOf(median)} ·{' '}
        {t('incident.metrics.p90')} {durationOf(p90)} ·{' '}
        {t('incident.metrics.known', { number: String(count) })}
      </span>
    </>
  );
}
