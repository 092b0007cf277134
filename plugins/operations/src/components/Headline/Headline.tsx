import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { formatTime } from '../../format/time';
import { Fetched } from '../../hooks/useFetched';
import { oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark, Mark } from '../HealthMark';
import styles from './Headline.module.css';

/**
 * The answer of a page, in words and with a mark, whatever is filtered; said to who does not see it, too, whenever it
 * changes. What is not renewed any more is said in the past.
 *
 * @internal
 */
export function Headline<T>(props: {
  of: Fetched<T>;
  tell: (data: T) => { words: string; mark: Mark };
  /** What is said where nothing was ever answered. */
  unanswered: string;
}) {
  const { of, tell, unanswered } = props;
  const { t, locale } = useOperationsTranslation();
  const asOf = oldPictureOf(of);
  if (of.data === undefined && !of.error) {
    return <Skeleton width="24rem" height={28} />;
  }
  const { words: present, mark } =
    of.data === undefined
      ? { words: unanswered, mark: 'unknown' as const }
      : tell(of.data);
  const words =
    asOf === undefined
      ? present
      : t('services.headline.was', {
          time: formatTime(new Date(asOf).toISOString(), {
            now: Date.now(),
            locale,
          }),
          words: present,
        });
  return (
    <>
      <h2 className={styles.headline}>
        <HealthMark mark={mark} stale={asOf !== undefined} size={22} />
        <span>{words}</span>
      </h2>
      <VisuallyHidden role="status">{words}</VisuallyHidden>
    </>
  );
}
