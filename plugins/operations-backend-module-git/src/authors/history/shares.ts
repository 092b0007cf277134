import { History } from './History';

/** Of more files in one commit, each weighs less: a mass reformat is no authorship. */
const FILES_IN_FULL = 20;
const DAY_SECONDS = 86_400;

/** What somebody did in a place. @internal */
export interface Share {
  /** Number of a person. */
  person: number;
  /** From 0 to 1, of all that counts. */
  share: number;
  commits: number;
  /** Their last commit there. */
  last: number;
}

/** @internal */
export interface ShareOptions {
  /** The files that the place has, marked by number. */
  files: Uint8Array;
  counting: Uint8Array;
  halfLifeDays: number;
  /** Only commits before this one, for looking back. */
  before?: number;
}

/** The people of a commit who count, each once. */
function personsOf(history: History, commit: number): number[] {
  const { people } = history;
  const author = people.personOf(history.author(commit));
  const coAuthors = history.coAuthors(commit);
  const alone = author === undefined ? [] : [author];
  if (coAuthors.length === 0) return alone;
  const others = coAuthors.flatMap(number => people.personOf(number) ?? []);
  return [...new Set([...alone, ...others])];
}

function touches(history: History, commit: number, files: Uint8Array): boolean {
  const { changed } = history;
  const [from, to] = history.range(commit);
  for (let at = from; at < to; at += 1) {
    if (files[changed[at]] === 1) return true;
  }
  return false;
}

/** The commits that count and changed something in a place. */
function countingIn(history: History, options: ShareOptions): number[] {
  const { files, counting } = options;
  const until = Math.min(options.before ?? history.count, counting.length);
  const found: number[] = [];
  for (let commit = 0; commit < until; commit += 1) {
    if (counting[commit] === 1 && touches(history, commit, files)) {
      found.push(commit);
    }
  }
  return found;
}

/**
 * Who wrote a place: each commit that changed something in it weighs one, half of it for each half-life by which it is older
 * than the newest, less where it changed more than twenty files, and is shared by its authors. Merges change nothing. Those
 * with the largest share first.
 *
 * @internal
 */
export function sharesOf(history: History, options: ShareOptions): Share[] {
  const commits = countingIn(history, options);
  const newest = commits.reduce(
    (time, commit) => Math.max(time, history.time(commit)),
    0,
  );
  const found = new Map<number, Share>();
  let total = 0;
  for (const commit of commits) {
    const persons = personsOf(history, commit);
    if (persons.length === 0) continue;
    const [from, to] = history.range(commit);
    const time = history.time(commit);
    const halfLives = (newest - time) / DAY_SECONDS / options.halfLifeDays;
    const weight = Math.min(1, FILES_IN_FULL / (to - from)) * 2 ** -halfLives;
    total += weight;
    for (const person of persons) {
      const share = found.get(person) ?? {
        ...{ person, share: 0, commits: 0, last: commit },
      };
      share.share += weight / persons.length;
      share.commits += 1;
      if (time >= history.time(share.last)) share.last = commit;
      found.set(person, share);
    }
  }
  return [...found.values()]
    .map(share => ({ ...share, share: share.share / total }))
    .sort((a, b) => b.share - a.share || b.last - a.last);
}

/** The commits that changed something in a place, newest first by when they came into the branch. @internal */
export function commitsOf(
  history: History,
  options: { files: Uint8Array; from: Date; to: Date; limit: number },
): number[] {
  const { files, limit } = options;
  const found: Array<{ commit: number; at: number }> = [];
  for (let commit = 0; commit < history.count; commit += 1) {
    const at = history.time(history.landing(commit)) * 1000;
    if (at < options.from.getTime() || at > options.to.getTime()) continue;
    if (touches(history, commit, files)) found.push({ commit, at });
  }
  return found
    .sort((a, b) => b.at - a.at || b.commit - a.commit)
    .slice(0, limit)
    .map(({ commit }) => commit);
}
