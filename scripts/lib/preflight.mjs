/* What must be true before anything is begun; each failure is one sentence that says what and what to do. */
import { execFileSync } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { examplePorts } from './examples.mjs';
import { ROOT } from './places.mjs';
import { Sentence } from './sentence.mjs';

const GIB = 1024 ** 3;
const NEEDED_FIRST = 4 * GIB;
const NEEDED_LATER = 0.3 * GIB;

export const CONTROL_PORT = 8100;

export function checkPlatform(platform = process.platform) {
  if (platform === 'linux' || platform === 'darwin') return;
  throw new Sentence(
    `The portal runs on Linux and macOS, not on '${platform}': on Windows, use it inside WSL.`,
  );
}

export function checkGit(env = process.env) {
  try {
    execFileSync('git', ['--version'], { env, stdio: 'ignore' });
  } catch {
    throw new Sentence(
      'git is not there: install it (Debian: apt-get install git; macOS: xcode-select --install) and try again.',
    );
  }
}

export function checkDisk(folder = ROOT, free = statfsSync(folder)) {
  const needed = existsSync(join(folder, 'node_modules'))
    ? NEEDED_LATER
    : NEEDED_FIRST;
  const available = free.bavail * free.bsize;
  if (available >= needed) return;
  const gib = bytes => (bytes / GIB).toFixed(1);
  throw new Sentence(
    `The disk of ${folder} has ${gib(
      available,
    )} GiB left and the portal needs ${gib(
      needed,
    )}: free some space and try again.`,
  );
}

function listens(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', error => {
      // A machine without IPv6 has nothing in use there.
      if (error.code === 'EADDRINUSE') resolve(true);
      else if (error.code === 'EACCES')
        reject(
          new Sentence(
            `Port ${port} needs rights this user does not have: choose one above 1023 with npm start -- --port N.`,
          ),
        );
      else resolve(false);
    });
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(false)),
    );
  });
}

/** Whether somebody listens on a port, on any address or on loopback. */
export async function inUse(port) {
  return (
    (await listens(port, '127.0.0.1')) ||
    listens(port, '::') ||
    listens(port, '0.0.0.0')
  );
}

/** `8100, 8102, 8103` → `8100, 8102–8103`. */
function spans(ports) {
  const found = [];
  for (const port of [...ports].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last?.to === port - 1) last.to = port;
    else found.push({ from: port, to: port });
  }
  return found
    .map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`))
    .join(', ');
}

async function taken(ports) {
  const found = [];
  for (const port of new Set(ports)) {
    if (await inUse(port)) found.push(port);
  }
  return found;
}

/** Checks the portal's port, that of its metrics and those of the playground; one sentence names all that are in use. */
export async function checkPorts({ port, metricsPort, playground }) {
  const users = [
    ['the portal', [port], '--port N'],
    ['its metrics', metricsPort ? [metricsPort] : [], '--port N'],
    [
      'the playground',
      playground ? [CONTROL_PORT, ...examplePorts()] : [],
      '--no-playground',
    ],
  ];
  const busy = [];
  for (const [user, ports, remedy] of users) {
    const found = await taken(ports);
    if (found.length) busy.push({ for: `${spans(found)} (${user})`, remedy });
  }
  if (busy.length === 0) return;
  const which = busy.map(each => each.for).join(', ');
  const remedies = [...new Set(busy.map(each => each.remedy))].join(' ');
  throw new Sentence(
    `Ports in use: ${which}; end what listens there, perhaps another portal, or try npm start -- ${remedies}.`,
  );
}
