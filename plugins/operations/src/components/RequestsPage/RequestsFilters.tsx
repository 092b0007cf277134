import { RequestSummary } from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import {
  REQUEST_LIST_STATES,
  REQUEST_STAGES,
  RequestQueryState,
} from '../../hooks/useRequestQuery';
import {
  FilterBar,
  ToggleFilter,
  useEntityName,
  ValueFilter,
} from '../Filters';
import { facetsOf } from './facetsOf';

const NOTHING: RequestSummary[] = [];
/** One value at most: what was chosen last. */
const last = (values: string[]) => values.slice(-1);

/**
 * What narrows the list down.
 *
 * @internal
 */
export function RequestsFilters(props: {
  state: RequestQueryState;
  items: RequestSummary[] | undefined;
}) {
  const { state, items = NOTHING } = props;
  const { filter } = state;
  const { t } = useOperationsTranslation();
  const facets = useMemo(() => facetsOf(items), [items]);
  const entityName = useEntityName();
  const stageName = (value: string) => {
    const stage = REQUEST_STAGES.find(known => known === value);
    return stage ? t(`request.stage.${stage}`) : value;
  };
  const choices = [
    ['stage', filter.stage, stageName],
    ['team', filter.team, entityName],
    ['cluster', filter.cluster, String],
  ] as const;
  return (
    <FilterBar
      label={t('requests.filter.label')}
      text={t('requests.filter.text')}
      state={state}
    >
      <ToggleFilter
        label={t('requests.filter.state')}
        values={REQUEST_LIST_STATES.map(id => ({
          id,
          label: t(`requests.filter.states.${id}`),
        }))}
        chosen={filter.state && [filter.state]}
        onChange={values => state.setValues('state', last(values))}
      />
      {choices.map(([name, value, nameOf]) => (
        <ValueFilter
          key={name}
          label={t(`requests.filter.${name}`)}
          chosen={value === undefined ? undefined : [value]}
          values={facets[name]}
          nameOf={nameOf}
          onChange={values => state.setValues(name, last(values))}
        />
      ))}
    </FilterBar>
  );
}
