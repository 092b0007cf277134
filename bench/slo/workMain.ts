/* The work of the core on SLOs, in a process of its own, on SQLite in a file: measured and evaluated when it is told. */
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import createKnex from 'knex';
import { migrate } from '../../plugins/operations-backend/src/database/migrate';
import { acquireLease } from '../../plugins/operations-backend/src/leases';
import { readSlosConfig } from '../../plugins/operations-backend/src/slos/config';
import { SliSourceSet } from '../../plugins/operations-backend/src/slos/SliSourceSet';
import { SloWork } from '../../plugins/operations-backend/src/slos/SloWork';
import { readPrometheusConfig } from '../../plugins/operations-backend-module-prometheus/src/config';
import { PrometheusSliSource } from '../../plugins/operations-backend-module-prometheus/src/PrometheusSliSource';
import { ServerSet } from '../../plugins/operations-backend-module-prometheus/src/server/ServerSet';

interface Plan {
  count: number;
  services: number;
  file: string;
  url: string;
  now: number;
}

/** Nobody operates anything here: the documents are measured without a service. */
const SERVICES: never[] = [];

const metric = (query: string) => ({
  metricSource: {
    type: 'Prometheus',
    metricSourceRef: 'bench',
    spec: { query },
  },
});

/** Each SLO asks for series in words of its own, so that none is answered with what another one has read. */
function slo(index: number, services: number): Entity {
  const selector = `service="s${index % services}",slo!="${index}"`;
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: {
      name: `slo-${index}`,
      namespace: 'default',
      uid: `${index}`,
      etag: `${index}`,
    },
    spec: {
      service: 'bench',
      budgetingMethod: 'Occurrences',
      timeWindow: [{ duration: '30d', isRolling: true }],
      indicator: {
        metadata: { name: `sli-${index}` },
        spec: {
          ratioMetric: {
            counter: true,
            bad: metric(`http_requests_total{${selector},code=~"5.."}`),
            total: metric(`http_requests_total{${selector}}`),
          },
        },
      },
      objectives: [{ target: 0.999 }],
    },
  };
}

async function open({ count, services, file, url, now: begin }: Plan) {
  let now = begin;
  const logger = mockServices.rootLogger({ level: 'warn' });
  const database = createKnex({
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
  });
  await database.raw('PRAGMA journal_mode = WAL');
  await migrate(database);
  // As after the first look through the catalog.
  await database('projection').where({ id: 1 }).update({ revision: 1 });
  const holder = 'bench';
  const lease = await acquireLease(database, {
    name: 'core',
    holder,
    ttlMilliseconds: 3_600_000,
  });
  if (!lease) throw new Error('The lease is not free');
  const servers = [{ name: 'bench', url }];
  const config = new ConfigReader({ operations: { prometheus: { servers } } });
  const work = SloWork.create({
    database,
    logger,
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: Array.from({ length: count }, (_, i) => slo(i, services)),
    }),
    config: readSlosConfig(undefined, ['production']),
    projectionMilliseconds: 1_000,
    registry: { list: () => SERVICES } as never,
    sources: SliSourceSet.create([
      PrometheusSliSource.create({
        servers: ServerSet.create(readPrometheusConfig(config).servers),
        logger,
      }),
    ]),
    onChange: () => {},
    now: () => now,
  });
  const { signal } = new AbortController();
  const secondsOf = async (what: () => Promise<void>) => {
    const started = performance.now();
    await what();
    return (performance.now() - started) / 1000;
  };
  return {
    follow: () => secondsOf(() => work.follow(lease)),
    measure: () => secondsOf(() => work.measure(lease, signal)),
    evaluate: () => secondsOf(() => work.evaluate(lease, signal)),
    pass: async (seconds: number) => {
      now += seconds * 1000;
      return now;
    },
    slis: () => database('slo_slis').select('id', 'measured_from'),
    slos: () => database('slos').select('ref', 'sli_ids', 'evaluation'),
    stored: () =>
      database('sli_buckets').select(
        database.raw('count(*) as rows, sum(length(data)) as bytes'),
      ),
    memory: async () => process.memoryUsage().rss / 2 ** 20,
  };
}

type Work = Awaited<ReturnType<typeof open>>;
let work: Work | undefined;

process.on(
  'message',
  async (message: { plan?: Plan; call?: keyof Work; argument?: number }) => {
    try {
      if (message.plan) work = await open(message.plan);
      else if (!message.call || !work) return;
      const answer = message.call
        ? await work![message.call](message.argument ?? 0)
        : 'open';
      process.send?.({ answer });
    } catch (error) {
      process.send?.({ error: String(error) });
    }
  },
);
process.on('disconnect', () => process.exit(0));
