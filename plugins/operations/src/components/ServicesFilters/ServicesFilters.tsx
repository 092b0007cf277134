import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  HealthStatus,
  ServiceFacets,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ServiceQueryState } from '../../hooks/useServiceQuery';
import { TextFilter, useEntityName, ValueFilter } from '../Filters';
import { HealthMark } from '../HealthMark';
import styles from '../Filters/Filters.module.css';

const HEALTHS: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];
const VALUES = ['owner', 'system', 'environment', 'cluster'] as const;

function HealthFilter(props: {
  state: ServiceQueryState;
  facets: ServiceFacets | undefined;
}) {
  const { state, facets } = props;
  const { t, locale } = useOperationsTranslation();
  return (
    <ToggleButtonGroup
      className={styles.toggles}
      aria-label={t('services.filter.health')}
      selectionMode="multiple"
      selectedKeys={state.filter.health ?? []}
      onSelectionChange={keys =>
        state.setValues('health', [...keys].map(String))
      }
    >
      {HEALTHS.map(health => {
        const count = facets?.health.find(({ value }) => value === health);
        return (
          <ToggleButton
            key={health}
            id={health}
            iconStart={<HealthMark mark={health} />}
          >
            {t(`health.${health}`)}
            {facets ? ` ${formatCount(count?.count ?? 0, locale)}` : ''}
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}

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
    <div
      className={styles.filters}
      role="search"
      aria-label={t('services.filter.label')}
    >
      <HealthFilter state={state} facets={facets} />
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
      <TextFilter
        label={t('services.filter.text')}
        placeholder={t('services.filter.placeholder')}
        applied={state.filter.text ?? ''}
        onChange={state.setText}
      />
      {state.isFiltered && (
        <Button variant="tertiary" onPress={state.clear}>
          {t('services.filter.clear')}
        </Button>
      )}
    </div>
  );
}
