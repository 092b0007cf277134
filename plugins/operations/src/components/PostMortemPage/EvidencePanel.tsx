import {
  BudgetCost,
  PostMortem,
} from '@operate-first/plugin-operations-common';
import { formatTarget } from '../../format/slo';
import { useEvidenceSeries, useIncidentBudget } from '../../hooks/useIncident';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Problem } from '../Notice';
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

/** An objective as it went, by what is kept of it: measurements get coarser and go, and an SLO changes. */
function Chart(props: {
  incidentKey: string;
  of: BudgetCost;
  from: string;
  to: string;
}) {
  const { incidentKey, of, from, to } = props;
  const { slo, index, sloTitle, title, target } = of;
  const { t, locale } = useOperationsTranslation();
  const fetched = useEvidenceSeries(incidentKey, {
    slo,
    objective: index,
    from,
    to,
  });
  const { data: series, error } = fetched;
  if (!series && !error) return null;
  const name = title ? `${sloTitle}: ${title}` : sloTitle;
  const isKept = series?.points.some(({ sli }) => sli !== undefined);
  return (
    <figure className={styles.chart}>
      <figcaption>
        <SloLink sloRef={slo} objective={index}>
          {name}
        </SloLink>
      </figcaption>
      <Problem of={fetched} subject="slo" inPanel />
      {series && !isKept && (
        <p className={pageStyles.quiet}>{t('postMortem.page.evidenceGone')}</p>
      )}
      {series && isKept && (
        <TimeChart
          label={t('postMortem.page.evidenceOf', { name })}
          points={pointsOf(series, 'sli')}
          lines={[{ name }]}
          from={Date.parse(series.from)}
          to={Date.parse(series.to)}
          domain={domainOf(series, 'sli', [target])}
          format={value => formatTarget(Number(value.toFixed(4)), locale)}
          shape="step"
          height={HEIGHT}
          thresholds={[
            {
              value: target,
              label: t('postMortem.page.target', {
                target: formatTarget(target, locale),
              }),
            },
          ]}
          marks={marksOf(series.marks)}
          syncId="post-mortem"
        />
      )}
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
        <Chart
          key={`${one.slo} ${one.index}`}
          incidentKey={incidentKey}
          of={one}
          from={from}
          to={to}
        />
      ))}
    </Panel>
  );
}

/**
 * How the objectives went that lost most, from what is pinned of the incident. Nothing without an incident.
 *
 * @internal
 */
export function EvidencePanel(props: { of: PostMortem }) {
  const { incident, startedAt, resolvedAt } = props.of;
  if (!incident || !startedAt || !resolvedAt) return null;
  // Where less than this is kept, the answer is about what is.
  const around = (moment: string, by: number) =>
    new Date(Date.parse(moment) + by).toISOString();
  return (
    <Charts
      incidentKey={incident}
      from={around(startedAt, -AROUND_MS)}
      to={around(resolvedAt, AROUND_MS)}
    />
  );
}
