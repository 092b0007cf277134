import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, VisuallyHidden } from '@backstage/ui';
import {
  Alert,
  ClusterList,
  IncidentFacets,
  ServiceFacets,
  SloStateCounts,
  SourceList,
} from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import {
  alertsRouteRef,
  clustersRouteRef,
  incidentsRouteRef,
  maintenanceRouteRef,
  postMortemsRouteRef,
  slosRouteRef,
  sourcesRouteRef,
} from '../../routes';
import { alertsWords } from '../AlertsPage';
import { clustersWords } from '../ClusterState';
import { countsOf, healthWords } from '../HealthCounts';
import { HealthMark } from '../HealthMark';
import { slosWords } from '../SlosPage';
import styles from './ServicesPage.module.css';

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

function openOf(incidents: IncidentFacets | undefined): number {
  return incidents?.state.find(({ value }) => value === 'open')?.count ?? 0;
}

/**
 * The answer of the organisation's page, in words.
 *
 * @internal
 */
export function Headline(props: {
  facets: ServiceFacets | undefined;
  sources: SourceList | undefined;
  clusters: ClusterList | undefined;
  slos: SloStateCounts | undefined;
  /** Those that fire. */
  alerts: Alert[] | undefined;
  incidents: IncidentFacets | undefined;
  isFailing: boolean;
  /** When the facets were answered, where they are not renewed any more. */
  asOf?: number;
}) {
  const { facets, sources, clusters, slos, alerts, isFailing, asOf } = props;
  const open = openOf(props.incidents);
  const { t, locale } = useOperationsTranslation();
  const sourcesPath = useRouteRef(sourcesRouteRef)?.();
  const clustersPath = useRouteRef(clustersRouteRef)?.();
  const slosPath = useRouteRef(slosRouteRef)?.();
  const incidentsPath = useRouteRef(incidentsRouteRef)?.();
  const alertsPath = useRouteRef(alertsRouteRef)?.();
  const postMortemsPath = useRouteRef(postMortemsRouteRef)?.();
  const maintenancePath = useRouteRef(maintenanceRouteRef)?.();
  if (!facets && !isFailing) return <Skeleton width="28rem" height={28} />;
  const { words: present, mark } = facets
    ? healthWords(countsOf(facets), t, locale)
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
          {open > 0 && (
            <>
              {'; '}
              <Link
                href={incidentsPath ?? 'incidents'}
                className={styles.sources}
              >
                {t('incidents.open', { count: open })}
              </Link>
            </>
          )}
          {sources && (
            <>
              {'; '}
              <Link href={sourcesPath ?? 'sources'} className={styles.sources}>
                {sourceWords(sources, t)}
              </Link>
            </>
          )}
          {clusters && clusters.items.length > 0 && (
            <>
              {'; '}
              <Link
                href={clustersPath ?? 'clusters'}
                className={styles.sources}
              >
                {
                  clustersWords(clusters.items, t, {
                    now: Date.now(),
                    locale,
                    brief: true,
                  }).words
                }
              </Link>
            </>
          )}
        </span>
      </h2>
      <nav className={styles.links} aria-label={t('services.headline.links')}>
        <Link href={incidentsPath ?? 'incidents'}>{t('incidents.title')}</Link>
        <Link href={postMortemsPath ?? 'post-mortems'}>
          {t('postMortem.title')}
        </Link>
        <Link href={slosPath ?? 'slos'}>
          {slos ? slosWords(slos, t).words : t('slo.title')}
        </Link>
        <Link href={alertsPath ?? 'alerts'}>
          {alerts ? alertsWords(alerts, t).words : t('alerts.title')}
        </Link>
        <Link href={maintenancePath ?? 'maintenance'}>
          {t('maintenance.title')}
        </Link>
      </nav>
      <VisuallyHidden role="status">{words}</VisuallyHidden>
    </>
  );
}
