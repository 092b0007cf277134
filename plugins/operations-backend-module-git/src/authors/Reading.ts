import {
  Codeowners,
  readCodeowners,
} from '@operate-first/plugin-operations-common';
import { createHash } from 'node:crypto';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from '../git/GitError';
import { LeftOut } from '../git/leftOut';
import { Mirror } from '../git/Mirror';
import { AuthorsConfig } from './config';
import { countingOf } from './history/counting';
import { bringFiles, readPaths, readTexts } from './history/headFiles';
import { History } from './history/History';
import { landingsOf } from './history/landings';
import { readHistory } from './history/readHistory';
import { mapPeople } from './people/mailmap';

const IGNORED = '.git-blame-ignore-revs';
const MAILMAP = '.mailmap';
/** The first that is there counts, as at the forges. */
const CODEOWNERS: Record<Codeowners['dialect'], string[]> = {
  github: ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'],
  gitlab: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'],
};

/** What is known of a repository at one commit of its branch. @internal */
export interface Reading {
  head: string;
  history: History;
  paths: string[];
  counting: Uint8Array;
  ignored: string[];
  /** The file stays the same as long as its text does: what was found out about its rules is kept. */
  codeowners?: { path: string; file: Codeowners; digest: string };
  /** Whether the remote has only the end of its history. */
  cut: boolean;
  /** What everybody should know who reads of it. */
  problems: string[];
}

/** Revisions of a file in which each line may have one. */
function revisionsIn(text: string | undefined): string[] {
  return (text ?? '').split('\n').flatMap(line => {
    const found = /^\s*([0-9a-f]{40,64})\s*(?:#.*)?$/i.exec(line);
    return found ? [found[1].toLowerCase()] : [];
  });
}

function codeownersIn(
  texts: Map<string, string>,
  wanted: Codeowners['dialect'],
  before: Reading['codeowners'],
): Reading['codeowners'] {
  const possible = new Set([...CODEOWNERS.github, ...CODEOWNERS.gitlab]);
  const path = [...CODEOWNERS[wanted], ...possible].find(one => texts.has(one));
  if (!path) return undefined;
  const text = texts.get(path) ?? '';
  const digest = createHash('sha256').update(text).digest('base64');
  if (before?.path === path && before.digest === digest) return before;
  const dialect = path.startsWith('.gitlab/') ? 'gitlab' : wanted;
  return { path, file: readCodeowners(text, dialect), digest };
}

async function cutsOf(mirror: Mirror): Promise<string[]> {
  const path = join(mirror.path, 'shallow');
  const there = await access(path).then(
    () => true,
    () => false,
  );
  return there ? revisionsIn(await readFile(path, 'utf8')) : [];
}

async function mailmapProblem(
  mapping: Promise<void>,
): Promise<string | undefined> {
  try {
    await mapping;
    return undefined;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return 'The file .mailmap cannot be read, so that people stand under the names they had in git.';
  }
}

function problemsOf(options: {
  history: History;
  cut: boolean;
  maxCommits: number;
  codeowners: Reading['codeowners'];
  leftOut: LeftOut;
}): string[] {
  const { history, cut, maxCommits, codeowners, leftOut } = options;
  const wrong = codeowners?.file.problems ?? [];
  return [
    ...(cut
      ? [
          'The remote has only the end of its history: who wrote what was there before is not known. Name a complete clone.',
        ]
      : []),
    ...(history.count >= maxCommits
      ? [
          `Of its history the newest ${maxCommits} commits were read. Raise operations.git.authors.limits.commits for more.`,
        ]
      : []),
    ...(leftOut === 'blob:none'
      ? [
          'The repository is so large that what its files hold is only fetched when somebody asks: a file that was renamed and changed at once begins anew. Raise operations.git.authors.limits.repositoryBytes for more.',
        ]
      : []),
    ...(codeowners && wrong.length > 0
      ? [
          `${codeowners.path}: ${wrong.length} of its lines cannot be followed, the first in line ${wrong[0].line}: ${wrong[0].message}`,
        ]
      : []),
  ];
}

/** Reads what is new at a commit, on top of what was known. @internal */
export async function readAt(
  mirror: Mirror,
  options: {
    head: string;
    known?: Reading;
    dialect: Codeowners['dialect'];
    config: Pick<AuthorsConfig, 'bots' | 'portal' | 'limits'>;
    signal: AbortSignal;
  },
): Promise<Reading> {
  const { head, known, dialect, config, signal } = options;
  const maxCommits = config.limits.commits;
  const [paths, cuts] = await Promise.all([
    readPaths(mirror, head, signal),
    cutsOf(mirror),
  ]);
  const present = new Set(paths);
  const wanted = [IGNORED, ...CODEOWNERS.github, '.gitlab/CODEOWNERS'].filter(
    path => present.has(path),
  );
  const alsoMailmap = present.has(MAILMAP) ? [...wanted, MAILMAP] : wanted;
  await bringFiles(mirror, head, alsoMailmap, signal);
  const texts = await readTexts(mirror, head, wanted, signal);
  const leftOut = await mirror.leftOut(signal);
  const history = await readHistory(mirror, {
    ...{ head, known, maxCommits, leftOut, signal },
    ...{ bots: config.bots, portal: config.portal },
  });
  const { people } = history;
  const problem = await mailmapProblem(
    mapPeople(mirror, people.written, { revision: head, signal }).then(mapped =>
      people.setMapped(mapped),
    ),
  );
  if (problem) people.setMapped([...people.written]);
  const number = history.find(head);
  if (number !== undefined) {
    history.setLandings(landingsOf(history, number));
  }
  history.files.setTree(paths);
  history.trim();
  const ignored = revisionsIn(texts.get(IGNORED));
  const codeowners = codeownersIn(texts, dialect, known?.codeowners);
  const cut = cuts.length > 0;
  return {
    ...{ head, history, paths, ignored, codeowners, cut },
    counting: countingOf(history, { ignored, cut: cuts }),
    problems: [
      ...(problem ? [problem] : []),
      ...problemsOf({ history, cut, maxCommits, codeowners, leftOut }),
    ],
  };
}
