import { Button } from '@backstage/ui';
import { formatCount } from '../../../format/numbers';
import { formatTime } from '../../../format/time';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { MOST_LINES } from './LogBuffer';
import { LogState } from './LogReader';
import styles from './Log.module.css';

/**
 * How reading the log goes, in a sentence.
 *
 * @internal
 */
export function LogStatus(props: {
  state: LogState;
  total: number;
  onRetry: () => void;
}) {
  const { state, total, onRetry } = props;
  const { t, locale } = useOperationsTranslation();
  const time = (moment: number) =>
    formatTime(new Date(moment).toISOString(), { now: Date.now(), locale });
  const say = () => {
    switch (state.phase) {
      case 'connecting':
        return t('logs.connecting');
      case 'live':
        return t('logs.live');
      case 'waiting':
        return state.error
          ? t('logs.lost', {
              time: time(state.lostAt),
              reason: state.error.message,
            })
          : t('logs.ended', { time: time(state.lostAt) });
      case 'paused':
        return t('logs.paused', { time: time(state.at) });
      case 'complete':
        return total === 0 ? t('logs.nothing') : t('logs.complete');
      default:
        return t('logs.refused', { reason: state.error.message });
    }
  };
  return (
    <div className={styles.status}>
      <span role="status" data-phase={state.phase}>
        {say()}
      </span>
      {state.phase === 'refused' && (
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('problem.retry')}
        </Button>
      )}
      <span className={styles.counted}>
        {total > MOST_LINES
          ? t('logs.last', {
              shown: formatCount(MOST_LINES, locale),
              total: formatCount(total, locale),
            })
          : t('logs.lines', { count: total })}
      </span>
    </div>
  );
}
