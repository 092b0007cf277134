/*
 * What the gate needs of the machine and Node cannot bring. On Debian as root it is installed from Debian's packages,
 * without starting their services; elsewhere it is named.
 */
import { execFileSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../child.mjs';
import { cleanEnvironment } from '../environment.mjs';

/** Each tool: its Debian package, the programs that show it is there, what is left out without it. */
export const TOOLS = [
  {
    name: 'Chromium',
    apt: 'chromium',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    without: 'the tests in the browser',
  },
  {
    name: 'PostgreSQL 15',
    apt: 'postgresql-15',
    programs: [
      '/usr/lib/postgresql/15/bin/postgres',
      '/opt/homebrew/opt/postgresql@15/bin/postgres',
      '/usr/local/opt/postgresql@15/bin/postgres',
    ],
    without: 'the tests on PostgreSQL',
  },
  {
    name: 'Prometheus',
    apt: 'prometheus',
    programs: ['prometheus'],
    without: 'the tests against Prometheus',
  },
  {
    name: 'Alertmanager',
    apt: 'prometheus-alertmanager',
    programs: ['prometheus-alertmanager', 'alertmanager'],
    without: 'the tests against Alertmanager',
  },
  {
    name: 'kubectl',
    apt: 'kubernetes-client',
    programs: ['kubectl'],
    without: 'the tests of the playground with kubectl',
  },
];

export function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of the first of these programs that is there. */
export function findProgram(programs, path = process.env.PATH ?? '') {
  const folders = [...path.split(delimiter), '/usr/bin', '/usr/local/bin'];
  for (const program of programs) {
    const places = program.startsWith('/')
      ? [program]
      : folders.map(folder => join(folder, program));
    const found = places.find(executable);
    if (found) return found;
  }
  return undefined;
}

export function tool(name) {
  return findProgram(TOOLS.find(each => each.name === name).programs);
}

export function isDebianRoot() {
  const os = existsSync('/etc/os-release')
    ? readFileSync('/etc/os-release', 'utf8')
    : '';
  return /^ID(_LIKE)?=.*debian/m.test(os) && process.getuid?.() === 0;
}

const POLICY = '/usr/sbin/policy-rc.d';

/** Runs work in which no package may start its service, Debian's own way of saying so. */
async function withoutServices(work) {
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await work();
  } finally {
    if (ours) rmSync(POLICY, { force: true });
  }
}

/** Installs packages, of which none starts a service. */
export async function aptInstall(packages, log) {
  const env = { ...cleanEnvironment(), DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    run({
      name: `apt-get ${args[0]}`,
      command: 'apt-get',
      // Somebody else may be installing, too.
      args: ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', ...args],
      env,
      log,
    });
  await apt('update');
  await withoutServices(() =>
    apt('install', '--no-install-recommends', ...packages),
  );
}

function missing() {
  return TOOLS.filter(each => !findProgram(each.programs));
}

/** Installs what is missing where that is possible; answers what is still missing and why. */
export async function provide(log) {
  const before = missing();
  if (before.length === 0) return { missing: [] };
  if (!isDebianRoot()) {
    return {
      missing: before,
      why: 'only on Debian and as root are they installed for you',
    };
  }
  try {
    await aptInstall(
      before.map(each => each.apt),
      log,
    );
    return { missing: missing(), why: 'apt-get did not bring them' };
  } catch (error) {
    return { missing: missing(), why: error.message };
  }
}

/** The user a server of root's runs as, because PostgreSQL refuses to run as root. */
export function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const id = flag =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
