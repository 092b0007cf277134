import {
  Button,
  SearchField,
  Select,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import {
  FacetValue,
  HealthStatus,
  ServiceFacets,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ListFilter } from '../../hooks/schema';
import { ServiceQueryState } from '../../hooks/useServiceQuery';
import { HealthMark } from '../HealthMark';
import styles from './ServicesFilters.module.css';

const HEALTHS: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];
const TYPING_MS = 250;

function HealthFilter(props: {
  state: ServiceQueryState;
  facets: ServiceFacets | undefined;
}) {
  const { state, facets } = props;
  const { t, locale } = useOperationsTranslation();
  return (
    <ToggleButtonGroup
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

function useNames() {
  const presentation = useApiHolder().get(entityPresentationApiRef);
  return (field: ListFilter, value: string) =>
    field === 'owner' || field === 'system'
      ? entityPresentationSnapshot(value, undefined, presentation).primaryTitle
      : value;
}

function ValueFilter(props: {
  field: Exclude<ListFilter, 'health'>;
  state: ServiceQueryState;
  values: FacetValue[] | undefined;
}) {
  const { field, state, values = [] } = props;
  const { t, locale } = useOperationsTranslation();
  const nameOf = useNames();
  const chosen = state.filter[field] ?? [];
  const missing = chosen
    .filter(value => values.every(known => known.value !== value))
    .map(value => ({ value, count: 0 }));
  const options = [...values, ...missing];
  if (options.length === 0) return undefined;
  return (
    <Select
      className={styles.select}
      aria-label={t(`services.filter.${field}`)}
      selectionMode="multiple"
      placeholder={t(`services.filter.${field}`)}
      searchable={values.length > 8}
      value={chosen}
      onChange={keys => state.setValues(field, keys.map(String))}
      options={options.map(({ value, count }) => ({
        id: value,
        label: nameOf(field, value),
        description: formatCount(count, locale),
      }))}
    />
  );
}

function TextFilter(props: { state: ServiceQueryState }) {
  const { state } = props;
  const { t } = useOperationsTranslation();
  const applied = state.filter.text ?? '';
  const [text, setText] = useState(applied);
  const [lastApplied, setLastApplied] = useState(applied);
  // The address may change by itself: by going back, or by clearing all filters.
  if (applied !== lastApplied) {
    setLastApplied(applied);
    setText(applied);
  }
  useDebounce(
    () => {
      if (text.trim() !== applied) state.setText(text.trim());
    },
    TYPING_MS,
    [text],
  );
  return (
    <SearchField
      className={styles.search}
      aria-label={t('services.filter.text')}
      placeholder={t('services.filter.placeholder')}
      value={text}
      onChange={setText}
    />
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
  return (
    <div
      className={styles.filters}
      role="search"
      aria-label={t('services.filter.label')}
    >
      <HealthFilter state={state} facets={facets} />
      <ValueFilter field="owner" state={state} values={facets?.owner} />
      <ValueFilter field="system" state={state} values={facets?.system} />
      <ValueFilter
        field="environment"
        state={state}
        values={facets?.environment}
      />
      <ValueFilter field="cluster" state={state} values={facets?.cluster} />
      <TextFilter state={state} />
      {state.isFiltered && (
        <Button variant="tertiary" onPress={state.clear}>
          {t('services.filter.clear')}
        </Button>
      )}
    </div>
  );
}
