import { join } from 'node:path';
import { RunningPlayground, until } from '../__testUtils__/RunningPlayground';
import { Clusters } from '../cluster/Clusters';
import { Clone, scratch } from '../git/__testUtils__/Clone';
import { PEOPLE, source } from '../git/__testUtils__/organisation';

jest.setTimeout(180_000);

// A developer's machine may lack it; the gate has it.
const described = process.env.KUBEBUILDER_ASSETS ? describe : describe.skip;

described('the delivery through git to a real API server', () => {
  it('brings, reports, follows and prunes as it does with ours', async () => {
    const playground = await RunningPlayground.start();
    const { core } = playground.ports;
    const folder = scratch();
    const lines: string[] = [];
    const clusters = await Clusters.start(
      {
        clusters: [{ name: 'eu-1', port: 0 }],
        services: [
          {
            name: 'core',
            process: 'own',
            listeners: [{ environment: 'production', port: core }],
          },
        ],
        git: {
          folder,
          port: 0,
          people: PEOPLE,
          documents: [],
          sources: [source('core')],
        },
        folder: scratch(),
        logs: scratch(),
      },
      {
        log: line => lines.push(line),
        runs: () => {},
        note: line => lines.push(line),
      },
    );
    const get = async (path: string) => {
      const answer = await fetch(`${clusters.urlOf('eu-1')}${path}`);
      return answer.ok ? await answer.json() : { code: answer.status };
    };
    const apps = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
    const deployment = '/apis/apps/v1/namespaces/production/deployments/core';
    const isWell = async (name: string) => {
      const { status } = await get(`${apps}/${name}`);
      return (
        status?.sync?.status === 'Synced' && status.health.status === 'Healthy'
      );
    };
    try {
      expect(await get('/version')).toMatchObject({ compiler: 'gc' });
      await until(() => isWell('namespace-production'));
      await until(() => isWell('core-production'));

      const url = /served at (http\S+)/.exec(lines.join('\n'))?.[1];
      const work = await Clone.of(`${url}/gitops.git`);
      const file = join('clusters/eu-1/production/core.yaml');
      const text = work.read(file);
      work.write(
        file,
        `${text.replace(
          /(image: .*):.*/,
          '$1:2.0.0',
        )}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: core\n`,
      );
      await work.push('core 2.0.0 in production');
      const map = '/api/v1/namespaces/production/configmaps/core';
      await until(async () => (await get(map)).kind === 'ConfigMap');
      await until(() => isWell('core-production'));
      const { spec } = await get(deployment);
      expect(spec.template.spec.containers[0].image).toMatch(/core:2\.0\.0$/);

      await work.git('revert', '--no-edit', 'HEAD');
      await work.git('push', '--quiet');
      await until(async () => (await get(map)).code === 404);
      await until(() => isWell('core-production'));

      work.write(file, text.replace('replicas: 2', 'replicas: -2'));
      await work.push('A slip');
      await until(
        async () =>
          (await get(`${apps}/core-production`)).status.conditions?.[0].type ===
          'SyncError',
      );
    } finally {
      await clusters.end();
      await playground.end();
    }
  });
});
