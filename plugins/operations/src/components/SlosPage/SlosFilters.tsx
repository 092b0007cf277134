import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { SloFacets } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SloQueryState } from '../../hooks/useSloQuery';
import { TextFilter, useEntityName, ValueFilter } from '../Filters';
import { HealthMark } from '../HealthMark';
import { SLO_MARKS, SLO_STATES } from '../SloState';
import { CsvButton } from './CsvButton';
import styles from '../Filters/Filters.module.css';

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
  const { t, locale } = useOperationsTranslation();
  const entityName = useEntityName();
  const countOf = (value: string) =>
    facets?.state.find(facet => facet.value === value)?.count ?? 0;
  return (
    <div
      className={styles.filters}
      role="search"
      aria-label={t('slos.filter.label')}
    >
      <ToggleButtonGroup
        className={styles.toggles}
        aria-label={t('slos.filter.state')}
        selectionMode="multiple"
        selectedKeys={state.filter.state ?? []}
        onSelectionChange={keys =>
          state.setValues('state', [...keys].map(String))
        }
      >
        {SLO_STATES.map(one => (
          <ToggleButton
            key={one}
            id={one}
            iconStart={<HealthMark mark={SLO_MARKS[one]} />}
          >
            {t(`slo.state.${one}`)}
            {facets ? ` ${formatCount(countOf(one), locale)}` : ''}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
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
      <TextFilter
        label={t('slos.filter.text')}
        placeholder={t('slos.filter.text')}
        applied={state.filter.text ?? ''}
        onChange={state.setText}
      />
      {state.isFiltered && (
        <Button variant="tertiary" onPress={state.clear}>
          {t('services.filter.clear')}
        </Button>
      )}
      <CsvButton filter={state.filter} />
    </div>
  );
}
