import { join } from 'node:path';
import { RunningPlayground, until } from '../__testUtils__/RunningPlayground';
import { Clusters } from '../cluster/Clusters';
import { Clone, scratch } from '../git/__testUtils__/Clone';
import { PEOPLE, source } from '../git/__testUtils__/organisation';
import { OnboardedHosts } from '../supervisor/OnboardedHosts';
import { newService, pushSource } from './__testUtils__/onboarding';

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

  it('gives a service that comes by onboarding its namespace, and runs it', async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const logs = scratch();
    let clusters: Clusters | undefined;
    const hosts = OnboardedHosts.create({
      logs,
      taken: new Set(),
      log,
      onPorts: ports => clusters?.setPorts(ports),
      onDeath: () => {},
    });
    try {
      clusters = await Clusters.start(
        {
          clusters: [{ name: 'eu-1', port: 0 }],
          services: [],
          git: {
            folder: scratch(),
            port: 0,
            people: PEOPLE,
            documents: [],
            sources: [],
          },
          ingress: { port: 0 },
          folder: scratch(),
          logs,
        },
        {
          log,
          runs: () => {},
          note: log,
          services: services => void hosts.want(services),
        },
      );
      const api = clusters.urlOf('eu-1');
      const get = async (path: string) => {
        const answer = await fetch(`${api}${path}`);
        return answer.ok ? await answer.json() : { code: answer.status };
      };
      expect(await get('/version')).toMatchObject({ compiler: 'gc' });
      const said = lines.join('\n');
      const gitUrl = /are served at (http\S+)/.exec(said)?.[1] ?? '';
      const ingress = /are met at (http\S+)/.exec(said)?.[1];
      await pushSource(gitUrl);
      const tree = await Clone.of(`${gitUrl}/gitops.git`);
      for (const [path, text] of Object.entries(newService(gitUrl))) {
        tree.write(path, text);
      }
      // A real server writes this quantity otherwise, and that is no difference.
      const quota =
        'cluster-scope/components/resourcequotas/small/resourcequota.yaml';
      tree.write(quota, tree.read(quota).replaceAll('4Gi', '4096Mi'));
      await tree.push('Vouchers, for Sales');
      const apps = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
      for (const name of ['vouchers.namespace', 'vouchers.vouchers.eu-1']) {
        await until(async () => {
          const { status } = await get(`${apps}/${name}`);
          return (
            status?.sync?.status === 'Synced' &&
            status.health.status === 'Healthy'
          );
        });
      }
      const address = `${ingress}/production/vouchers/healthz`;
      await until(async () => (await fetch(address)).ok);
      const { items } = await get('/api/v1/namespaces/vouchers/pods');
      expect(items[0].spec.containers[0].resources.limits.cpu).toBe('500m');

      await tree.git('rm', '-r', '--quiet', 'cluster-scope/overlays', 'argocd');
      await tree.push('Vouchers are not needed');
      await until(
        async () => (await get('/api/v1/namespaces/vouchers')).code === 404,
      );
      await until(() => hosts.all().length === 0);
    } finally {
      await clusters?.end();
      await hosts.end();
    }
  });
});
