import { Link } from '@backstage/ui';
import { SignalPanel } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CodeBlock } from '../CodeBlock';
import { Disclosure, Numbers } from '../Panel';
import { ChartPoint, TimeChart } from '../TimeChart';
import { formatSignal } from './units';
import styles from './SignalsCard.module.css';

const MOST_SERIES = 4;

/** One row for each moment at which any series has a value, or says that it has none. */
function pointsOf(series: SignalPanel['series']): ChartPoint[] {
  const byTime = new Map<number, ChartPoint>();
  series.forEach(({ points }, at) => {
    for (const [time, value] of points) {
      if (typeof time !== 'number') continue;
      const point = byTime.get(time) ?? {
        start: time,
        values: series.map(() => undefined),
      };
      point.values[at] = value ?? undefined;
      byTime.set(time, point);
    }
  });
  return [...byTime.values()].sort((a, b) => a.start - b.start);
}

function Chart(props: { panel: SignalPanel; from: number; to: number }) {
  const { panel, from, to } = props;
  const { unit, title } = panel;
  const { t, locale } = useOperationsTranslation();
  const series = panel.series.slice(0, MOST_SERIES);
  const points = pointsOf(series);
  const highest = Math.max(
    0,
    ...points.flatMap(({ values }) => values.map(value => value ?? 0)),
  );
  const format = (value: number) => formatSignal(value, unit, locale);
  const last = [...points]
    .reverse()
    .find(point => point.values[0] !== undefined);
  const now = Date.now();
  return (
    <>
      <p className={styles.last}>
        {last?.values[0] === undefined ? '—' : format(last.values[0])}
      </p>
      <TimeChart
        label={t('signals.chart', { title })}
        points={points}
        lines={series.map(({ name }) => ({ name }))}
        from={from}
        to={to}
        domain={[0, highest > 0 ? highest * 1.1 : 1]}
        format={format}
        shape="line"
        height={120}
        syncId="signals"
      />
      {series.length > 1 && (
        <p className={styles.quiet}>
          {series.map(({ name }) => name).join(', ')}
        </p>
      )}
      <Disclosure summary={t('slo.numbers')}>
        <Numbers
          label={title}
          rows={[...points].reverse()}
          keyOf={({ start }) => String(start)}
          columns={[
            {
              label: t('slo.time'),
              cell: ({ start }) =>
                formatTime(new Date(start).toISOString(), { now, locale }),
            },
            ...series.map(({ name }, at) => ({
              label: name,
              numeric: true,
              cell: ({ values }: ChartPoint) => {
                const value = values[at];
                return value === undefined ? '—' : format(value);
              },
            })),
          ]}
        />
      </Disclosure>
    </>
  );
}

/**
 * One golden signal: its picture, its numbers, its query.
 *
 * @internal
 */
export function SignalChart(props: {
  panel: SignalPanel;
  from: number;
  to: number;
}) {
  const { panel } = props;
  const { t } = useOperationsTranslation();
  return (
    <section className={styles.signal} aria-label={panel.title}>
      <h3 className={styles.title}>{panel.title}</h3>
      {panel.problem && <p lang="en">{panel.problem}</p>}
      {panel.series.length > 0 && <Chart {...props} />}
      {panel.series.length === 0 && !panel.problem && (
        <p className={styles.quiet}>{t('signals.empty')}</p>
      )}
      <Disclosure summary={t('signals.query', { server: panel.server })}>
        <CodeBlock
          label={t('signals.queryOf', { title: panel.title })}
          text={panel.query}
          aside={
            panel.url && <Link href={panel.url}>{t('slo.openQuery')}</Link>
          }
        />
      </Disclosure>
    </section>
  );
}
