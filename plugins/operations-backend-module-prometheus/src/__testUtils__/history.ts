import { RawSeries } from './RealPrometheus';

export const SCRAPE = 15;
export const HOURS = 6;
/** On an edge of steps, some days ago. */
export const START = Math.floor(Date.now() / 1000 / 86_400 - 2) * 86_400;
export const END = START + HOURS * 3600;

/** A counter that is scraped at its own moments and grows by what this says, never twice the same. */
export function counter(
  labels: Record<string, string>,
  grow: (second: number) => number,
  options: {
    born?: number;
    resets?: number[];
    gaps?: Array<[number, number]>;
  } = {},
): RawSeries {
  const { born = START - 3600, resets = [], gaps = [] } = options;
  const offset = 0.123 + (labels.instance ?? '').length;
  const samples: Array<[number, number]> = [];
  let value = born > START ? grow(born) : 1_000;
  for (let time = born; time < END + 3600; time += SCRAPE) {
    const moment = Math.round((time + offset) * 1000) / 1000;
    if (resets.some(at => at >= time && at < time + SCRAPE)) value = 0;
    value += time === born ? 0 : grow(time);
    const away = gaps.some(([from, to]) => moment >= from && moment < to);
    if (!away) samples.push([moment, value]);
  }
  return { name: 'http_requests_total', labels, samples };
}

/**
 * The last value at each edge, subtracted, by hand: what Prometheus would answer at the edge, from the raw samples.
 * Ranges of Prometheus look back five minutes.
 */
export function countedByHand(
  series: RawSeries[],
  from: number,
  to: number,
  step: number,
) {
  const counts: number[] = [];
  for (let edge = from + step; edge <= to; edge += step) {
    let sum = 0;
    for (const { samples } of series) {
      const at = (time: number) =>
        samples.filter(([t]) => t <= time && t > time - 300).at(-1)?.[1];
      const [before, after] = [at(edge - step), at(edge)];
      if (after === undefined) continue;
      if (before === undefined) sum += after;
      else sum += after >= before ? after - before : after;
    }
    counts.push(sum);
  }
  return counts;
}

/** Recorded by the rules of another process, each minute at its own second. */
export function recorded(name: string, sli: string, value: number): RawSeries {
  const samples: Array<[number, number]> = [];
  for (let time = START + 17; time <= END; time += 60) {
    samples.push([time, value + (time % 7)]);
  }
  return { name, labels: { sli, slo: 'default/x', objective: '0' }, samples };
}
