import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Skeleton } from '@backstage/ui';
import { useAlertQuery } from '../../hooks/useAlertQuery';
import { useAlerts, useFiringAlerts } from '../../hooks/useAlerts';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useFacets } from '../../hooks/useOverview';
import {
  alertMappingsRouteRef,
  rootRouteRef,
  silencesRouteRef,
} from '../../routes';
import {
  AlertList,
  QuietAlerts,
  splitAlerts,
  UnmappedAlerts,
} from '../AlertsCard';
import { UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { Page, pageStyles } from '../Page';
import { AlertsFilters } from './AlertsFilters';
import { alertsWords } from './words';
import styles from './AlertsPage.module.css';

const CALM_MS = 60_000;
const FIRST = 50;

function LoadMore(props: { list: ReturnType<typeof useAlerts> }) {
  const { hasMore, isFetching, loadMore } = props.list;
  const { t } = useOperationsTranslation();
  if (!hasMore) return null;
  return (
    <span>
      <Button
        size="small"
        variant="secondary"
        isDisabled={isFetching}
        onPress={loadMore}
      >
        {t('alerts.more')}
      </Button>
    </span>
  );
}

function Present(props: {
  list: ReturnType<typeof useAlerts>;
  isFiltered: boolean;
}) {
  const { list, isFiltered } = props;
  const { t } = useOperationsTranslation();
  const { firing, unmapped, quiet } = splitAlerts(list.items ?? []);
  return (
    <Panel title={t('alerts.firing')}>
      {!list.items && <Skeleton width="100%" height={96} />}
      <AlertList alerts={firing} first={FIRST} withService />
      {list.items && firing.length + unmapped.length === 0 && (
        <p>{t(isFiltered ? 'alerts.noMatch' : 'alerts.noneFiring')}</p>
      )}
      <QuietAlerts alerts={quiet} withService />
      <UnmappedAlerts alerts={unmapped} />
      <LoadMore list={list} />
    </Panel>
  );
}

/** What lies beside the alerts: what keeps them quiet, and whose they are. */
function Links() {
  const { t } = useOperationsTranslation();
  const silences = useRouteRef(silencesRouteRef)?.();
  const mappings = useRouteRef(alertMappingsRouteRef)?.();
  return (
    <nav className={styles.links} aria-label={t('alert.pages')}>
      <Link href={silences ?? 'silences'}>{t('alert.silences')}</Link>
      <Link href={mappings ?? 'mappings'}>{t('alert.mappings')}</Link>
    </nav>
  );
}

function Past(props: { list: ReturnType<typeof useAlerts> }) {
  const { list } = props;
  const { t } = useOperationsTranslation();
  if (!list.items || list.items.length === 0) return null;
  return (
    <Panel title={t('alerts.past')}>
      <AlertList alerts={list.items} withService />
      <LoadMore list={list} />
    </Panel>
  );
}

/**
 * Every alert: what must be acted upon, what fires and tells nobody, and what is over, each by itself.
 *
 * @internal
 */
export function AlertsPage() {
  const { t } = useOperationsTranslation();
  const state = useAlertQuery();
  const { filter, isFiltered } = state;
  const firing = useAlerts('firing', filter);
  const over = useAlerts('resolved', filter);
  const overall = useFiringAlerts();
  const facets = useFacets({}, CALM_MS);
  const back = useRouteRef(rootRouteRef)?.();
  const shown = [...(firing.items ?? []), ...(over.items ?? [])];
  const isAnswered = Boolean(firing.items && over.items);
  const isWhole = isAnswered && !firing.hasMore && !over.hasMore;
  const isEmpty = isAnswered && shown.length === 0;
  return (
    <Page back={{ href: back, label: t('sources.back') }} narrow>
      <div className={pageStyles.head}>
        <Headline
          of={overall}
          tell={({ items }) => alertsWords(items, t)}
          unanswered={t('alerts.headline.unanswered')}
        />
        <Links />
      </div>
      <AlertsFilters
        state={state}
        facets={facets.data}
        alerts={[...shown, ...(overall.data?.items ?? [])]}
      />
      <UnmatchedFilters
        state={state}
        known={{
          owner: facets.data?.owner.map(({ value }) => value),
          service: isWhole
            ? shown.flatMap(({ service }) => service?.ref ?? [])
            : undefined,
        }}
      />
      <Problem of={{ ...firing, data: firing.items }} />
      {isEmpty && !isFiltered && (
        <Empty title={t('alerts.headline.none')}>{t('alerts.noneBody')}</Empty>
      )}
      {isEmpty && isFiltered && (
        <Empty title={t('alerts.noMatch')}>
          {t('services.empty.noMatchBody')}
        </Empty>
      )}
      {!isEmpty && (firing.items || !firing.error) && (
        <OldPicture.Provider value={oldPictureOf(firing)}>
          <Present list={firing} isFiltered={isFiltered} />
          <Past list={over} />
        </OldPicture.Provider>
      )}
    </Page>
  );
}
