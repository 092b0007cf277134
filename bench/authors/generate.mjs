/* Repositories that look like those of teams: some write most of a folder, some look in everywhere. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const DAY = 86_400;
const LINES = 20;

/** The same each time, so that two runs measure the same. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function pathOf(file) {
  return `services/s${file % 40}/src/part${
    Math.floor(file / 40) % 10
  }/f${file}.ts`;
}

function contentOf(file, version) {
  return Array.from(
    { length: LINES },
    (_, line) =>
      `export const v${line} = ${
        file * 31 + (line === version % LINES ? version : line)
      };\n`,
  ).join('');
}

function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Commits for `git fast-import`, on top of `from` where it is said. */
export function* commitsOf({ commits, files, people, seed, from, start = 0 }) {
  const random = randomOf(seed);
  const began = 1_600_000_000;
  for (let at = start; at < start + commits; at += 1) {
    const folder = Math.floor(random() * 40);
    // Of each folder a few write most of it.
    const person =
      random() < 0.8
        ? (folder * 7 + Math.floor(random() * 4)) % people
        : Math.floor(random() * people);
    const who = `Person ${person} <p${person}@example.org> ${
      began + Math.floor((at * DAY) / 40)
    } +0000`;
    const co =
      random() < 0.05
        ? `\n\nCo-authored-by: P <p${at % people}@example.org>`
        : '';
    const parts = [
      'commit refs/heads/main\n',
      `author ${who}\ncommitter ${who}\n`,
      data(`Change ${at} of s${folder}${co}`),
    ];
    if (at === start && from) parts.push(`from ${from}\n`);
    // The first commits bring the files, which later ones change.
    const count = 1 + Math.floor(random() * random() * 6);
    for (let n = 0; n < count; n += 1) {
      const first = start === 0 && at * 2 < files;
      const file = first
        ? (at * 2 + n) % files
        : (folder + 40 * Math.floor((random() * files) / 40)) % files;
      parts.push(
        `M 100644 inline ${pathOf(file)}\n`,
        data(contentOf(file, at)),
      );
    }
    yield parts.join('');
  }
}

/** Feeds commits to a repository. */
export async function importCommits(bare, commits) {
  const child = spawn(
    'git',
    ['-C', bare, 'fast-import', '--quiet', '--force'],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  for (const commit of commits) {
    if (!child.stdin.write(commit)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
}

export { pathOf };
