/* Many requests at once on one GitOps repository, through the portal's own backend: nothing lost, nothing mixed. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeState, startPortal } from '../incidents/portal.mjs';
import { until } from '../lib/processes.mjs';
import { median, percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import { gitIn, pushFiles } from './clones.mjs';
import { Git, GitServer } from './parts.mjs';
import { requestOf, teamName } from './requests.mjs';
import { firstFree, importTree, makeTree, preview } from './tree.mjs';
import { verify } from './verify.mjs';

const { values } = parseArgs({
  options: {
    namespaces: { type: 'string', default: '2000' },
    requests: { type: 'string', default: '100' },
    postgres: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const namespaces = Number(values.namespaces);
const count = Number(values.requests);
const ADMIN = 'user:default/bench';
const TEAMS = 40;
const SECONDS = 900;
const AFTER_MERGE = new Set(['synced', 'healthy', 'observed', 'done']);
const note = text => process.stderr.write(`${text}\n`);
const whole = value => Math.round(value).toLocaleString('en-GB');
const seconds = ms => `${(ms / 1000).toFixed(1)} s`;

const groups = Array.from({ length: TEAMS }, (_, at) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: teamName(at) },
  spec: { type: 'team', children: [], members: ['bench'] },
}));

async function post(portal, token, body) {
  const response = await fetch(`${portal.base}/api/operations/requests`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${response.status} ${await response.text()}`);
  }
  return response.json();
}

/** All requests in the order of their keys. */
async function stages(portal, token) {
  const found = new Map();
  let cursor = '';
  do {
    const page = await portal.ask(`/requests?limit=100${cursor}`, token);
    for (const one of page.items) found.set(one.key, one);
    cursor =
      page.nextCursor && `&cursor=${encodeURIComponent(page.nextCursor)}`;
  } while (cursor);
  return found;
}

async function ours(bare, url, requests) {
  process.env.BENCH_REMOTE = url;
  const state = await makeState({
    services: 1,
    admin: ADMIN,
    more: groups,
    ...values,
  });
  const portal = await startPortal(state, {
    more: ['bench/onboarding/app-config.bench.yaml'],
  });
  try {
    const token = await until('signing in', 120, () => portal.signIn(ADMIN));
    await until('knowing the tree', 300, async () => {
      const { available } = await portal.ask('/onboarding/options', token);
      return available;
    });
    // The teams come with the catalog.
    await until('knowing the teams', 300, async () => {
      const response = await fetch(
        `${portal.base}/api/catalog/entities/by-name/group/default/${teamName(
          TEAMS - 1,
        )}`,
        { headers: { authorization: `Bearer ${token}` } },
      );
      return response.ok;
    });
    note(`${count} requests`);
    const began = performance.now();
    const asked = [];
    await Promise.all(
      requests.map(async (parameters, at) => {
        const { summary } = await post(portal, token, {
          kind: 'onboard',
          taskId: `bench-${at}`,
          parameters,
        });
        // What the portal adds to what was asked for.
        const page = `${portal.base.replace(
          '127.0.0.1',
          'localhost',
        )}/operations/requests/${summary.key}`;
        asked.push({ ...parameters, request: page });
      }),
    );
    const accepted = performance.now() - began;
    const took = new Map();
    let left;
    await until('merging all', SECONDS, async () => {
      const present = await stages(portal, token);
      for (const [key, { stage }] of present) {
        if (AFTER_MERGE.has(stage) && !took.has(key)) {
          took.set(key, performance.now() - began);
        }
      }
      left = [...present.values()].filter(({ key }) => !took.has(key));
      return (
        took.size === count || left.every(one => one.stageState === 'failed')
      );
    });
    return { accepted, asked, took: [...took.values()], left: left.length };
  } finally {
    await portal.end();
    await state.remove();
  }
}

/** As the stock actions do it: each change is made from a clone, as a branch, and people merge one after the other. */
async function peer(url, place, requests, files) {
  mkdirSync(place);
  const git = gitIn(place);
  const began = performance.now();
  await git('clone', '--quiet', url, '.');
  for (const [at, request] of requests.entries()) {
    const branch = `request-${at}`;
    await git('checkout', '--quiet', '-b', branch, 'origin/main');
    await pushFiles(place, preview(request, files).files, branch);
  }
  await git('checkout', '--quiet', 'main');
  const took = [];
  for (const at of requests.keys()) {
    try {
      await git('merge', '--quiet', '--no-ff', '--no-edit', `request-${at}`);
    } catch {
      await git('merge', '--abort');
      continue;
    }
    await git('push', '--quiet', 'origin', 'main');
    took.push(performance.now() - began);
  }
  return { took, conflicts: count - took.length };
}

const folder = mkdtempSync(join(tmpdir(), 'onboarding-bench-'));
const server = GitServer.create({
  git: await Git.find(),
  folder,
  onPush() {},
  log() {},
});
try {
  await server.listen(0);
  note(`a tree of ${whole(namespaces)} namespaces`);
  const files = makeTree(namespaces);
  const free = firstFree(namespaces);
  const requests = Array.from({ length: count }, (_, at) =>
    requestOf(free + at),
  );
  for (const name of ['ours', 'theirs']) {
    await importTree(join(folder, `${name}.git`), files);
  }
  const bare = join(folder, 'ours.git');
  const mine = await ours(bare, `${server.url}/ours.git`, requests);
  const found = verify(bare, files, mine.asked);
  for (const path of found.lost.slice(0, 10))
    note(`not as it should be: ${path}`);
  note('the peer');
  const other = await peer(
    `${server.url}/theirs.git`,
    join(folder, 'peer'),
    requests,
    files,
  );
  const all = ({ took }) => Math.max(...took);
  const perRequest = side => all(side) / side.took.length;
  await printTable(
    'onboarding-concurrent',
    [
      `${count} requests at once, ${whole(namespaces)} namespaces`,
      'ours',
      'a branch for each, merged by hand (peer)',
      'ratio',
    ],
    [
      ['sent and stored', seconds(mine.accepted), '', ''],
      [
        'merged',
        `${mine.took.length} of ${count}`,
        `${other.took.length} of ${count}`,
        '',
      ],
      ['conflicts left to people', `${mine.left}`, `${other.conflicts}`, ''],
      ['files lost or wrong, by git', `${found.lost.length}`, '', ''],
      [
        'commits that mix two requests, by git',
        `${found.mixed.length}`,
        '',
        '',
      ],
      ['all merged after', seconds(all(mine)), seconds(all(other)), ''],
      [
        'time per merged request',
        `${whole(perRequest(mine))} ms`,
        `${whole(perRequest(other))} ms`,
        (perRequest(mine) / perRequest(other)).toFixed(2),
      ],
      ['sent to merged, p50', seconds(median(mine.took)), '', ''],
      ['sent to merged, p95', seconds(percentile(mine.took, 0.95)), '', ''],
    ],
  );
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
