import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  IncidentFacets,
  IncidentFilter,
} from '@operate-first/plugin-operations-common';
import { useSearchParams } from 'react-router-dom';
import { IncidentSort, useIncidentQuery } from '../../hooks/useIncidentQuery';
import { useIncidentFacets, useIncidents } from '../../hooks/useIncidents';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { incidentMetricsRouteRef, rootRouteRef } from '../../routes';
import { DeclareIncident } from '../DeclareIncident';
import { UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { ListPage } from '../ListPage';
import { Empty, Problem } from '../Notice';
import { IncidentsBoard } from './IncidentsBoard';
import { IncidentsFilters } from './IncidentsFilters';
import { IncidentsTable } from './IncidentsTable';
import { useIncidentsView } from './useIncidentsView';
import { incidentsWords } from './words';

const EVERYTHING = {};
const VALUES = ['owner', 'system', 'service'] as const;

/** The values there are, by filter. */
function knownOf(facets: IncidentFacets | undefined) {
  return Object.fromEntries(
    VALUES.map(name => [name, facets?.[name].map(({ value }) => value)]),
  );
}

/** The API has one order for each way to sort. */
function asked(query: IncidentFilter & { sort: IncidentSort; order: string }) {
  const { order: _, ...rest } = query;
  return rest;
}

function Content(props: {
  list: ReturnType<typeof useIncidents>;
  isFiltered: boolean;
  view: 'list' | 'board';
  sort: IncidentSort;
}) {
  const { list, isFiltered, view, sort } = props;
  const { t } = useOperationsTranslation();
  if (list.items?.length === 0 && !list.hasMore) {
    return isFiltered ? (
      <Empty title={t('incident.empty.noMatch')} />
    ) : (
      <Empty title={t('incident.empty.title')} action={<DeclareIncident />}>
        {t('incident.empty.body')}
      </Empty>
    );
  }
  if (!list.items && list.error) return null;
  return (
    <OldPicture.Provider value={oldPictureOf(list)}>
      {view === 'board' ? (
        <IncidentsBoard list={list} />
      ) : (
        <IncidentsTable list={list} sort={sort} />
      )}
    </OldPicture.Provider>
  );
}

/**
 * Every incident, open ones first, as a list or as a board.
 *
 * @internal
 */
export function IncidentsPage() {
  const { t } = useOperationsTranslation();
  const state = useIncidentQuery();
  const [params] = useSearchParams();
  const view = useIncidentsView();
  const list = useIncidents(asked(state.query));
  const facets = useIncidentFacets(state.filter);
  const overall = useIncidentFacets(EVERYTHING);
  const back = useRouteRef(rootRouteRef)?.();
  const metrics = useRouteRef(incidentMetricsRouteRef)?.();
  return (
    <ListPage
      back={{ href: back ?? '..', label: t('sources.back') }}
      links={metrics && <Link href={metrics}>{t('incident.metricsLink')}</Link>}
      headline={
        <Headline
          of={overall}
          tell={answer => incidentsWords(answer, t)}
          unanswered={t('incident.headline.unanswered')}
        />
      }
      action={<DeclareIncident />}
    >
      <IncidentsFilters state={state} facets={facets.data} view={view} />
      <UnmatchedFilters state={state} known={knownOf(overall.data)} />
      <Problem of={{ ...list, data: list.items }} subject="incident" />
      <Content
        key={params.get('view') ?? 'list'}
        list={list}
        isFiltered={state.isFiltered}
        view={view.view}
        sort={state.sort}
      />
    </ListPage>
  );
}
