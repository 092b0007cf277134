const SCRAPE_SECONDS = 15;
/** A value that is older is none. */
const LOOK_BACK_SECONDS = 300;

/** A counter as it was scraped: seconds and values. */
export interface Counter {
  labels: Record<string, string>;
  samples: Array<[number, number]>;
}

/** Scrapes a counter that grows as it is told, begins anew at times, and was always at other moments than edges. */
export function scraped(
  labels: Record<string, string>,
  range: { from: number; to: number },
  options: { grows: (second: number) => number; resets?: number[] },
): Counter {
  const { grows, resets = [] } = options;
  const samples: Counter['samples'] = [];
  let value = 0;
  for (let time = range.from; time < range.to; time += SCRAPE_SECONDS) {
    const anew = resets.some(at => at >= time && at < time + SCRAPE_SECONDS);
    value = (anew ? 0 : value) + grows(time);
    samples.push([time + 3.217, value]);
  }
  return { labels, samples };
}

/** Another sum than any of ours: what each counter grew between the edges of minutes, by hand. */
export function grownByHand(counters: Counter[], from: number, to: number) {
  let sum = 0;
  for (const { samples } of counters) {
    const at = (time: number) =>
      samples.filter(([t]) => t <= time && t > time - LOOK_BACK_SECONDS).at(-1);
    for (let edge = from; edge < to; edge += 60) {
      const [before, after] = [at(edge)?.[1], at(edge + 60)?.[1]];
      if (after === undefined) continue;
      sum += before === undefined || before > after ? after : after - before;
    }
  }
  return sum;
}

export function openMetrics(counters: Counter[]): string {
  const lines = counters.flatMap(({ labels, samples }) => {
    const pairs = Object.entries(labels).map(([k, v]) => `${k}="${v}"`);
    const name = `http_requests_total{${pairs.join(',')}}`;
    return samples.map(([time, value]) => `${name} ${value} ${time}`);
  });
  return ['# TYPE http_requests_total gauge', ...lines, '# EOF', ''].join('\n');
}
