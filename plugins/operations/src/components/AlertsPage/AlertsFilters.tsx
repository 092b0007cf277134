import {
  Alert,
  FacetValue,
  ServiceFacets,
} from '@operate-first/plugin-operations-common';
import { AlertQueryState, SEVERITIES } from '../../hooks/useAlertQuery';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import {
  FilterBar,
  ToggleFilter,
  useEntityName,
  ValueFilter,
} from '../Filters';
import { ALERT_MARKS } from '../SloState';

/** The values that these alerts have, with how many have each. An alert that is listed twice counts once. */
function valuesOf(
  alerts: Alert[],
  valueOf: (alert: Alert) => string | undefined,
): FacetValue[] {
  const counts = new Map<string, number>();
  for (const alert of new Map(alerts.map(one => [one.id, one])).values()) {
    const value = valueOf(alert);
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => a.value.localeCompare(b.value));
}

/**
 * What narrows the alerts down, all of it kept in the address.
 *
 * @internal
 */
export function AlertsFilters(props: {
  state: AlertQueryState;
  facets: ServiceFacets | undefined;
  /** Those that are shown, of which a service can be chosen. */
  alerts: Alert[];
}) {
  const { state, facets, alerts } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  return (
    <FilterBar
      label={t('alerts.filter.label')}
      text={t('alert.text')}
      state={state}
    >
      <ToggleFilter
        label={t('alerts.filter.severity')}
        values={SEVERITIES.map(id => ({
          id,
          label: t(`alerts.severity.${id}`),
          mark: ALERT_MARKS[id],
        }))}
        chosen={state.filter.severity && [state.filter.severity]}
        onChange={values => state.setValues('severity', values)}
      />
      <ValueFilter
        label={t('slos.filter.owner')}
        chosen={state.filter.owner}
        values={facets?.owner}
        nameOf={entityName}
        onChange={values => state.setValues('owner', values)}
      />
      <ValueFilter
        label={t('slos.filter.service')}
        chosen={state.filter.service}
        values={valuesOf(alerts, ({ service }) => service?.ref)}
        nameOf={entityName}
        onChange={values => state.setValues('service', values)}
      />
      <ValueFilter
        label={t('alert.source')}
        chosen={state.filter.source}
        values={valuesOf(alerts, ({ source }) => source)}
        nameOf={source => source}
        onChange={values => state.setValues('source', values)}
      />
      <ToggleFilter
        label={t('alert.mapped')}
        values={[
          { id: 'true', label: t('alert.mappedOnly') },
          { id: 'false', label: t('alert.unmappedOnly') },
        ]}
        chosen={
          state.filter.mapped === undefined
            ? undefined
            : [String(state.filter.mapped)]
        }
        onChange={values => state.setValues('mapped', values)}
      />
    </FilterBar>
  );
}
