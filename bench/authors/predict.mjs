/*
 * Whom would one have asked? The next human committer of each path, predicted from what came before it: ours beside what one
 * would do without it. Only real histories tell; --repository PATH names others than this project's own, and --changelogs PATH
 * sources with ChangeLog files, both as often as wanted.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printTable } from '../lib/table.mjs';
import { repositoryOfChangeLogs } from './changelogs.mjs';
import { followedRepository, ownersOf, sharesOf, signal } from './source.mjs';

const { values } = parseArgs({
  options: {
    repository: { type: 'string', multiple: true, default: ['.'] },
    changelogs: { type: 'string', multiple: true, default: [] },
    events: { type: 'string', default: '5000' },
    write: { type: 'boolean' },
  },
});
const events = Number(values.events);
const FIRST = 3;
/** Who changes more at once does not know each of them. */
const MOST_FILES = 20;
const HALF_LIFE = 180;

function onlyFile(history, file) {
  const files = new Uint8Array(history.files.count);
  files[file] = 1;
  return files;
}

/** What each of them would have said, best first. */
function guessesOf({ history, counting, codeowners }, file, before) {
  const files = onlyFile(history, file);
  const ours = sharesOf(history, {
    ...{ files, counting, before },
    halfLifeDays: HALF_LIFE,
  });
  if (ours.length === 0) return undefined;
  const by = compare => [...ours].sort(compare).map(({ person }) => person);
  const owners = codeowners
    ? ownersOf(codeowners.file, history.files.nameOf(file)).flatMap(
        rule => rule.owners,
      )
    : [];
  return {
    ours: ours.map(({ person }) => person),
    last: by((a, b) => b.last - a.last),
    most: by((a, b) => b.commits - a.commits || b.last - a.last),
    owners: owners.map(({ email, handle }) => (email ?? handle)?.toLowerCase()),
  };
}

function matches(history, person, owner) {
  const { name, email } = history.people.named(person);
  const hidden = /^(?:\d+[+-])?([^@]+)@users\.noreply/.exec(email)?.[1];
  return [email, name, hidden].some(text => text?.toLowerCase() === owner);
}

/** Where a repository's objects are. */
function bareOf(path) {
  const args = ['-C', path, 'rev-parse', '--git-common-dir'];
  return resolve(path, execFileSync('git', args).toString().trim());
}

/** Reads a history and asks for its newest changes whom one would have named. */
async function rate(title, bare, folder) {
  const repository = followedRepository(bare, folder);
  await repository.update(signal);
  const { reading } = repository;
  const { history, counting } = reading;
  const right = { ours: 0, last: 0, most: 0, owners: 0 };
  const people = new Set();
  let asked = 0;
  // The newest first, until there are enough of them.
  for (let commit = history.count - 1; commit > 0; commit -= 1) {
    const person = history.people.personOf(history.author(commit));
    const [from, to] = history.range(commit);
    if (person === undefined || counting[commit] === 0) continue;
    people.add(person);
    if (to - from > MOST_FILES || asked >= events) continue;
    for (const file of history.changed.subarray(from, to)) {
      const guesses = guessesOf(reading, file, commit);
      if (!guesses) continue;
      asked += 1;
      for (const kind of ['ours', 'last', 'most']) {
        if (guesses[kind].slice(0, FIRST).includes(person)) right[kind] += 1;
      }
      const owners = guesses.owners.slice(0, FIRST);
      if (owners.some(owner => matches(history, person, owner))) {
        right.owners += 1;
      }
    }
  }
  const share = kind => `${((100 * right[kind]) / asked).toFixed(1)} %`;
  return [
    title,
    people.size.toLocaleString('en-GB'),
    asked.toLocaleString('en-GB'),
    ...['ours', 'last', 'most'].map(share),
    reading.codeowners ? share('owners') : 'no file',
  ];
}

async function inTemporaryFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'authors-predict-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = [];
for (const path of values.repository) {
  const title = path === '.' ? 'this project' : basename(resolve(path));
  const row = folder => rate(title, bareOf(path), folder);
  rows.push(await inTemporaryFolder(row));
}
for (const path of values.changelogs) {
  const row = async folder => {
    const bare = join(folder, 'made.git');
    await repositoryOfChangeLogs(path, bare);
    return rate(basename(resolve(path)), bare, folder);
  };
  rows.push(await inTemporaryFolder(row));
}
await printTable(
  'authors-prediction',
  [
    'first of three right',
    'people',
    'changes of files',
    'ours',
    'last committers',
    'most commits',
    'CODEOWNERS',
  ],
  rows,
);
