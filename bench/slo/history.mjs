/* Counters as a Prometheus would have scraped them for a month, and what rules would have recorded lately. */
import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const DAY = 86_400;
export const SCRAPE = 60;
export const SERVICES = 100;
export const DAYS = 31;

/** Requests and errors of a service in a minute. The first is quiet, and fails for ten minutes a day under load. */
export function grows(service, time) {
  if (service > 0) {
    const total = 20 * ((service % 10) + 1);
    return { total, bad: (time / SCRAPE + service) % 97 === 0 ? 3 : 0 };
  }
  const busy = time % DAY >= 43_200 && time % DAY < 43_800;
  return busy ? { total: 6_000, bad: 300 } : { total: 10, bad: 0 };
}

/** What is there at a moment: what came since the begin. */
function counters(begin) {
  const sums = Array.from({ length: SERVICES }, () => ({ good: 1, bad: 1 }));
  let at = begin;
  return {
    advance(time) {
      for (; at < time; at += SCRAPE) {
        sums.forEach((sum, service) => {
          const { total, bad } = grows(service, at);
          sum.good += total - bad;
          sum.bad += bad;
        });
      }
      return sums;
    },
  };
}

async function writeBlocks(folder, name, head, lines) {
  const file = join(folder, `${name}.txt`);
  const stream = createWriteStream(file);
  stream.write(head);
  for (const line of lines) {
    if (!stream.write(line)) {
      await new Promise(resolve => stream.once('drain', resolve));
    }
  }
  stream.end('# EOF\n');
  await finished(stream);
  await run(
    'promtool',
    ['tsdb', 'create-blocks-from', 'openmetrics', file, join(folder, 'data')],
    { maxBuffer: 2 ** 26 },
  );
  await rm(file);
}

/** Days are made one after the other: promtool reads a file again for each block of two hours. */
export async function writeCounters(folder, end, progress) {
  await mkdir(join(folder, 'data'), { recursive: true });
  const begin = end - DAYS * DAY;
  const known = counters(begin);
  function* lines(from, to) {
    for (let time = from; time < to; time += SCRAPE) {
      const sums = known.advance(time);
      for (let service = 0; service < SERVICES; service += 1) {
        const { good, bad } = sums[service];
        const name = `http_requests_total{service="s${service}",code=`;
        yield `${name}"200"} ${good} ${time}\n${name}"500"} ${bad} ${time}\n`;
      }
    }
  }
  const head = '# TYPE http_requests_total gauge\n';
  // An hour more than a month: time goes on while it is measured.
  for (let from = begin; from < end + 3_600; from += DAY) {
    const to = Math.min(from + DAY, end + 3_600);
    await writeBlocks(folder, `day-${from}`, head, lines(from, to));
    progress(`${Math.round((from - begin) / DAY) + 1} of ${DAYS} days`);
  }
}

/** Series of five minutes, as the exported rules record them, for the last hours. */
export async function writeRecorded(folder, end, slis) {
  await mkdir(join(folder, 'data'), { recursive: true });
  const from = end - 3 * 3_600;
  for (const [series, value] of [
    ['slo:good:count5m', 999],
    ['slo:total:count5m', 1_000],
  ]) {
    const lines = function* lines() {
      for (let time = from; time < end + 3_600; time += 300) {
        for (const { ref, sli } of slis) {
          const slo = ref.slice('slo:'.length);
          yield `${series}{slo="${slo}",objective="0",sli="${sli}"} ${value} ${
            time + 17
          }\n`;
        }
      }
    };
    const head = `# TYPE ${series} gauge\n`;
    await writeBlocks(folder, series.replaceAll(':', '-'), head, lines());
  }
}
