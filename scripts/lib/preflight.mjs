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

/** As in packages/backend/src/instrumentation.js; 0 switches the export off. */
export const METRICS_PORT = Number(process.env.METRICS_PORT || 9464);
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

/** Checks the portal's port, that of its metrics and those of the playground. */
export async function checkPorts({ port, playground }) {
  if (await inUse(port)) {
    throw new Sentence(
      `Port ${port} is in use: end what listens there, or choose another with npm start -- --port N.`,
    );
  }
  if (METRICS_PORT && (await inUse(METRICS_PORT))) {
    throw new Sentence(
      `Port ${METRICS_PORT} is in use and the portal's metrics need it: end what listens there, perhaps another portal, or set METRICS_PORT to another port.`,
    );
  }
  if (!playground) return;
  const taken = [];
  for (const each of new Set([CONTROL_PORT, ...examplePorts()])) {
    if (await inUse(each)) taken.push(each);
  }
  if (taken.length === 0) return;
  const which =
    taken.length === 1
      ? `Port ${taken[0]} is`
      : `Ports ${taken.slice(0, 3).join(', ')}${
          taken.length > 3 ? ', …' : ''
        } are`;
  throw new Sentence(
    `${which} in use and the playground needs them: end what listens there, perhaps another portal, or leave the playground out with npm start -- --no-playground.`,
  );
}
