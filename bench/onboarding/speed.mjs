/* How long a form waits for what is wrong and what would change, and how soon a change stands in git. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import { previewByClone, proposeByClone } from './clones.mjs';
import { Git, GitServer, treeRepository } from './parts.mjs';
import { largestRequest, requestOf, wrongRequest } from './requests.mjs';
import { firstFree, importTree, makeTree, preview } from './tree.mjs';

const { values } = parseArgs({
  options: {
    namespaces: { type: 'string', default: '2000' },
    looks: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '10' },
    write: { type: 'boolean' },
  },
});
const [namespaces, looks, rounds] = [
  values.namespaces,
  values.looks,
  values.rounds,
].map(Number);
if (!globalThis.gc) throw new Error('Start it with node --expose-gc');
const note = text => process.stderr.write(`${text}\n`);
const whole = value => Math.round(value).toLocaleString('en-GB');
const goal = (value, most, said) =>
  `under ${said}: ${value < most ? 'reached' : 'missed'}`;
const AUTHOR = { name: 'Bench', email: 'bench@example.org' };
const { signal } = new AbortController();
const folder = mkdtempSync(join(tmpdir(), 'onboarding-bench-'));

async function timed(work) {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
}

function memoryMiB() {
  globalThis.gc();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

async function propose(repository, tree, value, branch) {
  const texts = new Map(
    [...tree.files].map(([path, { text }]) => [path, text]),
  );
  const { files } = preview(value, texts);
  await repository.propose(
    {
      branch,
      message: branch,
      author: AUTHOR,
      files: files.map(({ path, after }) => ({
        path,
        text: after,
        baseContentId: tree.files.get(path)?.contentId,
      })),
    },
    { signal },
  );
  return files;
}

function changesOf({ problems, files }) {
  if (problems.length > 0 || files.length === 0) {
    throw new Error(problems[0]?.message ?? 'Nothing would change');
  }
  return files;
}

async function main() {
  note(`a tree of ${whole(namespaces)} namespaces`);
  const files = makeTree(namespaces);
  const bare = join(folder, 'clusters.git');
  await importTree(bare, files);
  const server = GitServer.create({
    git: await Git.find(),
    folder,
    onPush() {},
    log() {},
  });
  await server.listen(0);
  try {
    const url = `${server.url}/clusters.git`;
    const before = memoryMiB();
    const repository = treeRepository(url, join(folder, 'working'));
    const first = await timed(() => repository.readTree({ signal }));
    const tree = first.value;
    const memory = memoryMiB() - before;
    if (tree.files.size !== files.size) throw new Error('Some are missing');

    note('looks of a form');
    let free = firstFree(namespaces);
    const ours = [];
    const theirs = [];
    // Each kind of request as often as the other: right ones, and those that are not right yet.
    for (let at = 0; at < looks; at += 1) {
      const right = at % 2 === 0;
      const taken = at % firstFree(namespaces);
      const value = right
        ? requestOf(free + at)
        : wrongRequest((at - 1) / 2, taken);
      const { ms, value: found } = await timed(() => preview(value, files));
      if (right) changesOf(found);
      else if (found.problems.length === 0) throw new Error('Nothing is wrong');
      ours.push(ms);
    }
    for (let at = 0; at < rounds; at += 1) {
      const { ms } = await timed(() =>
        previewByClone(url, requestOf(free + at)),
      );
      theirs.push(ms);
    }

    note('changes');
    const large = [];
    for (let at = 0; at < rounds; at += 1) {
      const { ms, value } = await timed(() =>
        preview(largestRequest(at), files),
      );
      large.push({ ms, files: changesOf(value).length });
    }
    const proposed = { ours: [], theirs: [] };
    for (let at = 0; at < rounds; at += 1) {
      const mine = await timed(() =>
        propose(repository, tree, requestOf(free), `ours/${at}`),
      );
      free += 1;
      const other = await timed(() =>
        proposeByClone(url, requestOf(free), `theirs/${at}`),
      );
      free += 1;
      proposed.ours.push(mine.ms);
      proposed.theirs.push(other.ms);
    }
    const biggest = await timed(() =>
      propose(repository, tree, largestRequest(0), 'ours/large'),
    );

    note('reading what others changed');
    const again = [];
    let since = tree.revision;
    for (let at = 0; at < rounds; at += 1) {
      const branch = `ours/${at}`;
      const { revision } = await repository.look(branch, { signal });
      const merged = { revision, message: branch, author: AUTHOR, signal };
      // What contradicts the one before is made again elsewhere; here it is only left out.
      await repository.merge(branch, merged).catch(() => {});
      const { ms, value } = await timed(() =>
        repository.readTree({ since, signal }),
      );
      if (!value) continue;
      since = value.revision;
      again.push(ms);
    }

    const p95 = percentile(ours, 0.95);
    const largest = Math.max(...large.map(({ ms }) => ms));
    const ms = value => `${value.toFixed(1)} ms`;
    const ratio = (a, b) => (a / b).toFixed(3);
    await printTable(
      'onboarding-tree',
      [
        `${whole(namespaces)} namespaces, ${whole(files.size)} files`,
        'ours',
        'a clone for each (peer)',
        'ratio',
        'goal',
      ],
      [
        [
          'problems and files of a form, p50',
          ms(median(ours)),
          ms(median(theirs)),
          ratio(median(ours), median(theirs)),
          '',
        ],
        [
          'problems and files of a form, p95',
          ms(p95),
          ms(percentile(theirs, 0.95)),
          ratio(p95, percentile(theirs, 0.95)),
          goal(p95, 100, '100 ms'),
        ],
        [
          `largest change, ${whole(large[0].files)} files, slowest`,
          ms(largest),
          '',
          '',
          goal(largest, 5000, '5 s'),
        ],
        [
          'change of one service, built and in a branch over HTTP, p50',
          ms(median(proposed.ours)),
          ms(median(proposed.theirs)),
          ratio(median(proposed.ours), median(proposed.theirs)),
          '',
        ],
        [
          'largest change, built and in a branch over HTTP',
          ms(biggest.ms),
          '',
          '',
          goal(biggest.ms, 5000, '5 s'),
        ],
        ['tree read for the first time', ms(first.ms), '', '', ''],
        ['tree read again after a merge, p50', ms(median(again)), '', '', ''],
        ['memory of the tree', `${whole(memory)} MiB`, '', '', ''],
      ],
    );
  } finally {
    await server.close();
  }
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
