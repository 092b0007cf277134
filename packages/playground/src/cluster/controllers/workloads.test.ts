import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { until } from '../../__testUtils__/RunningPlayground';
import { deployment, TestCluster } from '../__testUtils__/TestCluster';
import { parseQuantity } from '../admission/quantity';
import { UsageMeter } from '../usage/UsageMeter';
import { at, Fields, KubeObject, listAt } from '../model';
import { Client } from './Client';
import { Controllers } from './Controllers';
import { createNodes } from './createNodes';
import { nodesOf } from './nodes';
import { Prober } from './Prober';
import { STANDARD_CLASS } from './volumes';

jest.setTimeout(120_000);

const SERVED = '/apis/apps/v1/namespaces/shop';
const BATCH = '/apis/batch/v1/namespaces/shop';
const CORE = '/api/v1/namespaces/shop';

/** A template of pods that work until their end. */
function task(command: string[], restartPolicy = 'Never') {
  const image = 'registry.example.org/web:1.0.0';
  return {
    metadata: { labels: { app: 'task' } },
    spec: {
      restartPolicy,
      terminationGracePeriodSeconds: 0,
      containers: [{ name: 'task', image, command }],
    },
  };
}

describe('the controllers of a cluster', () => {
  let cluster: TestCluster;
  let controllers: Controllers;
  let service: Server;
  let port: number;

  const items = async (path: string): Promise<KubeObject[]> =>
    (await cluster.get(path)).items;
  const names = async (path: string) =>
    (await items(path)).map(({ metadata }) => metadata.name).sort();
  const make = async (path: string, object: unknown): Promise<KubeObject> => {
    const { status, body } = await cluster.ask('POST', path, object);
    if (status !== 201) throw new Error(body.message);
    return body;
  };
  const patch = (path: string, change: unknown) =>
    cluster.ask('PATCH', path, change, 'application/merge-patch+json');
  const events = async (reason: string): Promise<string[]> =>
    (await items(`${CORE}/events`))
      .filter(event => event.reason === reason)
      .map(event => String(event.message));
  /** An event is written after what it tells of. */
  const eventsTold = async (reason: string): Promise<string[]> => {
    await until(async () => (await events(reason)).length > 0);
    return events(reason);
  };
  const condition = async (path: string, type: string) =>
    listAt(await cluster.get(path), 'status', 'conditions').find(
      each => each.type === type,
    );

  /** How many processors the process behind the pods is busy with. */
  let load = 0;
  let cpuSeconds = 0;
  let metricsAt = Date.now();
  function metrics() {
    const now = Date.now();
    cpuSeconds += (load * (now - metricsAt)) / 1_000;
    metricsAt = now;
    return `process_cpu_seconds_total ${cpuSeconds}\nprocess_resident_memory_bytes 104857600\n`;
  }

  beforeAll(async () => {
    service = createServer((req, res) =>
      res.end(req.url === '/metrics' ? metrics() : 'ok'),
    );
    service.listen(0, '127.0.0.1');
    await once(service, 'listening');
    port = (service.address() as AddressInfo).port;
  });

  afterAll(() => {
    service.closeAllConnections();
    service.close();
  });

  beforeEach(async () => {
    const usage = UsageMeter.create();
    cluster = await TestCluster.start({ usage });
    const { url, logs } = cluster.server;
    const client = Client.create(url, new AbortController().signal);
    await createNodes(client, nodesOf('eu-1'));
    await client.create(
      '/apis/storage.k8s.io/v1/storageclasses',
      STANDARD_CLASS,
    );
    await make('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop' },
    });
    const tools = {
      logs,
      prober: Prober.create(),
      images: new Set(['web']),
      usage,
    };
    controllers = await Controllers.start(url, tools, line =>
      process.stderr.write(`${line}\n`),
    );
  });

  afterEach(async () => {
    await controllers.end();
    await cluster.end();
  });

  const serving = () => deployment('web', undefined, 2, port);

  function statefulSet(className?: string) {
    const { spec } = serving();
    return {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        ...spec,
        serviceName: 'db',
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: {
              accessModes: ['ReadWriteOnce'],
              resources: { requests: { storage: '1Gi' } },
              storageClassName: className,
            },
          },
        ],
      },
    };
  }

  it('number the pods of a stateful set and give each its volume', async () => {
    await make(`${SERVED}/statefulsets`, statefulSet());
    const ready = async () =>
      at(
        await cluster.get(`${SERVED}/statefulsets/db`),
        'status',
        'readyReplicas',
      );
    await until(async () => (await ready()) === 2);
    expect(await names(`${CORE}/pods`)).toEqual(['db-0', 'db-1']);
    const claims = await items(`${CORE}/persistentvolumeclaims`);
    expect(claims.map(({ metadata }) => metadata.name).sort()).toEqual([
      'data-db-0',
      'data-db-1',
    ]);
    expect(claims[0].status).toMatchObject({
      phase: 'Bound',
      capacity: { storage: '1Gi' },
    });
    expect(await items('/api/v1/persistentvolumes')).toHaveLength(2);

    await patch(`${SERVED}/statefulsets/db`, { spec: { replicas: 1 } });
    await until(async () => (await names(`${CORE}/pods`)).length === 1);
    expect(await names(`${CORE}/pods`)).toEqual(['db-0']);
    // A claim outlives its pod, a volume does not outlive its claim.
    await cluster.ask('DELETE', `${CORE}/persistentvolumeclaims/data-db-1`);
    await until(
      async () => (await items('/api/v1/persistentvolumes')).length === 1,
    );
  });

  it('leave a claim of an unknown class pending, and its pod with it', async () => {
    await make(`${SERVED}/statefulsets`, statefulSet('fast'));
    expect(await eventsTold('FailedScheduling')).toEqual([
      '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
    ]);
    expect(await eventsTold('ProvisioningFailed')).toEqual([
      'storageclass.storage.k8s.io "fast" not found',
    ]);
    const [claim] = await items(`${CORE}/persistentvolumeclaims`);
    expect(claim.status).toEqual({ phase: 'Pending' });
  });

  it('put a pod of a daemon set on every node, also on a new one', async () => {
    const { spec } = serving();
    await make(`${SERVED}/daemonsets`, {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'agent' },
      spec: { selector: spec.selector, template: spec.template },
    });
    const status = async () =>
      (await cluster.get(`${SERVED}/daemonsets/agent`)).status ?? {};
    await until(async () => (await status()).numberReady === 3);
    await make('/api/v1/nodes', {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'eu-1-node-d' },
    });
    await until(async () => (await status()).desiredNumberScheduled === 4);
    const pods = await items(`${CORE}/pods`);
    const nodes = pods.map(pod => at(pod, 'spec', 'nodeName'));
    expect(new Set(nodes).size).toBe(4);
  });

  it('run a job to its end, and give one up that always fails', async () => {
    const job = (name: string, command: string[], backoffLimit: number) => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name },
      spec: { backoffLimit, template: task(command) },
    });
    await make(`${BATCH}/jobs`, job('good', ['sleep', '1'], 0));
    await make(`${BATCH}/jobs`, job('bad', ['false'], 1));
    await until(
      async () =>
        (await condition(`${BATCH}/jobs/good`, 'Complete'))?.status === 'True',
    );
    await until(
      async () =>
        (await condition(`${BATCH}/jobs/bad`, 'Failed'))?.status === 'True',
    );
    expect(await condition(`${BATCH}/jobs/bad`, 'Failed')).toMatchObject({
      reason: 'BackoffLimitExceeded',
    });
    expect((await cluster.get(`${BATCH}/jobs/good`)).status).toMatchObject({
      succeeded: 1,
      completionTime: expect.any(String),
    });
    const failed = (await items(`${CORE}/pods`)).filter(
      pod => at(pod, 'status', 'phase') === 'Failed',
    );
    expect(failed).toHaveLength(2);
  });

  function cronJob(name: string, command: string[], extra: Fields = {}) {
    return {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name },
      spec: {
        schedule: '*/5 * * * *',
        jobTemplate: { spec: { template: task(command, 'OnFailure') } },
        ...extra,
      },
    };
  }

  /** As if it had run for the last time so many minutes ago. */
  const lastRun = (name: string, minutes: number) =>
    patch(`${BATCH}/cronjobs/${name}/status`, {
      status: {
        lastScheduleTime: new Date(Date.now() - minutes * 60_000).toISOString(),
      },
    });

  it('start a job when its time has come, and not while suspended', async () => {
    await make(`${BATCH}/cronjobs`, cronJob('report', ['true']));
    await make(
      `${BATCH}/cronjobs`,
      cronJob('paused', ['true'], { suspend: true }),
    );
    await lastRun('paused', 11);
    await lastRun('report', 11);
    await until(
      async () =>
        (
          await cluster.get(`${BATCH}/cronjobs/report`)
        ).status.lastSuccessfulTime !== undefined,
    );
    const [job, ...others] = await items(`${BATCH}/jobs`);
    // Two times have passed; one job makes up for both.
    expect(others).toEqual([]);
    const scheduled = (await cluster.get(`${BATCH}/cronjobs/report`)).status
      .lastScheduleTime;
    expect(new Date(scheduled).getUTCMinutes() % 5).toBe(0);
    const minutes = Date.parse(scheduled) / 60_000;
    expect(job.metadata.name).toBe(`report-${minutes}`);
    expect(await eventsTold('SuccessfulCreate')).toContain(
      `Created job report-${minutes}`,
    );
    expect(await eventsTold('SawCompletedJob')).toEqual([
      `Saw completed job: report-${minutes}, condition: Complete`,
    ]);
  });

  it('start no second job where only one may run, and say so', async () => {
    const busy = cronJob('busy', ['server'], {
      concurrencyPolicy: 'Forbid',
      jobTemplate: {
        spec: {
          template: {
            ...task([], 'OnFailure'),
            spec: deployment('web', undefined, 1, port).spec.template.spec,
          },
        },
      },
    });
    await make(`${BATCH}/cronjobs`, busy);
    await lastRun('busy', 6);
    await until(
      async () =>
        listAt(await cluster.get(`${BATCH}/cronjobs/busy`), 'status', 'active')
          .length === 1,
    );
    await lastRun('busy', 6);
    await until(async () => (await events('JobAlreadyActive')).length === 1);
    expect(await items(`${BATCH}/jobs`)).toHaveLength(1);
  });

  it('say what a disruption budget still allows', async () => {
    await make(`${SERVED}/deployments`, serving());
    const budgets = '/apis/policy/v1/namespaces/shop/poddisruptionbudgets';
    const budget = (name: string, spec: Fields) =>
      make(budgets, {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name },
        spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
      });
    await budget('one', { minAvailable: 1 });
    await budget('none', { maxUnavailable: '0%' });
    const status = async (name: string) =>
      (await cluster.get(`${budgets}/${name}`)).status ?? {};
    await until(async () => (await status('one')).disruptionsAllowed === 1);
    expect(await status('one')).toMatchObject({
      expectedPods: 2,
      currentHealthy: 2,
      desiredHealthy: 1,
      conditions: [{ type: 'DisruptionAllowed', reason: 'SufficientPods' }],
    });
    expect(await status('none')).toMatchObject({
      desiredHealthy: 2,
      disruptionsAllowed: 0,
      conditions: [{ status: 'False', reason: 'InsufficientPods' }],
    });
  });

  const autoscalers =
    '/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers';
  function horizontalAutoscaler(
    name: string,
    minReplicas: number,
    maxReplicas: number,
  ) {
    const target = { type: 'Utilization', averageUtilization: 60 };
    return {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas,
        maxReplicas,
        metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }],
      },
    };
  }

  it('scale to the least, and say when they are blind', async () => {
    await make(`${SERVED}/deployments`, serving());
    await make(autoscalers, horizontalAutoscaler('web', 3, 4));
    await until(
      async () =>
        (await cluster.get(`${SERVED}/deployments/web`)).spec.replicas === 3,
    );
    expect(await eventsTold('SuccessfulRescale')).toEqual([
      'New size: 3; reason: Current number of replicas below Spec.MinReplicas',
    ]);
    await until(
      async () =>
        (await condition(`${autoscalers}/web`, 'ScalingActive'))?.status ===
        'False',
    );
    expect(
      await condition(`${autoscalers}/web`, 'ScalingActive'),
    ).toMatchObject({
      reason: 'FailedGetResourceMetric',
      message: expect.stringContaining('failed to get cpu utilization'),
    });
    expect((await cluster.get(`${autoscalers}/web`)).status).toMatchObject({
      currentReplicas: 3,
      desiredReplicas: 0,
    });

    await patch(`${SERVED}/deployments/web`, { spec: { replicas: 0 } });
    await until(
      async () =>
        (await condition(`${autoscalers}/web`, 'ScalingActive'))?.reason ===
        'ScalingDisabled',
    );
  });

  it('scale by what is used, which the metrics API shares among the pods', async () => {
    load = 0.4;
    const web = serving();
    const [container] = web.spec.template.spec.containers;
    Object.assign(container, { resources: { requests: { cpu: '100m' } } });
    await make(`${SERVED}/deployments`, web);
    const autoscaler = horizontalAutoscaler('web', 1, 3);
    await make(autoscalers, autoscaler);
    await until(
      async () =>
        (await cluster.get(`${SERVED}/deployments/web`)).spec.replicas === 3,
    );
    expect(await eventsTold('SuccessfulRescale')).toEqual([
      'New size: 3; reason: cpu resource utilization (percentage of request) above target',
    ]);
    await until(
      async () =>
        (await condition(`${autoscalers}/web`, 'ScalingLimited'))?.reason ===
        'TooManyReplicas',
    );
    const used = '/apis/metrics.k8s.io/v1beta1';
    await until(
      async () => (await items(`${used}/namespaces/shop/pods`)).length === 3,
    );
    const cores = (object: unknown) =>
      parseQuantity(at(object, 'usage', 'cpu'));
    const pods = await items(
      `${used}/namespaces/shop/pods?labelSelector=app=web`,
    );
    const sum = pods
      .map(pod => cores(listAt(pod, 'containers')[0]))
      .reduce((total, each) => total + each, 0);
    expect(sum).toBeCloseTo(0.4, 1);
    const nodes = await items(`${used}/nodes`);
    expect(nodes.map(cores).reduce((a, b) => a + b, 0)).toBeCloseTo(0.4, 1);
    const one = await cluster.get(
      `${used}/namespaces/shop/pods/${pods[0].metadata.name}`,
    );
    expect(listAt(one, 'containers')).toMatchObject([
      { name: 'web', usage: { memory: `${Math.round(102_400 / 3)}Ki` } },
    ]);
    load = 0;
  });

  it('empty a namespace that is deleted, and let it go', async () => {
    await make(`${SERVED}/deployments`, serving());
    await until(async () => (await items(`${CORE}/pods`)).length === 2);
    await cluster.ask('DELETE', '/api/v1/namespaces/shop');
    await until(
      async () => !(await names('/api/v1/namespaces')).includes('shop'),
    );
    expect(await items('/api/v1/pods')).toEqual([]);
    expect(await items('/apis/apps/v1/replicasets')).toEqual([]);
  });
});
