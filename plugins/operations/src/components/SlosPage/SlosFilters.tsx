import { SloFacets } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SloQueryState } from '../../hooks/useSloQuery';
import {
  countOf,
  FilterBar,
  ToggleFilter,
  useEntityName,
  ValueFilter,
} from '../Filters';
import { SLO_MARKS, SLO_STATES } from '../SloState';
import { CsvButton } from './CsvButton';

const VALUES = ['owner', 'system', 'service'] as const;

/**
 * What narrows the table down, all of it kept in the address.
 *
 * @internal
 */
export function SlosFilters(props: {
  state: SloQueryState;
  facets: SloFacets | undefined;
}) {
  const { state, facets } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  return (
    <FilterBar
      label={t('slos.filter.label')}
      text={t('slos.filter.text')}
      state={state}
      beside={<CsvButton filter={state.filter} />}
    >
      <ToggleFilter
        label={t('slos.filter.state')}
        several
        values={SLO_STATES.map(id => ({
          id,
          label: t(`slo.state.${id}`),
          mark: SLO_MARKS[id],
          count: countOf(facets?.state, id),
        }))}
        chosen={state.filter.state}
        onChange={values => state.setValues('state', values)}
      />
      {VALUES.map(field => (
        <ValueFilter
          key={field}
          label={t(`slos.filter.${field}`)}
          chosen={state.filter[field]}
          values={facets?.[field]}
          nameOf={entityName}
          onChange={values => state.setValues(field, values)}
        />
      ))}
    </FilterBar>
  );
}
