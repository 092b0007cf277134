/*
 * Builds kube-apiserver from Debian's source package, which carries all it needs, and puts Debian's etcd beside it. All
 * of it happens in one folder that is gone afterwards; only whole results get a name. The machine's own lists of
 * packages stay as they are.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, extname, join } from 'node:path';
import { run } from '../child.mjs';
import { cleanEnvironment, withPrograms } from '../environment.mjs';
import { isAlive } from '../pids.mjs';
import { Sentence } from '../sentence.mjs';
import {
  REMEDY,
  findApiServer,
  isComplete,
  keptApiServers,
  knownVersion,
} from './apiServer.mjs';
import { aptInstall, findProgram } from './debian.mjs';

const PACKAGES = [
  'golang-1.19-go',
  'rsync',
  'make',
  'dpkg-dev',
  'etcd-server',
  'golang-github-modern-go-reflect2-dev',
];
const GO = '/usr/lib/go-1.19/bin';
/**
 * The copy in Kubernetes 1.20 reaches into maps as Go had them before 1.18: with a newer Go the server answers, and
 * panics at some objects. Debian's own is newer.
 */
const REFLECT2 = 'github.com/modern-go/reflect2';
const GO_SOURCES = '/usr/share/gocode/src';
const APT = '/etc/apt';
const BUILDING = 'building-';

/** The upstream version within Debian's: `1.20.5+really1.20.2-1.1` is 1.20.2. */
export function upstreamVersion(version) {
  return version
    .replace(/^\d+:/, '')
    .replace(/^.*\+really/, '')
    .replace(/[-+~].*$/, '');
}

/** A list of packages as one of sources: of the same mirrors, for the same suites. */
export function asSources(text, file) {
  if (extname(file) === '.sources') {
    return text.replace(/^Types:.*$/gim, 'Types: deb-src');
  }
  return text
    .split('\n')
    .filter(line => /^\s*deb\s/.test(line))
    .map(line => line.replace(/^\s*deb\s/, 'deb-src '))
    .map(line => `${line}\n`)
    .join('');
}

/** Lists of sources of our own in a folder, made of those the machine has; gives apt's options that use them. */
function sourceLists(folder) {
  const parts = join(folder, 'sources.list.d');
  const lists = join(folder, 'lists');
  for (const each of [parts, join(lists, 'partial')]) {
    mkdirSync(each, { recursive: true });
  }
  const ofMachine = join(APT, 'sources.list.d');
  const files = [
    join(APT, 'sources.list'),
    ...(existsSync(ofMachine) ? readdirSync(ofMachine) : []).map(name =>
      join(ofMachine, name),
    ),
  ].filter(file => existsSync(file) && /\.(list|sources)$/.test(file));
  for (const file of files) {
    const sources = asSources(readFileSync(file, 'utf8'), file);
    writeFileSync(join(parts, basename(file)), sources);
  }
  const options = {
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': parts,
    'Dir::State::lists': lists,
    'Dir::Cache': folder,
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(options).flatMap(([name, value]) => [
    '-o',
    `${name}=${value}`,
  ]);
}

/** What an earlier build, which did not come to its end, has left. */
function clearUp(kept) {
  for (const name of readdirSync(kept)) {
    if (!name.startsWith(BUILDING)) continue;
    if (isAlive(Number(name.slice(BUILDING.length)))) continue;
    rmSync(join(kept, name), { recursive: true, force: true });
  }
}

function only(folder, ending) {
  const found = readdirSync(folder).filter(name => name.endsWith(ending));
  if (found.length === 1) return join(folder, found[0]);
  throw new Sentence(
    `apt-get brought ${found.length} files *${ending} instead of one: ${REMEDY}.`,
  );
}

/** Go and its caches stay within the folder; nothing is fetched. */
function buildEnvironment(folder, version) {
  const upstream = upstreamVersion(version);
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  return {
    ...withPrograms(cleanEnvironment(), GO),
    HOME: folder,
    TMPDIR: temporary,
    GOPATH: join(folder, 'go'),
    GOCACHE: join(folder, 'cache'),
    GOENV: 'off',
    GOFLAGS: '',
    GOPROXY: 'off',
    CGO_ENABLED: '0',
    // Otherwise it asks the git repository around it, of which it may not be a part.
    KUBE_GIT_COMMIT: 'debian',
    KUBE_GIT_TREE_STATE: 'archive',
    KUBE_GIT_VERSION: `v${upstream}`,
  };
}

async function fetchSource(folder, version, execute) {
  const apt = ['-q', '-y', ...sourceLists(folder)];
  await execute('update', 'apt-get', [...apt, 'update']);
  const download = join(folder, 'download');
  mkdirSync(download);
  const wanted = `kubernetes=${version}`;
  const args = [...apt, '--only-source', '--download-only', 'source', wanted];
  await execute('download', 'apt-get', args, { cwd: download });
  const source = join(folder, 'go', 'src', 'k8s.io', 'kubernetes');
  mkdirSync(join(source, '..'), { recursive: true });
  await execute('unpack', 'dpkg-source', [
    '--no-check',
    '-x',
    only(download, '.dsc'),
    source,
  ]);
  return source;
}

async function buildIn(folder, version, execute) {
  const source = await fetchSource(folder, version, execute);
  const vendored = join(source, 'vendor', REFLECT2);
  rmSync(vendored, { recursive: true });
  cpSync(join(GO_SOURCES, REFLECT2), vendored, { recursive: true });
  const env = buildEnvironment(folder, version);
  const what = ['WHAT=cmd/kube-apiserver'];
  await execute('make', 'make', what, { cwd: source, env });
  const made = join(folder, 'made');
  mkdirSync(made);
  const built = join(source, '_output', 'bin', 'kube-apiserver');
  copyFileSync(built, join(made, 'kube-apiserver'));
  // A copy, so that what is kept stays whole when the package goes.
  copyFileSync(findProgram(['etcd']), join(made, 'etcd'));
  return made;
}

/** Gives a result its name. Somebody else may have been quicker, or an incomplete one may be in the way. */
export function keep(made, place) {
  if (isComplete(place)) return;
  rmSync(place, { recursive: true, force: true });
  renameSync(made, place);
}

/** Finds the API server or builds it; gives its folder. */
export async function provideApiServer({ logs, note }) {
  const found = findApiServer({ version: knownVersion() });
  if (found) return found;
  const execute = (step, command, args, options = {}) =>
    run({
      env: cleanEnvironment(),
      ...options,
      name: `${command} for the Kubernetes API server`,
      command,
      args,
      log: join(logs, `apiserver-${step}.log`),
      onLine: line => note(line.trim()),
      remedy: `correct what its log says, or ${REMEDY}; the log`,
    });
  await aptInstall(PACKAGES, join(logs, 'apiserver-packages.log'));
  const version = knownVersion();
  if (!version) {
    throw new Sentence(
      `Debian's lists name no package kubernetes-client: ${REMEDY}.`,
    );
  }
  const kept = keptApiServers();
  mkdirSync(kept, { recursive: true });
  clearUp(kept);
  const place = join(kept, version);
  if (isComplete(place)) return place;
  const folder = join(kept, `${BUILDING}${process.pid}`);
  mkdirSync(folder);
  try {
    keep(await buildIn(folder, version, execute), place);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return place;
}
