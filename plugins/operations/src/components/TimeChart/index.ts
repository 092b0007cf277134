export { budgetTicks } from './roundTicks';
export { TimeChart } from './TimeChart';
export {
  type ChartMark,
  type ChartPoint,
  PLOT,
  type TimeChartProps,
} from './types';
