import { join } from 'node:path';
import { RunningPlayground, until } from '../__testUtils__/RunningPlayground';
import { Clusters } from './Clusters';

jest.setTimeout(120_000);

describe('the clusters of the playground', () => {
  it('show every service as it is in each of them', async () => {
    const playground = await RunningPlayground.start();
    const { core, leaf, test } = playground.ports;
    const notes: string[] = [];
    const clusters = await Clusters.start(
      {
        clusters: [
          { name: 'eu-1', port: 0 },
          { name: 'us-1', port: 0 },
        ],
        services: [
          {
            name: 'core',
            process: 'own',
            listeners: [{ environment: 'production', port: core }],
          },
          {
            name: 'leaf',
            process: 'shared',
            listeners: [
              { environment: 'production', port: leaf },
              { environment: 'staging', port: test },
            ],
          },
        ],
        folder: join(playground.examples, 'state/clusters'),
        logs: join(playground.examples, 'state/logs'),
      },
      {
        log: line => process.stderr.write(`${line}\n`),
        runs: () => {},
        note: sentence => notes.push(sentence),
      },
    );
    expect(notes).toEqual([]);
    const ready = async (cluster: string, namespace: string, name: string) => {
      const answer = await fetch(
        `${clusters.urlOf(
          cluster,
        )}/apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
      );
      const { status } = await answer.json();
      return status?.readyReplicas ?? 0;
    };
    await until(async () => (await ready('eu-1', 'production', 'core')) === 2);
    await until(async () => (await ready('us-1', 'production', 'core')) === 2);
    await until(async () => (await ready('us-1', 'staging', 'leaf')) === 1);

    // The playground's own server says what the real processes take, which both clusters share.
    const used = async () => {
      const path = '/apis/metrics.k8s.io/v1beta1/namespaces/production/pods';
      const answer = await fetch(`${clusters.urlOf('us-1')}${path}`);
      return (await answer.json()).items as {
        metadata: { name: string };
        containers: { usage: { cpu: string; memory: string } }[];
      }[];
    };
    await until(async () => (await used()).length === 3);
    const pods = (await used()).filter(({ metadata }) =>
      metadata.name.startsWith('core'),
    );
    const memory = pods.map(({ containers: [{ usage }] }) => usage.memory);
    expect(Number.parseInt(memory[0], 10)).toBeGreaterThan(5_000);
    expect(memory[1]).toBe(memory[0]);

    // Cut off, and what runs in it runs on.
    await clusters.setFault('us-1', 'down');
    await expect(ready('us-1', 'production', 'core')).rejects.toThrow();
    expect(await ready('eu-1', 'production', 'core')).toBe(2);
    await clusters.setFault('us-1');
    expect(await ready('us-1', 'production', 'core')).toBe(2);

    await playground.break('core', 'crash');
    await until(async () => (await ready('eu-1', 'production', 'core')) === 0);
    await until(async () => (await ready('us-1', 'production', 'core')) === 0);
    expect(await ready('eu-1', 'production', 'leaf')).toBe(1);

    await playground.heal('core');
    await until(async () => (await ready('eu-1', 'production', 'core')) === 2);
    await clusters.end();
    await playground.end();
  });
});
