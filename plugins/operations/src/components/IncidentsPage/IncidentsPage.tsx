import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { IncidentFilter } from '@operate-first/plugin-operations-common';
import { useSearchParams } from 'react-router-dom';
import { IncidentSort, useIncidentQuery } from '../../hooks/useIncidentQuery';
import { useIncidentFacets, useIncidents } from '../../hooks/useIncidents';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { incidentMetricsRouteRef, rootRouteRef } from '../../routes';
import { DeclareIncident } from '../DeclareIncident';
import { knownOf, UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Found, ListPage } from '../ListPage';
import { Empty } from '../Notice';
import { IncidentsBoard } from './IncidentsBoard';
import { IncidentsFilters } from './IncidentsFilters';
import { IncidentsTable } from './IncidentsTable';
import { useIncidentsView } from './useIncidentsView';
import { incidentsWords } from './words';

const EVERYTHING = {};
const VALUES = ['owner', 'system', 'service'] as const;

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
  return (
    <Found
      list={list}
      isFiltered={isFiltered}
      subject="incident"
      noMatch={<Empty title={t('incident.empty.noMatch')} />}
      empty={
        <Empty title={t('incident.empty.title')} action={<DeclareIncident />}>
          {t('incident.empty.body')}
        </Empty>
      }
    >
      {view === 'board' ? (
        <IncidentsBoard list={list} />
      ) : (
        <IncidentsTable list={list} sort={sort} />
      )}
    </Found>
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
      back={{ href: back, label: t('sources.back') }}
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
      <UnmatchedFilters state={state} known={knownOf(VALUES, overall.data)} />
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
