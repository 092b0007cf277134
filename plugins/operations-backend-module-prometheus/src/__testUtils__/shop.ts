import { FakePrometheus, FakeSeries } from './FakePrometheus';

/** Now, on an edge of steps. */
export const TO = Math.floor(Date.now() / 300_000) * 300_000;

/** Ten steps that end now. */
export const recent = { from: TO - 600_000, to: TO, stepSeconds: 60 };

const TARGET = { job: 'shop', instance: 'a' };

/** Grows by so much each second. */
export function growing(
  labels: Record<string, string>,
  perSecond: number,
): FakeSeries {
  return {
    metric: { ...TARGET, ...labels },
    at: time => Math.round((time - TO / 1000 + 86_400 * 60) * perSecond),
  };
}

/** A server that is told by `total`, `good` and `bad` what to answer with. */
export function tell(
  server: FakePrometheus,
  all: Record<string, FakeSeries[]>,
): void {
  server.series = query => all[query] ?? [];
}

/** One request in ten fails. */
export function tellUsual(server: FakePrometheus): void {
  tell(server, { total: [growing({}, 10)], good: [growing({}, 9)] });
}
