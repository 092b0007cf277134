import {
  SloWhatIf,
  WhatIfOutcome,
} from '@operate-first/plugin-operations-common';
import { formatAmount } from '../../format/quantities';
import { formatDuration, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CodeBlock } from '../CodeBlock';
import { Disclosure, Numbers } from '../Panel';
import { budgetWords, promiseWords } from '../SloState';
import { budgetTicks, ChartPoint, TimeChart } from '../TimeChart';
import { pageStyles } from '../Page';
import styles from './SloPage.module.css';

const DAY_MS = 24 * 60 * 60 * 1000;

/** With less measured than this many days, a chart of days shows nothing to judge by. */
const LITTLE_DAYS = 2;

/** Both on the same moments, which are days. */
function pointsOf(
  current: WhatIfOutcome,
  proposed: WhatIfOutcome,
): ChartPoint[] {
  const byTime = new Map<number, ChartPoint>();
  [proposed, current].forEach((outcome, line) => {
    for (const { start, remaining } of outcome.points) {
      const time = Date.parse(start);
      const point = byTime.get(time) ?? {
        start: time,
        values: [undefined, undefined],
      };
      point.values[line] = remaining;
      byTime.set(time, point);
    }
  });
  return [...byTime.values()].sort((a, b) => a.start - b.start);
}

/**
 * The present promise beside the proposed one: the budget there would have been, and the alerts.
 *
 * @internal
 */
export function WhatIfOutcomes(props: { outcome: SloWhatIf }) {
  const { current, proposed, days, yaml } = props.outcome;
  const { t, locale } = useOperationsTranslation();
  const points = pointsOf(current, proposed);
  const rows = [
    { name: t('slo.whatIf.current'), outcome: current },
    { name: t('slo.whatIf.proposed'), outcome: proposed },
  ];
  const budget = (value: number | undefined) =>
    value === undefined ? '—' : budgetWords(value, t, locale);
  const known = points.flatMap(({ values }) =>
    values.flatMap(value => value ?? []),
  );
  const domain: [number, number] = [Math.min(0, ...known), 1];
  const alertsOf = (outcome: WhatIfOutcome, severity: string) =>
    outcome.alerts
      .filter(alert => alert.severity === severity)
      .reduce((sum, { count }) => sum + count, 0);
  const isLittle = days < LITTLE_DAYS;
  const now = Date.now();
  return (
    <>
      {isLittle ? (
        <p>
          <strong>
            {t('slo.whatIf.little', {
              duration: formatDuration(days * DAY_MS),
            })}
          </strong>
        </p>
      ) : (
        <p className={pageStyles.quiet}>
          {t('slo.whatIf.days', { days: formatAmount(days, locale) })}
        </p>
      )}
      {known.length > 0 && !isLittle && (
        <>
          <TimeChart
            label={t('slo.whatIf.chart')}
            points={points}
            lines={[
              { name: t('slo.whatIf.proposed') },
              { name: t('slo.whatIf.current'), quiet: true },
            ]}
            from={points[0].start}
            to={points[points.length - 1].start}
            domain={domain}
            ticks={budgetTicks(domain)}
            format={value => budgetWords(value, t, locale)}
            thresholds={[{ value: 0, label: t('slo.threshold.empty') }]}
            shape="line"
          />
          <p className={pageStyles.quiet}>{t('slo.whatIf.legend')}</p>
          <Disclosure summary={t('slo.numbers')}>
            <Numbers
              label={t('slo.whatIf.chart')}
              rows={[...points].reverse()}
              keyOf={({ start }) => String(start)}
              columns={[
                {
                  label: t('slo.time'),
                  cell: ({ start }) =>
                    formatTime(new Date(start).toISOString(), { now, locale }),
                },
                {
                  label: t('slo.whatIf.current'),
                  numeric: true,
                  cell: ({ values }) => budget(values[1]),
                },
                {
                  label: t('slo.whatIf.proposed'),
                  numeric: true,
                  cell: ({ values }) => budget(values[0]),
                },
              ]}
            />
          </Disclosure>
        </>
      )}
      <div className={styles.scroller}>
        <Numbers
          label={t('slo.whatIf.table')}
          rows={rows}
          keyOf={({ name }) => name}
          columns={[
            {
              label: t('slo.whatIf.promise'),
              header: true,
              cell: ({ name, outcome }) =>
                `${name}: ${promiseWords(
                  {
                    target: outcome.target,
                    window: { kind: 'rolling', duration: outcome.window },
                  },
                  t,
                  locale,
                )}`,
            },
            {
              label: t('slo.whatIf.left'),
              numeric: true,
              cell: ({ outcome }) => budget(outcome.remaining),
            },
            {
              label: t('slo.whatIf.lowest'),
              numeric: true,
              cell: ({ outcome }) => budget(outcome.lowest),
            },
            {
              label: t('slo.whatIf.exhausted'),
              numeric: true,
              cell: ({ outcome }) =>
                outcome.exhaustedDays === undefined
                  ? '—'
                  : formatAmount(outcome.exhaustedDays, locale),
            },
            {
              label: t('slo.whatIf.pages'),
              numeric: true,
              cell: ({ outcome }) => alertsOf(outcome, 'page'),
            },
            {
              label: t('slo.whatIf.tickets'),
              numeric: true,
              cell: ({ outcome }) => alertsOf(outcome, 'ticket'),
            },
          ]}
        />
      </div>
      <Disclosure summary={t('slo.whatIf.yaml')}>
        <CodeBlock label={t('slo.whatIf.yaml')} text={yaml} />
      </Disclosure>
    </>
  );
}
