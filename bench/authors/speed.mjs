/* How long histories take to read, what they cost, and how fast the authors of a path are found. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';
import { commitsOf, importCommits, pathOf } from './generate.mjs';
import {
  authorsOf,
  BASE,
  followedRepository,
  LookAt,
  signal,
} from './source.mjs';

const { values } = parseArgs({
  options: {
    commits: { type: 'string', default: '50000' },
    files: { type: 'string', default: '5000' },
    repositories: { type: 'string', default: '500' },
    write: { type: 'boolean' },
  },
});
const [commits, files, repositories] = [
  values.commits,
  values.files,
  values.repositories,
].map(Number);
const LOOKS = 2_000;
const SMALL = { commits: 200, files: 60, people: 12 };

if (!globalThis.gc) throw new Error('Start it with node --expose-gc');
const note = text => process.stderr.write(`${text}\n`);
const whole = value => Math.round(value).toLocaleString('en-GB');
const goal = (value, most, unit) =>
  `under ${most} ${unit}: ${value < most ? 'reached' : 'missed'}`;
const folder = mkdtempSync(join(tmpdir(), 'authors-bench-'));

function memoryMiB() {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

function diskMiB(path) {
  return (
    Number(execFileSync('du', ['-sk', path]).toString().split('\t')[0]) / 1024
  );
}

function bareRepository(name) {
  const path = join(folder, name);
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', path]);
  return path;
}

async function seconds(work) {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function one() {
  note(`a repository of ${whole(commits)} commits`);
  const bare = bareRepository('large.git');
  const plan = { files, people: 300, seed: 7 };
  await importCommits(bare, commitsOf({ ...plan, commits }));
  const before = memoryMiB();
  const repository = followedRepository(bare, join(folder, 'mirrors'));
  const first = await seconds(() => repository.update(signal));
  const memory = memoryMiB() - before;
  const { reading, mirror } = repository;
  if (reading.history.count !== commits) throw new Error('Some are missing');
  const disk = diskMiB(mirror.path);

  const updates = [];
  for (let round = 0; round < 5; round += 1) {
    const from = execFileSync('git', ['-C', bare, 'rev-parse', 'main']);
    const start = commits + round * 20;
    await importCommits(
      bare,
      commitsOf({
        ...plan,
        ...{ commits: 20, start, seed: start },
        from: from.toString().trim(),
      }),
    );
    updates.push(await seconds(() => repository.update(signal)));
  }

  const looks = { file: [], folder: [], all: [], line: [] };
  const look = async (kind, place) => {
    const began = performance.now();
    const answer = await LookAt.create(
      { repository: repository.name, ...place },
      {
        ...{ repository, signal, bots: [], halfLifeDays: 180 },
        reading: repository.reading,
      },
    ).answer();
    looks[kind].push(performance.now() - began);
    if (answer.evidence.length === 0) throw new Error('Nobody wrote it');
  };
  const present = reading.paths;
  for (let at = 0; at < LOOKS; at += 1) {
    await look('file', { path: present[(at * 37) % present.length] });
    await look('folder', { path: `services/s${at % 40}` });
    if (at % 10 === 0) await look('all', {});
  }
  for (let at = 0; at < 40; at += 1) {
    await look('line', { path: present[(at * 37) % present.length], line: 7 });
  }
  const second = followedRepository(bare, join(folder, 'mirrors'));
  const restart = await seconds(() => second.open(signal));
  const [p95, update] = [percentile(looks.file, 0.95), Math.max(...updates)];
  const took = times => `${percentile(times, 0.95).toFixed(1)} ms`;
  await printTable(
    'authors',
    [
      `${whole(commits)} commits, ${whole(present.length)} files`,
      'figure',
      'goal',
    ],
    [
      [
        'first index, with the clone',
        `${first.toFixed(1)} s`,
        goal(first, 60, 's'),
      ],
      [
        'update by 20 commits, slowest of 5',
        `${update.toFixed(2)} s`,
        goal(update, 2, 's'),
      ],
      ['authors of a file, p95', took(looks.file), goal(p95, 50, 'ms')],
      ['authors of a folder, p95', took(looks.folder), ''],
      ['authors of everything, p95', took(looks.all), ''],
      ['with who wrote a line (`git blame`), p95', took(looks.line), ''],
      ['index after a restart, from the clone', `${restart.toFixed(1)} s`, ''],
      ['memory', `${memory.toFixed(1)} MiB`, ''],
      ['disk', `${whole(disk)} MiB`, ''],
    ],
  );
}

async function many() {
  note(`${repositories} repositories`);
  const sources = join(folder, 'small');
  const kinds = 5;
  for (let kind = 0; kind < kinds; kind += 1) {
    const bare = bareRepository(`small/r${kind}.git`);
    await importCommits(bare, commitsOf({ ...SMALL, seed: kind + 1 }));
  }
  for (let at = kinds; at < repositories; at += 1) {
    cpSync(join(sources, `r${at % kinds}.git`), join(sources, `r${at}.git`), {
      recursive: true,
    });
  }
  const before = memoryMiB();
  const working = join(folder, 'working');
  const source = authorsOf(sources, working);
  const addresses = Array.from(
    { length: repositories },
    (_, at) => `${BASE}/r${at}`,
  );
  let delays = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    delays = Math.max(delays, performance.now() - last - 20);
    last = performance.now();
  }, 20);
  const took = await seconds(
    () =>
      new Promise(done => {
        const open = new Set(addresses);
        source.onRead(address => (open.delete(address) && open.size) || done());
        source.follow(addresses);
      }),
  );
  clearInterval(watch);
  const memory = memoryMiB() - before;
  const disk = diskMiB(working);
  const times = [];
  const services = repositories * 4;
  for (let at = 0; at < services; at += 1) {
    const began = performance.now();
    const place = {
      repository: addresses[at % repositories],
      path: pathOf(at % 40)
        .split('/')
        .slice(0, 2)
        .join('/'),
    };
    const answer = await source.look(place, { signal });
    times.push(performance.now() - began);
    if (!answer) throw new Error(`${place.repository} is not read`);
  }
  source.stop();
  await printTable(
    'authors-many',
    [
      `${whole(repositories)} repositories of ${SMALL.commits} commits, ${whole(
        services,
      )} services`,
      'figure',
    ],
    [
      ['until all are read', `${whole(took)} s`],
      [
        'longest that the backend did nothing else meanwhile',
        `${whole(delays)} ms`,
      ],
      ['authors of a service, p95', `${percentile(times, 0.95).toFixed(1)} ms`],
      ['memory', `${whole(memory)} MiB`],
      ['disk', `${whole(disk)} MiB`],
    ],
  );
}

try {
  await one();
  await many();
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
}
