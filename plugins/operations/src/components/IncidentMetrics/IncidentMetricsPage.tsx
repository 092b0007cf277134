import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Select,
  Skeleton,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useIncidentMetrics } from '../../hooks/useIncidents';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { incidentsRouteRef } from '../../routes';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { Page, pageStyles } from '../Page';
import { GroupsTable } from './GroupsTable';
import { Trend } from './Trend';
import { GROUPINGS, RANGES, useMetricsQuery } from './useMetricsQuery';
import styles from './IncidentMetrics.module.css';

function Choices(props: { state: ReturnType<typeof useMetricsQuery> }) {
  const { by, range, set } = props.state;
  const { t } = useOperationsTranslation();
  return (
    <div className={styles.tools} role="search">
      <ToggleButtonGroup
        aria-label={t('incident.metrics.range')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[range]}
        onSelectionChange={keys => set('range', String([...keys][0]))}
      >
        {RANGES.map(one => (
          <ToggleButton key={one} id={one}>
            {t(`incident.metrics.ranges.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Select
        className={styles.select}
        aria-label={t('incident.metrics.by')}
        value={by}
        onChange={key => set('by', String(key))}
        options={GROUPINGS.map(id => ({
          id,
          label: t(`incident.metrics.bys.${id}`),
        }))}
      />
    </div>
  );
}

/**
 * How fast incidents are noticed, taken on and resolved, how many there are, and whether that gets better.
 *
 * @internal
 */
export function IncidentMetricsPage() {
  const { t } = useOperationsTranslation();
  const state = useMetricsQuery();
  const metrics = useIncidentMetrics(state.query);
  const back = useRouteRef(incidentsRouteRef)?.();
  const { data } = metrics;
  const isEmpty = data?.groups.every(({ incidents }) => incidents === 0);
  return (
    <Page back={{ href: back, label: t('incident.back') }} narrow>
      <h1 className={pageStyles.title}>{t('incident.metrics.title')}</h1>
      <p className={pageStyles.quiet}>{t('incident.metrics.what')}</p>
      <Choices state={state} />
      <Problem of={metrics} subject="incident" />
      {!data && !metrics.error && <Skeleton width="100%" height={320} />}
      {isEmpty && (
        <Empty title={t('incident.metrics.none')}>
          {t('incident.metrics.noneBody')}
        </Empty>
      )}
      {data && !isEmpty && (
        <>
          <Panel title={t(`incident.metrics.tables.${state.by}`)}>
            <GroupsTable groups={data.groups} by={state.by} />
          </Panel>
          <Panel title={t('incident.metrics.trend')}>
            <Trend metrics={data} />
          </Panel>
        </>
      )}
    </Page>
  );
}
