/*
 * Histories of several people where no git of them can be fetched: projects of GNU and GNOME wrote down each change with its
 * day, its people and its files, and ship that with their sources. Of each entry a commit is made that changes those files.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { importCommits } from './generate.mjs';

const NAME = /^ChangeLog(?:[.-].*)?$/;
/** `2004-12-20  Name  <address>` or `Mon Apr 13 21:40:14 1998  Name  <address>`. */
const HEADER =
  /^(?<day>\d{4}-\d\d-\d\d|[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ [\d:]+(?: [A-Z]{3,4})? \d{4}) +(?<who>\S.*)$/;
const PERSON = /^(?<name>[^<>]*[^<>\s])\s*<(?<email>[^<>\s]+)>,?$/;
/** A further person of the same entry has a line of their own. */
const ANOTHER = /^\s+(?<who>[^*\s(][^<>]*<[^<>\s]+>),?$/;
const FILES = /^\s+\* (?<list>[^(:[]+)/;
const FILE = /^(?=.*[./])[\w+-][\w.+/-]*$/;

function secondsOf(day) {
  const time = Date.parse(day.replace(/ [A-Z]{3,4} (\d{4})$/, ' $1'));
  return Number.isNaN(time) || time <= 0 ? undefined : time / 1000;
}

function* changeLogsIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* changeLogsIn(path);
    else if (entry.isFile() && NAME.test(entry.name)) yield path;
  }
}

/** The names in a file are those below its folder. */
function folderOf(root, path) {
  const folder = relative(root, dirname(path)).replace(/ChangeLog\.old$/, '');
  return folder === '' ? '' : `${folder.replace(/\/$/, '')}/`;
}

function personOf(text) {
  const found = PERSON.exec(text.trim());
  return found ? [{ ...found.groups }] : [];
}

function entryOf({ day, who }) {
  return { time: secondsOf(day), people: personOf(who), files: new Set() };
}

function readLine(entry, line, folder) {
  const another = entry.files.size === 0 && ANOTHER.exec(line);
  if (another) entry.people.push(...personOf(another.groups.who));
  const list = FILES.exec(line)?.groups.list ?? '';
  for (const name of list.split(',').map(text => text.trim())) {
    if (!FILE.test(name)) continue;
    const file = posix.normalize(folder + name).replace(/\/$/, '');
    if (!file.startsWith('.')) entry.files.add(file);
  }
}

/** The entries of one file, the oldest first. */
function entriesOf(root, path) {
  const folder = folderOf(root, path);
  const entries = [];
  for (const line of readFileSync(path, 'latin1').split('\n')) {
    const header = HEADER.exec(line);
    if (header) entries.push(entryOf(header.groups));
    else if (entries.length > 0) readLine(entries.at(-1), line, folder);
  }
  return entries
    .filter(({ time, people, files }) => time && people.length && files.size)
    .reverse();
}

/** People wrote from several addresses: one name is one person, with the address they had first. */
function addressesOf(entries) {
  const addresses = new Map();
  for (const { people } of entries) {
    for (const { name, email } of people) {
      if (!addresses.has(name)) addresses.set(name, email);
    }
  }
  return addresses;
}

function* commitsOf(entries) {
  const addresses = addressesOf(entries);
  const named = ({ name }) => `${name} <${addresses.get(name)}>`;
  for (const [at, { time, people, files }] of entries.entries()) {
    const [author, ...others] = people;
    const who = `${named(author)} ${time} +0000`;
    const message = [
      `Entry ${at}\n`,
      ...others.map(other => `Co-authored-by: ${named(other)}`),
    ].join('\n');
    yield [
      `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n`,
      `data ${Buffer.byteLength(message)}\n${message}\n`,
      ...[...files].map(file => {
        const content = `${at}`;
        // A file whose name was a folder's before would end the import.
        return `M 100644 inline ${file}.txt\ndata ${content.length}\n${content}\n`;
      }),
    ].join('');
  }
}

/**
 * A repository with one commit for each entry of the ChangeLog files in a folder of sources.
 *
 * @param {string} sources - the unpacked sources
 * @param {string} bare - where the repository will be
 */
export async function repositoryOfChangeLogs(sources, bare) {
  const paths = [...changeLogsIn(sources)].sort();
  const entries = paths.flatMap(path => entriesOf(sources, path));
  if (entries.length === 0)
    throw new Error(`${sources} has no ChangeLog with entries`);
  entries.sort((a, b) => a.time - b.time);
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', bare]);
  await importCommits(bare, commitsOf(entries));
}
