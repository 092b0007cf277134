import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { AlertList } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { Fetched } from '../../hooks/useFetched';
import { oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { alertsWords } from './words';
import styles from './AlertsPage.module.css';

/**
 * The answer of the page, in words, whatever is filtered.
 *
 * @internal
 */
export function Headline(props: { alerts: Fetched<AlertList> }) {
  const { alerts } = props;
  const { t, locale } = useOperationsTranslation();
  const asOf = oldPictureOf(alerts);
  if (!alerts.data && !alerts.error) {
    return <Skeleton width="20rem" height={28} />;
  }
  const present = alerts.data
    ? alertsWords(alerts.data.items, t)
    : { words: t('alerts.headline.unanswered'), mark: 'unknown' as const };
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
  return (
    <>
      <h2 className={styles.headline}>
        <HealthMark mark={present.mark} stale={asOf !== undefined} size={22} />
        <span>{words}</span>
      </h2>
      <VisuallyHidden role="status">{words}</VisuallyHidden>
    </>
  );
}
