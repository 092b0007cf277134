import { Select, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  IncidentCause,
  IncidentFacets,
  IncidentStatus,
} from '@operate-first/plugin-operations-common';
import {
  INCIDENT_SORTS,
  IncidentQueryState,
} from '../../hooks/useIncidentQuery';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import {
  countOf,
  FilterBar,
  ToggleFilter,
  useEntityName,
  ValueFilter,
} from '../Filters';
import { useIncidentsView } from './useIncidentsView';
import styles from '../Filters/Filters.module.css';

const STATES = ['open', 'resolved'] as const;
const REFS = ['owner', 'system', 'service'] as const;

function DrillFilter(props: { state: IncidentQueryState }) {
  const { state } = props;
  const { t } = useOperationsTranslation();
  const { drill } = state.filter;
  return (
    <Select
      className={styles.select}
      aria-label={t('incident.filter.drill')}
      value={drill === undefined ? 'all' : String(drill)}
      onChange={key =>
        state.setValues('drill', key === 'all' ? [] : [String(key)])
      }
      options={[
        { id: 'all', label: t('incident.filter.drill') },
        { id: 'true', label: t('incident.filter.drillOnly') },
        { id: 'false', label: t('incident.filter.drillNone') },
      ]}
    />
  );
}

function ViewChoice(props: { view: ReturnType<typeof useIncidentsView> }) {
  const { view, setView } = props.view;
  const { t } = useOperationsTranslation();
  return (
    <ToggleButtonGroup
      aria-label={t('incident.filter.view')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={keys => setView(keys.has('board') ? 'board' : 'list')}
    >
      <ToggleButton id="list">{t('incident.filter.list')}</ToggleButton>
      <ToggleButton id="board">{t('incident.filter.board')}</ToggleButton>
    </ToggleButtonGroup>
  );
}

/**
 * What narrows the incidents down, all of it kept in the address.
 *
 * @internal
 */
export function IncidentsFilters(props: {
  state: IncidentQueryState;
  facets: IncidentFacets | undefined;
  view: ReturnType<typeof useIncidentsView>;
}) {
  const { state, facets, view } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  return (
    <FilterBar
      label={t('incident.filter.label')}
      text={t('incident.filter.text')}
      state={state}
      beside={
        <>
          {view.view === 'list' && (
            <Select
              className={styles.select}
              aria-label={t('incident.table.sort')}
              value={state.sort}
              onChange={key => {
                const sort = INCIDENT_SORTS.find(one => one === key);
                if (sort) state.setSort(sort, 'desc');
              }}
              options={INCIDENT_SORTS.map(id => ({
                id,
                label: t(`incident.table.order.${id}`),
              }))}
            />
          )}
          <ViewChoice view={view} />
        </>
      }
    >
      <ToggleFilter
        label={t('incident.filter.state')}
        values={STATES.map(id => ({
          id,
          label: t(`incident.filter.${id}`),
          count: countOf(facets?.state, id),
        }))}
        chosen={state.filter.state && [state.filter.state]}
        onChange={values => state.setValues('state', values)}
      />
      <ValueFilter
        label={t('incident.filter.status')}
        chosen={state.filter.status}
        values={facets?.status}
        nameOf={value => t(`incident.status.${value as IncidentStatus}`)}
        onChange={values => state.setValues('status', values)}
      />
      <ValueFilter
        label={t('incident.filter.severity')}
        chosen={state.filter.severity?.map(String)}
        values={facets?.severity}
        nameOf={value => `SEV${value}`}
        onChange={values => state.setValues('severity', values)}
      />
      {REFS.map(field => (
        <ValueFilter
          key={field}
          label={t(`incident.filter.${field}`)}
          chosen={state.filter[field]}
          values={facets?.[field]}
          nameOf={entityName}
          onChange={values => state.setValues(field, values)}
        />
      ))}
      <ValueFilter
        label={t('incident.filter.cause')}
        chosen={state.filter.cause}
        values={facets?.cause}
        nameOf={value => t(`incident.cause.${value as IncidentCause}`)}
        onChange={values => state.setValues('cause', values)}
      />
      <DrillFilter state={state} />
    </FilterBar>
  );
}
