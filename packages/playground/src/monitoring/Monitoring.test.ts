import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import {
  lives,
  RunningPlayground,
  until,
} from '../__testUtils__/RunningPlayground';
import { freePort } from '../__testUtils__/smallOrganisation';
import { findProgram } from '../host/findProgram';
import { writeOnboarded } from './writeOnboarded';

jest.setTimeout(120_000);

const RULES = `
groups:
  - name: example
    rules:
      - alert: Up
        expr: up{service="core"} == 1
`;

const WEBHOOK = '/api/operations/webhooks/alertmanager/playground';

interface Message {
  alerts: { status: string; labels: Record<string, string> }[];
}

async function withMonitoring(env?: NodeJS.ProcessEnv) {
  const prometheus = await freePort();
  const alertmanager = await freePort();
  const playground = await RunningPlayground.start(
    `{ sharedProcesses: 1, services: { core: { process: own }, web: { routes: { GET /: {} } } },
       monitoring: { prometheus: ${prometheus}, alertmanager: ${alertmanager} } }`,
    env,
  );
  const ask = async (port: number, path: string) => {
    try {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return response.ok ? await response.json() : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    playground,
    notes: async (): Promise<string[]> =>
      (await (await playground.control('/status')).json()).notes,
    query: async (promql: string) =>
      (
        await ask(
          prometheus,
          `/api/v1/query?query=${encodeURIComponent(promql)}`,
        )
      )?.data.result ?? [],
    prometheus: (path: string) => ask(prometheus, path),
    alertmanager: (path: string) => ask(alertmanager, path),
  };
}

// A developer's machine may lack them; with CI=true their absence fails every test below.
const there =
  (findProgram(['prometheus']) &&
    findProgram(['prometheus-alertmanager', 'alertmanager'])) ||
  process.env.CI === 'true';
const described = there ? describe : describe.skip;

described('Prometheus and Alertmanager', () => {
  let running: Awaited<ReturnType<typeof withMonitoring>>;
  let answer = { status: 503, body: 'starting' };
  const told: { authorization?: string; message: Message }[] = [];
  const portal = createServer(async (request, response) => {
    if (request.url === WEBHOOK) {
      const { authorization } = request.headers;
      told.push({ authorization, message: (await json(request)) as Message });
      response.end();
      return;
    }
    const known = request.url === '/api/operations/slos/rules.yaml';
    response.writeHead(known ? answer.status : 404).end(answer.body);
  });
  /** What the portal was told of an alert, in order. */
  const toldOf = (name: string) =>
    told.flatMap(({ message }) =>
      message.alerts
        .filter(({ labels }) => labels.alertname === name)
        .map(({ status }) => status),
    );

  beforeAll(async () => {
    await new Promise<void>(done => portal.listen(0, '127.0.0.1', done));
    const { port } = portal.address() as AddressInfo;
    running = await withMonitoring({
      ...process.env,
      METRICS_PORT: '0',
      PORTAL_URL: `http://127.0.0.1:${port}`,
    });
  });

  afterAll(async () => {
    await running.playground.end();
    portal.close();
  });

  it('know every service by name and environment, and the playground', async () => {
    await until(async () => (await running.query('up == 1')).length === 5);
    const up: { metric: Record<string, string> }[] = await running.query(
      'up == 1',
    );
    expect(
      up
        .map(({ metric: { job, service, environment } }) =>
          [job, service, environment].filter(Boolean).join(' '),
        )
        .sort(),
    ).toEqual([
      'playground production',
      'services core production',
      'services leaf production',
      'services leaf staging',
      'services web production',
    ]);
    expect(await running.notes()).toEqual([]);

    await running.playground.break('core', 'errors');
    await until(
      async () =>
        (
          await running.query(
            'http_requests_total{service="core",environment="production",code="500"} > 0',
          )
        ).length > 0,
    );
    await until(
      async () =>
        (
          await running.query(
            'playground_service_broken{name="core",fault="errors"} == 1',
          )
        ).length > 0,
    );
    await running.playground.heal('core');
  });

  it('find what comes by onboarding, with its namespace, and lose it again', async () => {
    const folder = join(running.playground.examples, 'state/monitoring');
    const { leaf } = running.playground.ports;
    const vouchers = {
      environment: 'production',
      service: 'vouchers',
      namespace: 'sales',
    };
    const up = () => running.query('up{namespace="sales"} == 1');
    writeOnboarded(folder, [{ about: vouchers, port: leaf }]);
    await until(async () => (await up()).length === 1);
    expect((await up())[0].metric).toMatchObject({
      job: 'services',
      ...vouchers,
    });
    writeOnboarded(folder, []);
    await until(async () => (await up()).length === 0);
  });

  it('take new rules as they are written, and say which they cannot read', async () => {
    const rules = join(running.playground.examples, 'state/monitoring/rules');
    writeFileSync(join(rules, 'example.yaml'), RULES);
    await until(async () => {
      const alerts = await running.alertmanager('/api/v2/alerts');
      return alerts?.[0]?.labels.alertname === 'Up';
    });
    expect(await running.alertmanager('/api/v2/alerts')).toMatchObject([
      {
        labels: { service: 'core', environment: 'production' },
        status: { state: 'active' },
        receivers: [{ name: 'portal' }],
      },
    ]);
    await until(() => toldOf('Up').includes('firing'));
    const token = readFileSync(
      join(running.playground.examples, 'state/monitoring/portal-token'),
      'utf8',
    );
    expect(told[0]).toMatchObject({
      authorization: `Bearer ${token}`,
      message: {
        version: '4',
        alerts: [{ labels: { service: 'core', environment: 'production' } }],
      },
    });

    writeFileSync(join(rules, 'example.yaml'), RULES.replace('==', '=!='));
    await until(async () =>
      /^prometheus keeps its old rules: /.test((await running.notes())[0]),
    );
    const { data } = await running.prometheus('/api/v1/rules');
    expect(data.groups[0].rules[0].query).toBe('up{service="core"} == 1');

    renameSync(join(rules, 'example.yaml'), join(rules, 'example.off'));
    await until(async () => (await running.notes()).length === 0);
    expect((await running.prometheus('/api/v1/rules')).data.groups).toEqual([]);
    await until(() => toldOf('Up').at(-1) === 'resolved');
  });

  it('follow the rules of the portal, whatever else it answers', async () => {
    const groups = async () =>
      (await running.prometheus('/api/v1/rules'))?.data.groups.map(
        (group: { name: string }) => group.name,
      );
    const rules = (name: string) => RULES.replace('example', name);
    answer = { status: 200, body: rules('slo/default/a/0') };
    await until(async () => String(await groups()) === 'slo/default/a/0');
    answer = { status: 200, body: '<html>Sign in</html>' };
    await new Promise(done => portal.once('request', done));
    answer = { status: 200, body: rules('slo/default/b/0') };
    await until(async () => String(await groups()) === 'slo/default/b/0');
    answer = { status: 502, body: 'gone' };
    await new Promise(done => portal.once('request', done));
    expect(await groups()).toEqual(['slo/default/b/0']);
  });

  it('say when one of them has died', async () => {
    const log = running.playground.log('playground');
    const [, pid] = /alertmanager runs as process (\d+)/.exec(log) ?? [];
    process.kill(Number(pid), 'SIGKILL');
    await until(async () => (await running.notes()).length > 0);
    expect(await running.notes()).toEqual([
      expect.stringMatching(
        /^alertmanager ended by SIGKILL; its log says why: .*alertmanager\.log$/,
      ),
    ]);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'end with a playground that gets %s',
    async signal => {
      const { playground, prometheus } = await withMonitoring();
      await until(async () =>
        Boolean(await prometheus('/api/v1/status/flags')),
      );
      const pids = playground.pids();
      // One of its own, one shared, staging, traffic, the monitoring with its two.
      expect(pids).toHaveLength(7);
      playground.child.kill(signal);
      await until(() => !pids.some(lives));
      await playground.exitCode;
      expect(await prometheus('/api/v1/status/flags')).toBeUndefined();
    },
  );
});

describe('where they are not installed', () => {
  let bin: string;

  beforeEach(() => {
    bin = mkdtempSync(join(tmpdir(), 'empty-path-'));
    mkdirSync(join(bin, 'prometheus'));
  });

  afterEach(() => rmSync(bin, { recursive: true, force: true }));

  it('that is said, and everything else works', async () => {
    const { playground, notes } = await withMonitoring({ PATH: bin });
    expect(await notes()).toEqual([
      expect.stringMatching(/^Prometheus is not on the PATH: .*apt-get/),
      expect.stringMatching(/^Alertmanager is not on the PATH: .*apt-get/),
    ]);
    expect(playground.log('playground')).toContain('Prometheus is not on');
    expect((await playground.get('core')).status).toBe(200);
    await playground.end();
  });
});
