import { formatDuration, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { Stretch } from './stretches';
import styles from './HealthRibbon.module.css';

/**
 * Puts a stretch of time into words.
 *
 * @internal
 */
export function useStretchText(): (stretch: Stretch) => string {
  const { t, locale } = useOperationsTranslation();
  return ({ kind, from, to, reasons }) => {
    const now = Date.now();
    const time = (moment: number) =>
      formatTime(new Date(moment).toISOString(), { now, locale });
    const word =
      kind === 'unlooked' ? t('health.notLooked') : t(`health.${kind}`);
    const span = `${word}, ${time(from)} – ${time(to)} (${formatDuration(
      to - from,
    )})`;
    return reasons.length > 0 ? `${span}: ${reasons[0].message}` : span;
  };
}

/** A stretch in words, with its mark. */
export function StretchWords(props: { stretch: Stretch }) {
  const { stretch } = props;
  const textOf = useStretchText();
  return (
    <>
      {stretch.kind !== 'unlooked' && (
        <>
          <HealthMark mark={stretch.kind} />{' '}
        </>
      )}
      <span className={styles.tabular}>{textOf(stretch)}</span>
    </>
  );
}
