import {
  HealthStatus,
  ServiceFacets,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ServiceQueryState } from '../../hooks/useServiceQuery';
import {
  countOf,
  FilterBar,
  ToggleFilter,
  useEntityName,
  ValueFilter,
} from '../Filters';

const HEALTHS: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];
const VALUES = ['owner', 'system', 'environment', 'cluster'] as const;

/**
 * What narrows the table down, all of it kept in the address.
 *
 * @internal
 */
export function ServicesFilters(props: {
  state: ServiceQueryState;
  facets: ServiceFacets | undefined;
}) {
  const { state, facets } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  return (
    <FilterBar
      label={t('services.filter.label')}
      text={t('services.filter.text')}
      placeholder={t('services.filter.placeholder')}
      state={state}
    >
      <ToggleFilter
        label={t('services.filter.health')}
        several
        values={HEALTHS.map(id => ({
          id,
          label: t(`health.${id}`),
          mark: id,
          count: countOf(facets?.health, id),
        }))}
        chosen={state.filter.health}
        onChange={values => state.setValues('health', values)}
      />
      {VALUES.map(field => (
        <ValueFilter
          key={field}
          label={t(`services.filter.${field}`)}
          chosen={state.filter[field]}
          values={facets?.[field]}
          nameOf={value =>
            field === 'owner' || field === 'system' ? entityName(value) : value
          }
          onChange={values => state.setValues(field, values)}
        />
      ))}
    </FilterBar>
  );
}
