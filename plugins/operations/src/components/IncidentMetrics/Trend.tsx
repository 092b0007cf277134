import { IncidentMetrics } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { formatDuration } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Disclosure, Numbers } from '../Panel';
import { ChartPoint, TimeChart } from '../TimeChart';
import { durationOf } from './Duration';
import styles from './IncidentMetrics.module.css';

const SECOND_MS = 1_000;
const HEADROOM = 1.1;

/** A step lasts until the next one; the last of them lasts until now. */
function untilNow(points: ChartPoint[], now: number): ChartPoint[] {
  const last = points[points.length - 1];
  return last ? [...points, { ...last, start: now }] : points;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Steps of a clock and a calendar, in seconds. */
const STEPS = [
  ...[1, 5, 15, 30],
  ...[1, 5, 15, 30].map(minutes => minutes * MINUTE),
  ...[1, 2, 6, 12].map(hours => hours * HOUR),
  ...[1, 2, 7, 14, 28].map(days => days * DAY),
];
const MOST_TICKS = 4;

/** Durations that people say. */
function durationTicks(most: number): number[] {
  const step =
    STEPS.find(one => most / one <= MOST_TICKS) ?? STEPS[STEPS.length - 1];
  return Array.from(
    { length: Math.floor(most / step) + 1 },
    (_, index) => index * step,
  );
}

/** From nothing to a little more than the most. */
function domainOf(values: Array<number | undefined>): [number, number] {
  const most = Math.max(0, ...values.map(value => value ?? 0));
  return [0, most > 0 ? most * HEADROOM : 1];
}

/**
 * Whether it gets better: how many incidents there are in a month, and how long they last. The numbers are below.
 *
 * @internal
 */
export function Trend(props: { metrics: IncidentMetrics }) {
  const { trend, to } = props.metrics;
  const { t, locale } = useOperationsTranslation();
  const from = Date.parse(trend[0]?.start ?? props.metrics.from);
  const until = Date.parse(to);
  const format = new Intl.DateTimeFormat(locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const counts = trend.map(({ incidents }) => incidents);
  const times = trend.map(({ timeToResolve }) => timeToResolve.mean);
  const common = { from, to: until, shape: 'step' as const, syncId: 'trend' };
  return (
    <>
      <h3 className={styles.chartTitle}>{t('incident.metrics.countChart')}</h3>
      <TimeChart
        {...common}
        label={t('incident.metrics.countChart')}
        points={untilNow(
          trend.map(({ start, incidents }) => ({
            start: Date.parse(start),
            values: [incidents],
          })),
          until,
        )}
        lines={[{ name: t('incident.metrics.incidents') }]}
        domain={domainOf(counts)}
        format={value => formatCount(value, locale)}
      />
      <h3 className={styles.chartTitle}>{t('incident.metrics.chart')}</h3>
      <TimeChart
        {...common}
        label={t('incident.metrics.chart')}
        points={untilNow(
          trend.map(({ start, timeToResolve }) => ({
            start: Date.parse(start),
            values: [timeToResolve.mean],
          })),
          until,
        )}
        lines={[{ name: t('incident.metrics.resolve') }]}
        domain={domainOf(times)}
        ticks={durationTicks(domainOf(times)[1])}
        format={value => formatDuration(value * SECOND_MS)}
      />
      <Disclosure summary={t('ribbon.numbers')}>
        <Numbers
          label={t('incident.metrics.trendTable')}
          rows={[...trend].reverse()}
          keyOf={({ start }) => start}
          columns={[
            {
              label: t('incident.metrics.month'),
              header: true,
              cell: ({ start }) => format.format(new Date(start)),
            },
            {
              label: t('incident.metrics.incidents'),
              numeric: true,
              cell: ({ incidents }) => formatCount(incidents, locale),
            },
            {
              label: t('incident.metrics.detect'),
              numeric: true,
              cell: month => durationOf(month.timeToDetect.mean),
            },
            {
              label: t('incident.metrics.acknowledge'),
              numeric: true,
              cell: month => durationOf(month.timeToAcknowledge.mean),
            },
            {
              label: t('incident.metrics.resolve'),
              numeric: true,
              cell: month => durationOf(month.timeToResolve.mean),
            },
          ]}
        />
      </Disclosure>
    </>
  );
}
