import { useState } from 'react';
import {
  Area,
  ComposedChart,
  MouseHandlerDataParam,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { roundTicks } from './roundTicks';
import { tickWords, timeTicks } from './ticks';
import { ChartPoint, PLOT, Threshold, TimeChartProps } from './types';
import styles from './TimeChart.module.css';

const HEIGHT = 160;
const NEAR_SHARE = 0.12;
const GAP = 6;
const TICK = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };
const TONES = [
  'var(--bui-fg-announcement)',
  'var(--bui-warning-fg-subdued)',
  'var(--bui-positive-fg-subdued)',
  'var(--bui-fg-secondary)',
];
const MARK_TONES = {
  alert: 'var(--bui-fg-negative)',
  change: 'var(--bui-fg-secondary)',
  maintenance: 'var(--bui-fg-announcement)',
};

interface Box {
  x: number;
  y: number;
  width: number;
}

const labelOf = ({ activeLabel }: MouseHandlerDataParam) =>
  activeLabel === undefined ? undefined : Number(activeLabel);

/** A range that is being drawn with the pointer. */
function useDrawing(onSelect: TimeChartProps['onSelect']) {
  const [drawn, setDrawn] = useState<{ start: number; end: number }>();
  if (!onSelect) return { drawn: undefined, handlers: {} };
  return {
    drawn,
    handlers: {
      onMouseDown: (state: MouseHandlerDataParam) => {
        const start = labelOf(state);
        setDrawn(start === undefined ? undefined : { start, end: start });
      },
      onMouseMove: (state: MouseHandlerDataParam) => {
        const end = labelOf(state);
        if (end !== undefined) setDrawn(before => before && { ...before, end });
      },
      onMouseUp: () => {
        setDrawn(undefined);
        if (!drawn || drawn.start === drawn.end) return;
        onSelect({
          from: Math.min(drawn.start, drawn.end),
          to: Math.max(drawn.start, drawn.end),
        });
      },
      onMouseLeave: () => setDrawn(undefined),
    },
  };
}

function Readout(props: { point?: ChartPoint; of: TimeChartProps }) {
  const { point, of } = props;
  const { locale } = useOperationsTranslation();
  if (!point) return null;
  const time = formatTime(new Date(point.start).toISOString(), {
    now: Date.now(),
    locale,
  });
  return (
    <div className={styles.tooltip}>
      {time}
      {of.lines.map(({ name }, index) => {
        const value = point.values[index];
        return (
          <span key={name}>
            {' · '}
            {of.lines.length > 1 && `${name} `}
            {value === undefined ? '—' : of.format(value)}
          </span>
        );
      })}
    </div>
  );
}

/** Thresholds so near to each other that their words would lie on each other: the highest of them. */
function apart(thresholds: Threshold[], [low, high]: [number, number]) {
  const kept: Threshold[] = [];
  for (const one of [...thresholds].sort((a, b) => b.value - a.value)) {
    const isNear = kept.some(
      ({ value }) => (value - one.value) / (high - low) < NEAR_SHARE,
    );
    if (!isNear) kept.push(one);
  }
  return kept;
}

/** The words of a threshold stand beside the chart, where they hide nothing. */
function Words(props: { of: string; viewBox?: Box }) {
  const { of, viewBox } = props;
  if (!viewBox) return null;
  return (
    <text
      x={viewBox.x + viewBox.width + GAP}
      y={viewBox.y}
      dy="0.35em"
      {...TICK}
    >
      {of}
    </text>
  );
}

interface DotProps {
  index: number;
  cx?: number;
  cy?: number;
}

/** A point between two gaps has no line to be seen by, so it is a dot. */
function isAlone(points: ChartPoint[], at: number, line: number): boolean {
  return (
    points[at]?.values[line] !== undefined &&
    [at - 1, at + 1].every(beside => points[beside]?.values[line] === undefined)
  );
}

/**
 * The drawing of a time chart, which brings the chart library with it.
 *
 * @internal
 */
export default function Plot(props: TimeChartProps) {
  const { points, lines, from, to, domain, format, thresholds, marks } = props;
  const { locale } = useOperationsTranslation();
  const { drawn, handlers } = useDrawing(props.onSelect);
  const shape = props.shape ?? 'area';
  return (
    <ResponsiveContainer width="100%" height={props.height ?? HEIGHT}>
      <ComposedChart
        data={points}
        margin={{
          top: 8,
          right: thresholds ? PLOT.words : PLOT.end,
          bottom: 0,
          left: 0,
        }}
        accessibilityLayer={false}
        syncId={props.syncId}
        {...handlers}
      >
        <XAxis
          dataKey="start"
          type="number"
          scale="time"
          domain={[from, to]}
          allowDataOverflow
          ticks={timeTicks(from, to)}
          tickFormatter={(tick: number) =>
            tickWords(tick, { from, to, locale })
          }
          stroke="var(--bui-fg-secondary)"
          tick={TICK}
        />
        <YAxis
          domain={domain}
          allowDataOverflow
          ticks={props.ticks ?? roundTicks(domain)}
          interval={0}
          // A space that breaks would break the number.
          tickFormatter={(value: number) =>
            format(value).replace(/ /g, '\u00a0')
          }
          width={PLOT.start}
          stroke="var(--bui-fg-secondary)"
          tick={TICK}
        />
        {marks?.map(mark =>
          mark.to !== undefined && mark.kind === 'maintenance' ? (
            <ReferenceArea
              key={`${mark.kind} ${mark.from} ${mark.to}`}
              x1={Math.max(from, mark.from)}
              x2={Math.min(to, mark.to)}
              fill={MARK_TONES[mark.kind]}
              fillOpacity={0.12}
            />
          ) : (
            <ReferenceLine
              key={`${mark.kind} ${mark.from} ${mark.to}`}
              x={mark.from}
              stroke={MARK_TONES[mark.kind]}
              strokeDasharray={mark.kind === 'change' ? '1 4' : undefined}
            />
          ),
        )}
        {apart(thresholds ?? [], domain).map(({ value, label }) => (
          <ReferenceLine
            key={label}
            y={value}
            stroke="var(--bui-fg-secondary)"
            strokeDasharray="4 3"
            label={<Words of={label} />}
          />
        ))}
        <Tooltip
          isAnimationActive={false}
          content={({ payload }) => (
            <Readout
              point={payload?.[0]?.payload as ChartPoint | undefined}
              of={props}
            />
          )}
        />
        {lines.map(({ name, quiet }, line) => {
          const tone = quiet
            ? 'var(--bui-fg-secondary)'
            : TONES[line % TONES.length];
          return (
            <Area
              key={name}
              name={name}
              dataKey={({ values }: ChartPoint) => values[line]}
              type={shape === 'step' ? 'stepAfter' : 'linear'}
              baseValue={Math.min(Math.max(0, domain[0]), domain[1])}
              connectNulls={false}
              isAnimationActive={false}
              stroke={tone}
              strokeWidth={1.5}
              strokeDasharray={quiet ? '5 3' : undefined}
              fill={tone}
              fillOpacity={shape === 'line' || quiet ? 0 : 0.15}
              activeDot={{ r: 3 }}
              dot={({ index, cx, cy }: DotProps) =>
                isAlone(points, index, line) ? (
                  <circle key={index} cx={cx} cy={cy} r={2} fill={tone} />
                ) : (
                  <g key={index} />
                )
              }
            />
          );
        })}
        {drawn && (
          <ReferenceArea
            x1={drawn.start}
            x2={drawn.end}
            fill="var(--bui-fg-primary)"
            fillOpacity={0.12}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
