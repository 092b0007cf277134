import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Link } from '@backstage/ui';
import { useRef } from 'react';
import { useFiringAlerts } from '../../hooks/useAlerts';
import {
  useAskingInterval,
  useChanges,
  useClusterChanges,
} from '../../hooks/useChanges';
import { useClusters } from '../../hooks/useClusters';
import { useIncidentFacets } from '../../hooks/useIncidents';
import { oldPictureOf } from '../../hooks/useOldPicture';
import { useFacets, useSources } from '../../hooks/useOverview';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useServiceQuery } from '../../hooks/useServiceQuery';
import { useServices } from '../../hooks/useServices';
import { useSloCounts } from '../../hooks/useSlos';
import { knownOf, UnmatchedFilters } from '../Filters';
import { Found, ListPage } from '../ListPage';
import { Empty } from '../Notice';
import { ServicesFilters } from '../ServicesFilters';
import { ServicesTable } from '../ServicesTable';
import { Headline } from './Headline';
import {
  catalogIndexRouteRef,
  onboardRouteRef,
  requestsRouteRef,
} from '../../routes';
import styles from './ServicesPage.module.css';

const CALM_MS = 30_000;
/** Exercises are no news of the organisation. */
const REAL = { drill: false };
const VALUES = ['owner', 'system', 'environment', 'cluster'] as const;

/**
 * Every operated service, worst first.
 *
 * @internal
 */
export function ServicesPage() {
  const { t } = useOperationsTranslation();
  const state = useServiceQuery();
  const catalogPath = useRouteRef(catalogIndexRouteRef)?.();
  const onboardPath = useRouteRef(onboardRouteRef)?.();
  const requestsPath = useRouteRef(requestsRouteRef)?.();

  const versions = useRef(new Map<string, number>());
  const everyMs = useAskingInterval();
  const list = useServices(state.query, everyMs);
  const overall = useFacets({}, everyMs);
  const facets = useFacets(state.filter, everyMs);
  const sources = useSources(CALM_MS);
  const clusters = useClusters();
  const slos = useSloCounts();
  const alerts = useFiringAlerts();
  const incidents = useIncidentFacets(REAL);
  versions.current = new Map(
    list.services?.map(({ id, version }) => [id, version]),
  );
  useChanges(
    ({ id, version }) => version > (versions.current.get(id) ?? -1),
    () => {
      list.refetch();
      overall.refetch();
      facets.refetch();
    },
  );
  // A cluster that is cut off is a source that fails: the headline says both at once.
  useClusterChanges(sources.refetch);

  return (
    <ListPage>
      <div className={styles.head}>
        <div className={styles.answer}>
          <Headline
            facets={overall.data}
            sources={sources.data}
            clusters={clusters.data}
            slos={slos.data?.states}
            alerts={alerts.data?.items}
            incidents={incidents.data}
            isFailing={Boolean(overall.error)}
            asOf={oldPictureOf(overall)}
          />
        </div>
        {requestsPath && <Link href={requestsPath}>{t('requests.link')}</Link>}
        {onboardPath && (
          <ButtonLink href={onboardPath} size="small" variant="secondary">
            {t('onboarding.link')}
          </ButtonLink>
        )}
      </div>
      <ServicesFilters state={state} facets={facets.data} />
      <UnmatchedFilters state={state} known={knownOf(VALUES, overall.data)} />
      <Found
        list={{ ...list, items: list.services }}
        isFiltered={state.isFiltered}
        noMatch={
          <Empty title={t('services.empty.noMatch')}>
            {t('services.empty.noMatchBody')}
          </Empty>
        }
        empty={
          <Empty
            title={t('services.empty.title')}
            action={
              catalogPath && (
                <ButtonLink href={catalogPath} variant="secondary">
                  {t('services.empty.action')}
                </ButtonLink>
              )
            }
          >
            {t('services.empty.body')}
          </Empty>
        }
      >
        <ServicesTable list={list} state={state} />
      </Found>
    </ListPage>
  );
}
