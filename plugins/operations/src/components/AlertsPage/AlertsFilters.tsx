import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  Alert,
  FacetValue,
  ServiceFacets,
} from '@operate-first/plugin-operations-common';
import { AlertQueryState, SEVERITIES } from '../../hooks/useAlertQuery';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { TextFilter, useEntityName, ValueFilter } from '../Filters';
import { HealthMark } from '../HealthMark';
import { ALERT_MARKS } from '../SloState';
import styles from '../Filters/Filters.module.css';

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
    <div
      className={styles.filters}
      role="search"
      aria-label={t('alerts.filter.label')}
    >
      <ToggleButtonGroup
        className={styles.toggles}
        aria-label={t('alerts.filter.severity')}
        selectionMode="single"
        selectedKeys={state.filter.severity ? [state.filter.severity] : []}
        onSelectionChange={keys =>
          state.setValues('severity', [...keys].map(String))
        }
      >
        {SEVERITIES.map(severity => (
          <ToggleButton
            key={severity}
            id={severity}
            iconStart={<HealthMark mark={ALERT_MARKS[severity]} />}
          >
            {t(`alerts.severity.${severity}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
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
      <ToggleButtonGroup
        className={styles.toggles}
        aria-label={t('alert.mapped')}
        selectionMode="single"
        selectedKeys={
          state.filter.mapped === undefined ? [] : [String(state.filter.mapped)]
        }
        onSelectionChange={keys =>
          state.setValues('mapped', [...keys].map(String))
        }
      >
        <ToggleButton id="true">{t('alert.mappedOnly')}</ToggleButton>
        <ToggleButton id="false">{t('alert.unmappedOnly')}</ToggleButton>
      </ToggleButtonGroup>
      <TextFilter
        label={t('alert.text')}
        placeholder={t('alert.text')}
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
