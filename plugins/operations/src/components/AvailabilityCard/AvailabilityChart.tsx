import {
  Area,
  AreaChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatTime } from '../../format/time';
import { formatCount, formatRatio } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Point } from './points';
import styles from './AvailabilityCard.module.css';

const HEIGHT = 140;
const SIX_HOURS_MS = 6 * 60 * 60 * 1000;

function Readout(props: { point: Point | undefined }) {
  const { point } = props;
  const { t, locale } = useOperationsTranslation();
  if (point?.percent === undefined) return null;
  const time = formatTime(new Date(point.start).toISOString(), {
    now: Date.now(),
    locale,
  });
  return (
    <div className={styles.tooltip}>
      {time} · {formatRatio(point.percent / 100, locale)} ·{' '}
      {t('availability.counted', {
        good: formatCount(point.good ?? 0, locale),
        total: formatCount(point.total ?? 0, locale),
      })}
    </div>
  );
}

interface DotProps {
  index: number;
  cx?: number;
  cy?: number;
}

/** A point between two gaps has no line to be seen by, so it is a dot. */
function Lonely(props: {
  at: number;
  points: Point[];
  cx?: number;
  cy?: number;
}) {
  const { at, points, cx, cy } = props;
  const isAlone = [at - 1, at + 1].every(
    beside => points[beside]?.percent === undefined,
  );
  if (!isAlone || points[at]?.percent === undefined) return <g />;
  return <circle cx={cx} cy={cy} r={3} fill="var(--bui-fg-announcement)" />;
}

/** Full hours of the clock, every six. */
function ticksOf(from: number, to: number): number[] {
  const first = new Date(from);
  first.setMinutes(0, 0, 0);
  first.setHours(first.getHours() - (first.getHours() % 6));
  const ticks: number[] = [];
  for (let tick = first.getTime(); tick < to; tick += SIX_HOURS_MS) {
    if (tick >= from) ticks.push(tick);
  }
  return ticks;
}

/**
 * The availability over the window. The axis begins at the lowest value's full ten per cent and says so;
 * an area that began at nought would hide what matters.
 *
 * @internal
 */
export default function AvailabilityChart(props: {
  points: Point[];
  from: number;
  to: number;
}) {
  const { points, from, to } = props;
  const { locale } = useOperationsTranslation();
  const lowest = Math.min(...points.map(({ percent }) => percent ?? 100));
  const floor = lowest >= 99 ? 99 : Math.floor(lowest / 10) * 10;
  const time = (moment: number) =>
    formatTime(new Date(moment).toISOString(), { now: moment, locale });
  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <AreaChart
        data={points}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis
          dataKey="start"
          type="number"
          scale="time"
          domain={[from, to]}
          ticks={ticksOf(from, to)}
          tickFormatter={time}
          stroke="var(--bui-fg-secondary)"
          tick={{ fill: 'var(--bui-fg-secondary)', fontSize: 12 }}
        />
        <YAxis
          domain={[floor, 100]}
          ticks={[floor, 100]}
          tickFormatter={(value: number) => `${value} %`}
          width={52}
          stroke="var(--bui-fg-secondary)"
          tick={{ fill: 'var(--bui-fg-secondary)', fontSize: 12 }}
        />
        <Tooltip
          isAnimationActive={false}
          content={({ payload }) => (
            <Readout point={payload?.[0]?.payload as Point | undefined} />
          )}
        />
        <Area
          dataKey="percent"
          type="step"
          baseValue={floor}
          connectNulls={false}
          isAnimationActive={false}
          stroke="var(--bui-fg-announcement)"
          strokeWidth={1.5}
          fill="var(--bui-fg-announcement)"
          fillOpacity={0.15}
          dot={({ index, cx, cy }: DotProps) => (
            <Lonely key={index} at={index} points={points} cx={cx} cy={cy} />
          )}
        />
      </AreaChart>
    </ResponsiveContainer>
  );
}
