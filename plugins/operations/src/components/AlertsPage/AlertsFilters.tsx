import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  Alert,
  FacetValue,
  ServiceFacets,
} from '@operate-first/plugin-operations-common';
import { AlertQueryState, SEVERITIES } from '../../hooks/useAlertQuery';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName, ValueFilter } from '../Filters';
import { HealthMark } from '../HealthMark';
import { ALERT_MARKS } from '../SloState';
import styles from '../Filters/Filters.module.css';

/** The services of these alerts, with how many each has. */
function servicesOf(alerts: Alert[]): FacetValue[] {
  const counts = new Map<string, number>();
  for (const { service } of alerts) {
    if (service) counts.set(service.ref, (counts.get(service.ref) ?? 0) + 1);
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
        values={servicesOf(alerts)}
        nameOf={entityName}
        onChange={values => state.setValues('service', values)}
      />
      {state.isFiltered && (
        <Button variant="tertiary" onPress={state.clear}>
          {t('services.filter.clear')}
        </Button>
      )}
    </div>
  );
}
