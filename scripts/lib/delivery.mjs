/* Changes what runs in the example clusters, as people do: by commits on the GitOps repository, with ordinary git. */
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { EXAMPLES } from './places.mjs';
import { Sentence } from './sentence.mjs';

const run = promisify(execFile);
const TRIES = 3;
const TAG = /^\w[\w.-]{0,127}$/;
const IMAGE = /(image: [^\s:]+):(\S+)/;
const FAULTS = ['errors', 'latency', 'down', 'crash'];
/** The line of the image, and what a commit of this script may have put after it. */
const IMAGE_AND_FAULT =
  /^( *)(image: .*\n)(?: *env:\n *- name: FAULT\n *value: \w+\n)?/m;
const REPLICAS = /(replicas: )(\d+)/;

/** Where playground.yaml has git served. */
export function gitUrl(folder = EXAMPLES) {
  const text = readFileSync(join(folder, 'playground.yaml'), 'utf8');
  const port = /^git:[^#]*?port: *(\d+)/m.exec(text)?.[1];
  if (port) return `http://127.0.0.1:${port}`;
  throw new Sentence(
    'The playground has no git: name its port in examples/playground.yaml, as git: { port: 8125 }, and start it again.',
  );
}

/** Ordinary git, whose commits are somebody's, without what this machine has set up for its own person. */
function gitIn(cwd, author) {
  const [, name, email] = /^(.*) <(.*)>$/.exec(author ?? '') ?? [];
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    ...(name && {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
    }),
  };
  return async (...args) =>
    (
      await run('git', ['-c', 'http.proxy=', ...args], { cwd, env })
    ).stdout.trim();
}

async function clone(url, folder, ...options) {
  try {
    await gitIn(tmpdir())('clone', '--quiet', ...options, url, folder);
  } catch (error) {
    if (error.code === 'ENOENT') {
      throw new Sentence('git is not there: install it and try again.');
    }
    const answer = String(error.stderr).trim().split('\n').pop();
    throw new Sentence(
      `No git answers at ${url} (${answer}): start the playground with npm start and try again; if it runs, its clusters.log says why.`,
    );
  }
}

/** The files of a service: `clusters/CLUSTER/ENVIRONMENT/SERVICE.yaml`. */
function filesOf(folder, service, { cluster, environment }) {
  const root = join(folder, 'clusters');
  const choose = (path, wanted, what) => {
    const names = readdirSync(path).sort();
    if (!wanted || names.includes(wanted)) return wanted ? [wanted] : names;
    throw new Sentence(
      `There is no ${what} '${wanted}'; there is ${names.join(' and ')}.`,
    );
  };
  const found = choose(root, cluster, 'cluster').flatMap(one =>
    choose(join(root, one), environment, 'environment').map(
      each => `clusters/${one}/${each}/${service}.yaml`,
    ),
  );
  const there = found.filter(path => existsSync(join(folder, path)));
  if (/^[a-z0-9-]+$/.test(service) && there.length > 0) return there;
  throw new Sentence(
    `There is no service '${service}' ${
      environment ? `in ${environment}` : 'in the GitOps repository'
    }; npm run playground -- status lists those there are.`,
  );
}

/** Who began a service: its commits are made in that name. */
async function firstAuthor(base, service, folder) {
  const source = join(folder, 'source');
  const format = ['log', '--reverse', '--format=%aN <%aE>'];
  try {
    await clone(`${base}/${service}.git`, source, '--bare', '--filter=tree:0');
    return (await gitIn(source)(...format)).split('\n')[0];
  } catch {
    // A service that is only delivered: who delivered it first.
    const main = gitIn(join(folder, 'gitops'));
    const log = await main(...format, '--', `clusters/*/*/${service}.yaml`);
    return log.split('\n')[0];
  }
}

/** Clones the GitOps repository, lets somebody commit on it, and pushes. */
async function commit(base, service, work) {
  const folder = mkdtempSync(join(tmpdir(), 'operate-first-gitops-'));
  const gitops = join(folder, 'gitops');
  try {
    await clone(`${base}/gitops.git`, gitops);
    // Asked before anything is: whether there is such a service at all.
    filesOf(gitops, service, {});
    const author = await firstAuthor(base, service, folder);
    const git = gitIn(gitops, author);
    const said = await work({ git, gitops, author });
    for (let tries = 1; ; tries++) {
      try {
        await git('push', '--quiet', 'origin', 'HEAD:main');
        return said;
      } catch (error) {
        // Somebody else has pushed meanwhile.
        if (tries === TRIES) throw error;
        await git('pull', '--quiet', '--rebase', 'origin', 'main');
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function where({ cluster, environment }) {
  return `${environment}${cluster ? ` of ${cluster}` : ''}`;
}

async function edit(base, service, scope, change, message) {
  return commit(base, service, async ({ git, gitops, author }) => {
    const files = filesOf(gitops, service, scope);
    let changed = false;
    for (const path of files) {
      const before = readFileSync(join(gitops, path), 'utf8');
      const after = change(before);
      changed ||= after !== before;
      writeFileSync(join(gitops, path), after);
    }
    if (!changed) return `It is so already: ${message}.`;
    await git('commit', '--quiet', '--all', '-m', message);
    return `${author} has committed: ${message}. The clusters follow in a moment.`;
  });
}

/** Sets the version of a service. */
export async function rollout(service, version, options = {}, base = gitUrl()) {
  if (!TAG.test(version)) {
    throw new Sentence(
      `'${version}' cannot be the tag of an image: use letters, digits, dots and dashes, such as 1.9.0.`,
    );
  }
  const scope = { environment: 'production', ...options };
  return edit(
    base,
    service,
    scope,
    text => text.replace(IMAGE, `$1:${version}`),
    `${service} ${version} in ${where(scope)}`,
  );
}

/** Breaks a service by what its manifest says: its environment tells the program to fail. */
export async function breakCommit(
  service,
  fault = 'errors',
  options = {},
  base = gitUrl(),
) {
  if (!FAULTS.includes(fault)) {
    throw new Sentence(`The fault '${fault}' is none of ${FAULTS.join(', ')}.`);
  }
  const scope = { environment: 'production', ...options };
  return edit(
    base,
    service,
    scope,
    text =>
      text.replace(
        IMAGE_AND_FAULT,
        `$1$2$1env:\n$1  - name: FAULT\n$1    value: ${fault}\n`,
      ),
    `${service}: FAULT=${fault} in ${where(scope)}`,
  );
}

/** Sets how many of a service there are to be. */
export async function scale(service, replicas, options = {}, base = gitUrl()) {
  if (!/^\d{1,3}$/.test(replicas)) {
    throw new Sentence(
      `'${replicas}' is no number of replicas: give one from 0 to 999.`,
    );
  }
  const scope = { environment: 'production', ...options };
  return edit(
    base,
    service,
    scope,
    text => text.replace(REPLICAS, `$1${replicas}`),
    `${service}: ${replicas} replicas in ${where(scope)}`,
  );
}

/** The last commit of a service that is neither undone nor itself an undoing, and is not its first. */
async function lastDelivery(git, service) {
  const log = await git(
    'log',
    '--format=%H%x00%s%x00%b%x1e',
    '--',
    `clusters/*/*/${service}.yaml`,
  );
  const commits = log
    .split('\x1e')
    .filter(block => block.trim())
    .map(block => block.trim().split('\0'));
  const undone = new Set(
    commits.flatMap(([, , body]) => {
      const found = /This reverts commit (\w+)/.exec(body)?.[1];
      return found ? [found] : [];
    }),
  );
  const last = commits
    .slice(0, -1)
    .find(
      ([hash, , body]) =>
        !undone.has(hash) && !body.includes('This reverts commit '),
    );
  if (last) return { hash: last[0], subject: last[1] };
  throw new Sentence(
    `${service} has no version before this one to go back to; roll one out with npm run playground -- rollout ${service} VERSION.`,
  );
}

/** Reverts the last commit of a service. */
export async function rollback(service, base = gitUrl()) {
  return commit(base, service, async ({ git, gitops, author }) => {
    const { hash, subject } = await lastDelivery(git, service);
    try {
      await git('revert', '--no-edit', hash);
    } catch (error) {
      throw new Sentence(
        `'${subject}' cannot be reverted, later commits change the same lines: ${String(
          error.stderr,
        ).trim()}`,
      );
    }
    return `${author} has reverted: ${subject}. The clusters follow in a moment.`;
  });
}

/** What was delivered of a service lately, newest first. */
export async function log(service, base = gitUrl()) {
  const folder = mkdtempSync(join(tmpdir(), 'operate-first-gitops-'));
  const gitops = join(folder, 'gitops');
  try {
    await clone(`${base}/gitops.git`, gitops);
    const [file] = filesOf(gitops, service, {});
    return await gitIn(gitops)(
      'log',
      '-15',
      '--date=format:%Y-%m-%d %H:%M',
      '--format=%h  %ad  %aN: %s',
      '--',
      `clusters/*/*/${basename(file)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
