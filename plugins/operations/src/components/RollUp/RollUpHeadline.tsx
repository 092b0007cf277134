import { VisuallyHidden } from '@backstage/ui';
import { HealthCounts } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { healthWords } from '../HealthCounts';
import { HealthMark } from '../HealthMark';
import styles from './RollUp.module.css';

/**
 * The answer of a roll-up, in words.
 *
 * @param props - small: as a part of an overview, where the page has other headings.
 * @internal
 */
export function RollUpHeadline(props: {
  counts: HealthCounts;
  small?: boolean;
}) {
  const { counts, small } = props;
  const { t, locale } = useOperationsTranslation();
  const asOf = useOldPicture();
  const present = healthWords(counts, t, locale);
  const words =
    asOf === undefined
      ? present.words
      : t('services.headline.was', {
          time: formatTime(new Date(asOf).toISOString(), {
            now: Date.now(),
            locale,
          }),
          words: present.words,
        });
  if (small) {
    return (
      <p className={styles.small}>
        <HealthMark mark={present.mark} /> <span>{words}</span>
      </p>
    );
  }
  return (
    <>
      <h2 className={styles.headline}>
        <HealthMark mark={present.mark} size={22} />
        <span>{words}</span>
      </h2>
      <VisuallyHidden role="status">{words}</VisuallyHidden>
    </>
  );
}
