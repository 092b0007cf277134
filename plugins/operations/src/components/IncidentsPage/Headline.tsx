import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { IncidentFacets } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { Fetched } from '../../hooks/useFetched';
import { oldPictureOf } from '../../hooks/useOldPicture';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { HealthMark, Mark } from '../HealthMark';
import styles from './IncidentsPage.module.css';

const UNTAKEN = ['triggered', 'reopened'];

function wordsOf(
  facets: IncidentFacets | undefined,
  t: Translate,
): { words: string; mark: Mark } {
  if (!facets) {
    return { words: t('incident.headline.unanswered'), mark: 'unknown' };
  }
  const open = facets.state.find(({ value }) => value === 'open')?.count ?? 0;
  if (open === 0) {
    return { words: t('incident.headline.none'), mark: 'healthy' };
  }
  const untaken = facets.status
    .filter(({ value }) => UNTAKEN.includes(value))
    .reduce((sum, { count }) => sum + count, 0);
  const words = [
    t('incident.headline.open', { count: open }),
    untaken > 0 &&
      (open === 1
        ? t('incident.headline.untakenIt')
        : t('incident.headline.untaken', { count: untaken })),
  ];
  return {
    words: words.filter(Boolean).join(', '),
    mark: untaken > 0 ? 'down' : 'degraded',
  };
}

/**
 * The answer of the page, in words, whatever is filtered.
 *
 * @internal
 */
export function Headline(props: { facets: Fetched<IncidentFacets> }) {
  const { facets } = props;
  const { t, locale } = useOperationsTranslation();
  const asOf = oldPictureOf(facets);
  if (!facets.data && !facets.error) {
    return <Skeleton width="24rem" height={28} />;
  }
  const present = wordsOf(facets.data, t);
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
