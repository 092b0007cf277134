/* A real PostgreSQL 15 for the tests: in a folder of its own, on a free port, gone afterwards. */
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run, start, stop } from '../child.mjs';
import { cleanEnvironment } from '../environment.mjs';
import { Sentence } from '../sentence.mjs';
import { tool, unprivileged } from './debian.mjs';

const LIMIT_MS = 30_000;

/** Nothing of a test's database is worth a wait for the disk. */
const FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=300',
];

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts the server: `{ url, end }`. */
export async function startPostgres(logs) {
  const bin = dirname(tool('PostgreSQL 15'));
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'portal-postgres-'));
  if (user.uid) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const common = { cwd: folder, env: cleanEnvironment(), ...user };
  await run({
    ...common,
    name: 'initdb',
    command: join(bin, 'initdb'),
    args: [
      '-D',
      data,
      '-U',
      'postgres',
      '-E',
      'UTF8',
      '--locale=C',
      '--auth=trust',
      '--no-sync',
    ],
    log: join(logs, 'initdb.log'),
  });
  const port = await freePort();
  const settings = [
    ...FAST,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
  ];
  let accept;
  const accepting = new Promise(resolve => {
    accept = resolve;
  });
  const server = start({
    ...common,
    name: 'PostgreSQL',
    command: join(bin, 'postgres'),
    args: [
      '-D',
      data,
      '-p',
      `${port}`,
      ...settings.flatMap(setting => ['-c', setting]),
    ],
    log: join(logs, 'postgres.log'),
    onLine: line =>
      line.includes('ready to accept connections') && accept(true),
  });
  const late = new Promise(resolve => {
    setTimeout(resolve, LIMIT_MS, false).unref();
  });
  const ready = await Promise.race([
    accepting,
    server.ended.then(() => false),
    late,
  ]);
  const end = async () => {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  };
  if (ready)
    return {
      url: `postgresql://postgres:unused@127.0.0.1:${port}/postgres`,
      end,
    };
  await end();
  throw new Sentence(
    `PostgreSQL does not start; its log says why: ${server.log}`,
  );
}
