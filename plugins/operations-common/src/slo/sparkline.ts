import { Measured } from './Measured';

const MOST_POINTS = 60;
const DECIMALS = 4;

/**
 * How the budget of the present window was spent: full at its start, what is left at its end. Null where nobody
 * measured.
 *
 * @internal
 */
export function sparklineOf(
  hours: ReturnType<Measured['hourly']>,
  options: { allowance: number; total: number; remaining: number },
): Array<number | null> {
  const { bad, covered } = hours;
  const { allowance, total, remaining } = options;
  const perPoint = Math.ceil(bad.length / MOST_POINTS);
  const points: Array<number | null> = [];
  let spent = 0;
  for (let from = 0; from < bad.length; from += perPoint) {
    let measured = 0;
    const to = Math.min(from + perPoint, bad.length);
    for (let hour = from; hour < to; hour++) {
      spent += bad[hour];
      measured += covered[hour];
    }
    const left = to === bad.length ? remaining : 1 - spent / allowance / total;
    points.push(measured > 0 ? Number(left.toFixed(DECIMALS)) : null);
  }
  return points;
}
