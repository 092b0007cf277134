import { useNow } from '../../hooks/useNow';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { between, formatDuration, formatMoment } from '../../format/time';
import styles from './Age.module.css';

const SECOND_MS = 1000;
const CALM_MS = 15 * SECOND_MS;

/**
 * How long ago something was, ticking; the moment itself, with its zone, in the tooltip.
 *
 * @internal
 */
export function Age(props: { of: string }) {
  const { locale } = useOperationsTranslation();
  const fine = useNow(CALM_MS) - Date.parse(props.of) < 60 * SECOND_MS;
  const now = useNow(fine ? SECOND_MS : CALM_MS);
  return (
    <time
      className={styles.age}
      dateTime={props.of}
      title={formatMoment(props.of, locale)}
    >
      {formatDuration(between(props.of, now))}
    </time>
  );
}
