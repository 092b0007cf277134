import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Where the playground serves its repositories. */
const SERVER = 'http://127.0.0.1:8125';

const SOMEBODY = [
  '-c',
  'user.name=Somebody',
  '-c',
  'user.email=some@example.org',
];

const run = promisify(execFile);

async function inFolder<T>(
  work: (git: (...args: string[]) => Promise<string>, folder: string) => T,
): Promise<Awaited<T>> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-'));
  try {
    return await work(
      async (...args) =>
        (
          await run('git', ['-C', folder, ...args], { encoding: 'utf8' })
        ).stdout,
      folder,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What git itself says of the main branch of the GitOps repository: commits about a service, and the files they touch. */
export function gitLogOf(name: string): Promise<string> {
  return inFolder(async git => {
    await git('clone', '--quiet', `${SERVER}/gitops.git`, '.');
    return git('log', '--name-status', '--format=%an%n%B', '--', `*${name}*`);
  });
}

/** What a request has put into the tree: lines that were added and removed, by file. */
export function changeOf(
  key: string,
): Promise<Array<{ path: string; added: number; removed: number }>> {
  return inFolder(async git => {
    await git('clone', '--quiet', `${SERVER}/gitops.git`, '.');
    const said = await git(
      'log',
      '--numstat',
      '--no-merges',
      '--format=',
      '--fixed-strings',
      `--grep=${key}`,
    );
    return said
      .trim()
      .split('\n')
      .filter(line => line !== '')
      .map(line => {
        const [added, removed, path] = line.split('\t');
        return { path, added: Number(added), removed: Number(removed) };
      });
  });
}

/** Somebody writes a line at the end of a file of the tree, by hand. */
export function writeInTree(path: string, line: string): Promise<unknown> {
  return inFolder(async (git, folder) => {
    await git('clone', '--quiet', `${SERVER}/gitops.git`, '.');
    await appendFile(join(folder, path), `${line}\n`);
    await git(...SOMEBODY, 'commit', '--quiet', '--all', '-m', 'By hand');
    await git('push', '--quiet', 'origin', 'HEAD:main');
  });
}

/** A file of the tree, as it is now. */
export function fileInTree(path: string): Promise<string> {
  return inFolder(async git => {
    await git('clone', '--quiet', `${SERVER}/gitops.git`, '.');
    return git('show', `HEAD:${path}`);
  });
}

/** A service that somebody has written and pushed before anybody thought of onboarding. */
export function pushService(name: string): Promise<unknown> {
  const labels = { app: name, 'backstage.io/kubernetes-id': name };
  const files = {
    'README.md': `# ${name}\n`,
    'deploy/kustomization.yaml': {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['deployment.yaml', 'service.yaml'],
    },
    'deploy/deployment.yaml': {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels },
          spec: {
            containers: [
              {
                name,
                image: `git.example.org/marram/${name}:1.0.0`,
                ports: [{ name: 'http', containerPort: 8080 }],
                readinessProbe: {
                  httpGet: { path: '/healthz', port: 8080 },
                  periodSeconds: 1,
                },
                resources: {
                  requests: { cpu: '50m', memory: '64Mi' },
                  limits: { cpu: '100m', memory: '128Mi' },
                },
              },
            ],
          },
        },
      },
    },
    'deploy/service.yaml': {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, labels },
      spec: {
        selector: { app: name },
        ports: [{ name: 'http', port: 80, targetPort: 8080 }],
      },
    },
  };
  return inFolder(async (git, folder) => {
    await git('init', '--quiet', '--initial-branch=main');
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      // JSON is YAML.
      const text =
        typeof content === 'string' ? content : JSON.stringify(content);
      await writeFile(join(folder, path), text);
    }
    await git('add', '.');
    await git(...SOMEBODY, 'commit', '--quiet', '-m', 'A first version');
    await git('push', '--quiet', `${SERVER}/${name}.git`, 'main');
  });
}
