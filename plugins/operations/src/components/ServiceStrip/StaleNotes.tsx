import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { StaleWords, staleWordsOf } from './reading';
import styles from './ServiceStrip.module.css';

/**
 * Why some of what is shown is old, and from when it is: "eu-1 refuses connections; what is shown is from 14:02."
 *
 * @internal
 */
export function StaleNotes(props: { of: StaleWords[] }) {
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  return (
    <>
      {staleWordsOf(props.of).map(({ reason, observedAt }) => (
        <p
          key={reason}
          className={styles.quiet}
          lang={observedAt ? undefined : 'en'}
        >
          {observedAt
            ? t('strip.staleSource', {
                time: formatTime(observedAt, { now, locale }),
                reason,
              })
            : `${reason}.`}
        </p>
      ))}
    </>
  );
}
