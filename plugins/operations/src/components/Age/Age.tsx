import { useOldPicture } from '../../hooks/useOldPicture';
import { useNow } from '../../hooks/useNow';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { formatAge, formatMoment } from '../../format/time';
import styles from './Age.module.css';

const SECOND_MS = 1000;
const CALM_MS = 15 * SECOND_MS;
const MINUTE_MS = 60 * SECOND_MS;

/**
 * How long ago something was, ticking; the moment itself, with its zone, in the tooltip.
 *
 * @param props - lasting: it is how long a state has lasted, which nobody knows of an old picture.
 * @internal
 */
export function Age(props: { of: string; lasting?: boolean }) {
  const { locale } = useOperationsTranslation();
  const old = useOldPicture();
  const until = props.lasting ? old : undefined;
  const age = (until ?? Date.now()) - Date.parse(props.of);
  useNow(age < MINUTE_MS ? SECOND_MS : CALM_MS);
  return (
    <time
      className={styles.age}
      dateTime={props.of}
      title={formatMoment(props.of, locale)}
    >
      {formatAge(age, locale)}
    </time>
  );
}
