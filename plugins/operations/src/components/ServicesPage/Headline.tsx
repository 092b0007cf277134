import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, VisuallyHidden } from '@backstage/ui';
import {
  ServiceFacets,
  SourceList,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { formatTime } from '../../format/time';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { sourcesRouteRef } from '../../routes';
import { HealthMark, Mark } from '../HealthMark';
import styles from './ServicesPage.module.css';

function healthWords(facets: ServiceFacets, t: Translate, locale: string) {
  const countOf = (...statuses: string[]) =>
    facets.health
      .filter(({ value }) => statuses.includes(value))
      .reduce((sum, { count }) => sum + count, 0);
  const total = facets.totalItems;
  const notWell = countOf('down', 'degraded');
  const unknown = countOf('unknown');

  const words: string[] = [];
  if (total === 0) words.push(t('services.headline.none'));
  else if (notWell > 0) {
    words.push(
      t('services.headline.notWell', {
        count: notWell,
        total: formatCount(total, locale),
      }),
    );
  } else if (unknown > 0) words.push(t('services.headline.noneDown'));
  else words.push(t('services.headline.allWell', { count: total }));
  if (unknown > 0)
    words.push(t('services.headline.unknown', { count: unknown }));

  let mark: Mark = 'healthy';
  if (countOf('down') > 0) mark = 'down';
  else if (notWell > 0) mark = 'degraded';
  else if (unknown > 0 || total === 0) mark = 'unknown';
  return { words: words.join(', '), mark };
}

function sourceWords(sources: SourceList, t: Translate): string {
  const countOf = (state: string) =>
    sources.items.filter(source => source.state === state).length;
  const failing = countOf('failing');
  if (failing > 0) return t('services.headline.failing', { count: failing });
  const starting = countOf('starting');
  if (starting > 0) return t('services.headline.starting', { count: starting });
  const running = countOf('running');
  return running > 0
    ? t('services.headline.running', { count: running })
    : t('services.headline.noSources');
}

/**
 * The answer of the organisation's page, in words.
 *
 * @internal
 */
export function Headline(props: {
  facets: ServiceFacets | undefined;
  sources: SourceList | undefined;
  isFailing: boolean;
  /** When the facets were answered, where they are not renewed any more. */
  asOf?: number;
}) {
  const { facets, sources, isFailing, asOf } = props;
  const { t, locale } = useOperationsTranslation();
  const sourcesPath = useRouteRef(sourcesRouteRef)?.();
  if (!facets && !isFailing) return <Skeleton width="28rem" height={28} />;
  const { words: present, mark } = facets
    ? healthWords(facets, t, locale)
    : { words: t('services.headline.unanswered'), mark: 'unknown' as const };
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
        <span>
          {words}
          {sources && (
            <>
              {'; '}
              <Link href={sourcesPath ?? 'sources'} className={styles.sources}>
                {sourceWords(sources, t)}
              </Link>
            </>
          )}
        </span>
      </h2>
      <VisuallyHidden role="status">{words}</VisuallyHidden>
    </>
  );
}
