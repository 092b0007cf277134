/* A portal with a generated organisation, on SQLite or PostgreSQL, that can be ended as one likes. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, until } from '../lib/processes.mjs';

const TRANSFORM = [
  '--no-node-snapshot',
  '--require',
  '@backstage/cli/config/nodeTransform.cjs',
];

export const serviceName = index => `service-${index}`;

function entity(index) {
  return JSON.stringify({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: serviceName(index),
      // One in ten is not for visitors.
      ...(index % 10 === 9 && {
        labels: { 'operate-first.io/visibility': 'internal' },
      }),
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/team-${index % 40}`,
    },
  });
}

function person(ref) {
  return JSON.stringify({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: ref.split('/').at(-1) },
    spec: { memberOf: [] },
  });
}

export async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

/**
 * A place for its data. `postgres` is the address of a server on which databases may be made; `more` are other entities of the
 * catalog.
 */
export async function makeState({ postgres, services, admin, more = [] }) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-incidents-'));
  await mkdir(join(folder, 'db'));
  const entities = Array.from({ length: services }, (_, i) => entity(i));
  if (admin) entities.push(person(admin));
  entities.push(...more.map(one => JSON.stringify(one)));
  await writeFile(join(folder, 'catalog.yaml'), entities.join('\n---\n'));
  const prefix = `bench_${process.pid}_${Date.now()}_`;
  return {
    folder,
    env: postgres
      ? {
          APP_CONFIG_backend_database_client: '"pg"',
          APP_CONFIG_backend_database_connection: JSON.stringify(postgres),
          APP_CONFIG_backend_database_prefix: JSON.stringify(prefix),
        }
      : {},
    /** The database of the operations plugin, as Knex wants it. */
    knex: postgres
      ? { client: 'pg', connection: withDatabase(postgres, prefix) }
      : {
          client: 'better-sqlite3',
          connection: { filename: join(folder, 'db', 'operations.sqlite') },
          useNullAsDefault: true,
        },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function withDatabase(postgres, prefix) {
  const url = new URL(postgres);
  url.pathname = `/${prefix}operations`;
  return url.toString();
}

export async function startPortal(state, { kind = 'all', more = [] } = {}) {
  const port = await freePort();
  const configs = [
    'app-config.yaml',
    'bench/incidents/app-config.bench.yaml',
    ...more,
  ];
  const child = spawn(
    process.execPath,
    [
      ...TRANSFORM,
      'bench/incidents/backend.ts',
      kind,
      ...configs.flatMap(file => ['--config', file]),
    ],
    {
      detached: true,
      stdio: [
        'ignore',
        process.env.BENCH_LOG ? 'inherit' : 'ignore',
        process.env.BENCH_LOG ? 'inherit' : 'ignore',
      ],
      env: {
        ...process.env,
        ...state.env,
        LOG_LEVEL: 'warn',
        NODE_ENV: 'development',
        PORTAL_STATE_DIR: state.folder,
        BENCH_PORT: `${port}`,
        METRICS_PORT: '0',
      },
    },
  );
  const base = `http://127.0.0.1:${port}`;
  const ended = new Promise(resolve => child.once('exit', resolve));
  const portal = {
    base,
    pid: child.pid,
    webhook: `${base}/api/operations/webhooks/alertmanager/bench`,
    end: () => endGroup(child),
    /** As a machine that loses its power would. */
    async kill() {
      process.kill(-child.pid, 'SIGKILL');
      await ended;
    },
    async signIn(user) {
      const provider = user ? 'example-users' : 'guest';
      const response = await fetch(`${base}/api/auth/${provider}/refresh`, {
        headers: user ? { 'x-example-user': user } : {},
      });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()).backstageIdentity.token;
    },
    async ask(path, token) {
      const response = await fetch(`${base}/api/operations${path}`, {
        headers: token ? { authorization: `Bearer ${token}` } : {},
      });
      if (!response.ok) throw new Error(`${path} answers ${response.status}`);
      return response.json();
    },
  };
  return portal;
}

/** All services are known. */
export async function untilKnown(portal, services) {
  await until('knowing all services', 300, async () => {
    const { totalItems } = await portal.ask('/services?limit=1');
    // Visitors do not see the internal ones.
    return totalItems >= Math.floor(services * 0.9);
  });
}

/** Ticks of the CPU that a process has taken; a hundred are a second. */
async function ticksOf(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return Number(user) + Number(system);
}

/** It has read what there is, and waits: after a start it indexes everything for what is found again and for search. */
export async function untilCalm({ pid }) {
  const SECONDS = 3;
  let calm = 0;
  let before = await ticksOf(pid);
  await until('having read everything', 1200, async () => {
    await new Promise(resolve => setTimeout(resolve, SECONDS * 1000));
    const now = await ticksOf(pid);
    calm = now - before < SECONDS * 20 ? calm + 1 : 0;
    before = now;
    return calm >= 5;
  });
}
