/*
 * Seconds from `npm start` to its closing block: the first time in a fresh clone with empty caches, and
 * later ones with the ratio between the two; and the memory of everything that runs then.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, residentMiB } from '../lib/processes.mjs';
import { median } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';

const LATER_STARTS = 3;
/** The last line of what `npm start` prints once everything is ready. */
const CLOSING_LINE = 'Ctrl-C ends all of it.';

/** Starts the portal in a clone; resolves with the seconds until it can be used, and its memory. */
async function start(clone, env) {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((resolve, reject) => {
      let printed = '';
      child.stdout.on('data', chunk => {
        printed += chunk;
        if (printed.includes(CLOSING_LINE)) resolve();
      });
      child.once('exit', code =>
        reject(new Error(`npm start ended with ${code}:\n${printed}`)),
      );
    });
    const seconds = (performance.now() - began) / 1000;
    return { seconds, memory: memoryOfTree(child.pid) };
  } finally {
    await endGroup(child);
  }
}

function memoryOfTree(root) {
  const parents = new Map(
    execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(line => line.trim().split(/\s+/).map(Number)),
  );
  const belongs = pid =>
    pid === root || (parents.has(pid) && belongs(parents.get(pid)));
  return [...parents.keys()]
    .filter(belongs)
    .reduce((sum, pid) => sum + residentMiB({ pid }), 0);
}

const folder = await mkdtemp(join(tmpdir(), 'portal-ready-'));
const clone = join(folder, 'portal');
const emptyCaches = {
  npm_config_cache: join(folder, 'npm-cache'),
  YARN_GLOBAL_FOLDER: join(folder, 'yarn'),
};
try {
  execFileSync('git', ['clone', '--quiet', process.cwd(), clone]);
  const first = await start(clone, emptyCaches);
  const later = [];
  for (let i = 0; i < LATER_STARTS; i++)
    later.push(await start(clone, emptyCaches));
  const laterSeconds = median(later.map(({ seconds }) => seconds));
  await printTable(
    'ready',
    ['', 'figure', 'ratio to the first'],
    [
      ['first start, empty caches', `${first.seconds.toFixed(0)} s`, ''],
      [
        'later start, median of 3',
        `${laterSeconds.toFixed(0)} s`,
        (laterSeconds / first.seconds).toFixed(2),
      ],
      [
        'memory of all processes',
        `${median(later.map(({ memory }) => memory)).toFixed(0)} MiB`,
        '',
      ],
    ],
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
