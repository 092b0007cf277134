/* What became of a GitOps repository, by git alone: nothing that the portal says of it is believed. */
import { execFileSync } from 'node:child_process';
import { preview } from './tree.mjs';

const NAME = /\bsvc-\d{5}\b/g;

function gitIn(bare) {
  return (...args) =>
    execFileSync('git', ['-C', bare, ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
}

function filesOf(git) {
  const files = new Map();
  for (const line of git('ls-tree', '-r', '-z', 'main').split('\0')) {
    const [meta, path] = line.split('\t');
    if (path) files.set(path, meta.split(' ')[2]);
  }
  return files;
}

/** What it would be if one had come after the other. */
function expected(before, requests) {
  const files = new Map(before);
  for (const request of requests) {
    for (const { path, after } of preview(request, files).files) {
      files.set(path, after);
    }
  }
  return files;
}

/** Names that a commit brings in or takes out, compared with what was there before. */
function namesIn(git, commit) {
  const diff = git('diff', '--unified=0', `${commit}^1`, commit);
  const lines = diff.split('\n').filter(line => /^[-+](?![-+])/.test(line));
  return new Set(lines.join('\n').match(NAME) ?? []);
}

/** The files that are otherwise than they should be, and the commits that touch what is not theirs. */
export function verify(bare, before, requests) {
  const git = gitIn(bare);
  const wanted = expected(before, requests);
  const found = filesOf(git);
  const hash = text =>
    execFileSync('git', ['hash-object', '--stdin'], {
      input: text,
      encoding: 'utf8',
    }).trim();
  // Only what should be otherwise than before is hashed here: git has done so with the rest.
  const lost = [...wanted].filter(
    ([path, text]) =>
      !found.has(path) ||
      (before.get(path) !== text && found.get(path) !== hash(text)),
  );
  const first = git('rev-list', '--max-parents=0', 'main').trim();
  const kept = new Set(
    git('diff', '--name-only', '-z', first, 'main').split('\0'),
  );
  const touched = [...before].filter(
    ([path, text]) => wanted.get(path) === text && kept.has(path),
  );
  const strange = [...found.keys()].filter(path => !wanted.has(path));
  const commits = git('rev-list', '--first-parent', `${first}..main`)
    .trim()
    .split('\n')
    .filter(Boolean);
  const mixed = commits.filter(commit => namesIn(git, commit).size > 1);
  return {
    commits: commits.length,
    lost: [...lost, ...touched].map(([path]) => path).concat(strange),
    mixed,
  };
}
