import {
  EventBucket,
  SliDefinition,
} from '@operate-first/plugin-operations-common';
import {
  SliMeasurement,
  SliPlan,
  SliRequest,
  SliSource,
} from '@operate-first/plugin-operations-node';

const PROBLEM = {
  code: 'fake.unreachable',
  message: 'Fake eu-1 does not answer.',
};

const NO_SERIES = {
  code: 'fake.noSeries',
  message: 'Fake eu-1 has no such series.',
};

type Step = Pick<EventBucket, 'good' | 'total'>;

/** The name of the query for all events, which tells SLIs apart. */
export function queryOf({ measure }: SliDefinition): string {
  const query = measure.kind === 'ratio' ? measure.total : measure.query;
  return String(query.spec.query);
}

/** A source of type Prometheus that knows the truth, and can be slow, late, dead or silent about it. */
export class FakeSliSource implements SliSource {
  readonly id = 'fake';
  readonly title = 'Fake';
  readonly requests: SliRequest[] = [];
  /** What happened in a minute; nothing was measured where it is undefined. */
  truth: (query: string, minute: number) => Step | undefined = () => ({
    good: 99,
    total: 100,
  });
  /** How long it takes until a minute can be read. */
  lateMilliseconds = 0;
  /** Servers that do not answer, and those of which nothing is heard at all. */
  readonly dead = new Set<string>();
  readonly hanging = new Set<string>();
  warnings: string[] = [];
  /** Whether it minds when a request finds nothing at all. */
  mindsNothing = false;

  constructor(private readonly now: () => number) {}

  plan({ measure }: SliDefinition): SliPlan | undefined {
    const query = measure.kind === 'ratio' ? measure.total : measure.query;
    if (query.type !== 'Prometheus') return undefined;
    return {
      ok: true,
      server: query.dataSource ?? 'main',
      queries: [],
      notes: [],
    };
  }

  async *measure(
    requests: SliRequest[],
    { signal }: { signal: AbortSignal },
  ): AsyncIterable<SliMeasurement> {
    for (const request of requests) {
      this.requests.push(request);
      const plan = this.plan(request.sli);
      const server = plan?.ok ? plan.server : '';
      if (this.hanging.has(server)) {
        await new Promise(resolve => {
          signal.addEventListener('abort', resolve, { once: true });
        });
      }
      yield this.dead.has(server)
        ? {
            request,
            steps: [],
            measuredUntil: request.from,
            problem: PROBLEM,
            warnings: [],
          }
        : this.#answer(request);
    }
  }

  /** The sum of the truth, minute by minute. */
  sum(query: string, from: number, to: number): Step {
    const sum = { good: 0, total: 0 };
    for (let minute = from; minute < to; minute += 60_000) {
      const step = this.truth(query, minute);
      sum.good += step?.good ?? 0;
      sum.total += step?.total ?? 0;
    }
    return sum;
  }

  #answer(request: SliRequest): SliMeasurement {
    const { sli, from, to, stepSeconds } = request;
    const length = stepSeconds * 1000;
    const readable =
      Math.floor((this.now() - this.lateMilliseconds) / length) * length;
    const measuredUntil = Math.max(from, Math.min(to, readable));
    const steps: EventBucket[] = [];
    for (let start = from; start < measuredUntil; start += length) {
      const minutes = Array.from({ length: stepSeconds / 60 }, (_, at) =>
        this.truth(queryOf(sli), start + at * 60_000),
      ).flatMap(step => step ?? []);
      if (minutes.length === 0) continue;
      steps.push({
        start,
        good: minutes.reduce((sum, { good }) => sum + good, 0),
        total: minutes.reduce((sum, { total }) => sum + total, 0),
        coveredSeconds: minutes.length * 60,
      });
    }
    const problem =
      this.mindsNothing && steps.length === 0 ? NO_SERIES : undefined;
    return { request, steps, measuredUntil, problem, warnings: this.warnings };
  }
}
