import {
  BudgetCost,
  PostMortem,
} from '@operate-first/plugin-operations-common';
import { formatTarget } from '../../format/slo';
import { useIncidentBudget } from '../../hooks/useIncident';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSlo, useSloSeries } from '../../hooks/useSlo';
import { Panel } from '../Panel';
import { SloLink } from '../SloState';
import { domainOf, marksOf, pointsOf } from '../SloPage/series';
import { TimeChart } from '../TimeChart';
import { pageStyles } from '../Page';
import styles from './PostMortemPage.module.css';

const AROUND_MS = 60 * 60_000;
/** Those that lost most tell it; the rest stands in the table above. */
const MOST_CHARTS = 3;
const HEIGHT = 140;

function Chart(props: { of: BudgetCost; from: string; to: string }) {
  const { of, from, to } = props;
  const { slo, index, sloTitle, title } = of;
  const { t, locale } = useOperationsTranslation();
  const { data: detail } = useSlo(slo);
  const { data: series } = useSloSeries(slo, {
    objective: index,
    range: { from, to },
  });
  const target = detail?.slo.objectives.find(
    objective => objective.index === index,
  )?.target;
  if (!series || series.points.every(({ sli }) => sli === undefined)) {
    return null;
  }
  const name = title ? `${sloTitle}: ${title}` : sloTitle;
  const targets = target === undefined ? [] : [target];
  return (
    <figure className={styles.chart}>
      <figcaption>
        <SloLink sloRef={slo} objective={index}>
          {name}
        </SloLink>
      </figcaption>
      <TimeChart
        label={t('postMortem.page.evidenceOf', { name })}
        points={pointsOf(series, 'sli')}
        lines={[{ name }]}
        from={Date.parse(series.from)}
        to={Date.parse(series.to)}
        domain={domainOf(series, 'sli', targets)}
        format={value => formatTarget(Number(value.toFixed(4)), locale)}
        shape="step"
        height={HEIGHT}
        thresholds={targets.map(value => ({
          value,
          label: t('postMortem.page.target', {
            target: formatTarget(value, locale),
          }),
        }))}
        marks={marksOf(series.marks)}
        syncId="post-mortem"
      />
    </figure>
  );
}

function Charts(props: { incidentKey: string; from: string; to: string }) {
  const { incidentKey, from, to } = props;
  const { t } = useOperationsTranslation();
  const { data } = useIncidentBudget(incidentKey);
  const lost = (data?.items ?? [])
    .filter(({ minutes = 0 }) => minutes > 0)
    .sort((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0))
    .slice(0, MOST_CHARTS);
  if (!data) return null;
  return (
    <Panel title={t('postMortem.page.evidence')}>
      {lost.length === 0 && (
        <p className={pageStyles.quiet}>{t('postMortem.page.evidenceNone')}</p>
      )}
      {lost.map(one => (
        <Chart key={`${one.slo} ${one.index}`} of={one} from={from} to={to} />
      ))}
    </Panel>
  );
}

/**
 * How the objectives went that lost most, from what the incident has pinned. Nothing without an incident.
 *
 * @internal
 */
export function EvidencePanel(props: { of: PostMortem }) {
  const { incident, startedAt, resolvedAt } = props.of;
  if (!incident || !startedAt || !resolvedAt) return null;
  const around = (moment: string, by: number) =>
    new Date(Math.min(Date.parse(moment) + by, Date.now())).toISOString();
  return (
    <Charts
      incidentKey={incident}
      from={around(startedAt, -AROUND_MS)}
      to={around(resolvedAt, AROUND_MS)}
    />
  );
}
