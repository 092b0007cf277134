/** A moment with the values of the lines; what nobody measured is missing. @internal */
export interface ChartPoint {
  start: number;
  values: (number | undefined)[];
}

/** @internal */
export interface ChartLine {
  name: string;
  /** Where several lines are compared, those behind are quieter. */
  quiet?: boolean;
}

/** @internal */
export interface Threshold {
  value: number;
  label: string;
}

/** A range of time that is set apart, or a moment where `to` is missing. @internal */
export interface ChartMark {
  kind: 'alert' | 'change' | 'maintenance';
  from: number;
  to?: number;
}

/** @internal */
export interface TimeChartProps {
  points: ChartPoint[];
  lines: ChartLine[];
  from: number;
  to: number;
  domain: [number, number];
  format: (value: number) => string;
  shape?: 'area' | 'line' | 'step';
  /** Drawn where given, their words beside the chart. */
  thresholds?: Threshold[];
  /** What the values are marked by; round ones where missing. */
  ticks?: number[];
  marks?: ChartMark[];
  height?: number;
  /** Charts with the same name show the same moment. */
  syncId?: string;
  /** Somebody has drawn over a range. */
  onSelect?: (range: { from: number; to: number }) => void;
}

/** Where the axis of every chart begins and ends, so that what stands above lies on the same time. @internal */
export const PLOT = { start: 88, end: 12, words: 128 };
