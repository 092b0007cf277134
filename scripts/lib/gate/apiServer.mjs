/*
 * A real Kubernetes API server for the tests: a folder with `etcd` and `kube-apiserver`, as `KUBEBUILDER_ASSETS` names
 * one. It is built once per version of Debian's source and kept outside the checkout.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Sentence } from '../sentence.mjs';
import { executable, isDebianRoot } from './debian.mjs';

const PROGRAMS = ['etcd', 'kube-apiserver'];
/** The release whose source package carries everything that its build needs. */
const RELEASE = 'bookworm';

export const REMEDY =
  'name a folder with etcd and kube-apiserver in KUBEBUILDER_ASSETS (setup-envtest brings one)';

/** Where what was built is kept: one folder for each version of the source. */
export function keptApiServers(env = process.env) {
  const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'operate-first', 'kube-apiserver');
}

export function isComplete(folder) {
  return PROGRAMS.every(program => executable(join(folder, program)));
}

/** What Debian has now, as far as apt remembers. */
export function knownVersion() {
  try {
    const args = ['--no-all-versions', 'show', 'kubernetes-client'];
    const output = execFileSync('apt-cache', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /^Version: (\S+)$/m.exec(output)?.[1];
  } catch {
    return undefined;
  }
}

/**
 * The folder of the API server, if there is one: that which the caller names, or that of this version; where no version
 * is known, any.
 */
export function findApiServer({ env = process.env, version } = {}) {
  const named = env.KUBEBUILDER_ASSETS;
  if (named) {
    if (isComplete(named)) return named;
    throw new Sentence(
      `KUBEBUILDER_ASSETS is ${named}, where etcd and kube-apiserver are not both to be found: correct it, or leave it unset.`,
    );
  }
  const kept = keptApiServers(env);
  const versions = existsSync(kept) ? readdirSync(kept).sort() : [];
  return (version ? [version] : versions.reverse())
    .map(each => join(kept, each))
    .find(isComplete);
}

function canBuild() {
  return (
    isDebianRoot() &&
    readFileSync('/etc/os-release', 'utf8').includes(
      `VERSION_CODENAME=${RELEASE}`,
    )
  );
}

/** Why there is no API server and will be none; undefined where there is one or one can be built. */
export function whyNoApiServer() {
  if (process.env.KUBEBUILDER_ASSETS || canBuild()) return undefined;
  if (findApiServer({ version: knownVersion() })) return undefined;
  return `the tests against it; ${REMEDY}, or run the gate as root on Debian 12, where it builds them`;
}
