import { Commit, OutsideIdentity } from '@operate-first/plugin-operations-node';
import { Links } from '../../documents/links';
import { Mirror } from '../../git/Mirror';
import { History } from '../history/History';
import { LOG_ARGS, LoggedCommit, LogParser } from '../history/LogParser';
import { coAuthorsOf, revertedBy } from '../history/trailers';
import { mapPeople } from '../people/mailmap';
import { Named } from '../people/Named';
import { KnownCommits } from './KnownCommits';

const MOST_PATHS = 100;
const MANY_BYTES = 64 * 1024 * 1024;
/** As forges end the first line of what they have merged. */
const PULL_REQUEST = /\(#(\d{1,9})\)\s*$|^Merge pull request #(\d{1,9}) /;

/** @internal */
export interface CommitsOptions {
  /** As the catalog calls the repository. */
  repository: string;
  history: History;
  /** The number of a revision in the history, where that is known already. */
  numberOf?: (revision: string) => number | undefined;
  links: Links;
  /** Whose `.mailmap` counts. */
  head: string;
  /** What need not be read again. */
  known?: KnownCommits;
  signal: AbortSignal;
}

function pullRequestOf(subject: string, links: Links): Commit['pullRequest'] {
  const [, squashed, merged] = PULL_REQUEST.exec(subject) ?? [];
  const number = squashed ?? merged;
  const url = number === undefined ? undefined : links.pullRequest(number);
  return url ? { url } : undefined;
}

/** The paths that a commit names, first those that are looked for. */
function pathsOf(
  { files }: LoggedCommit,
  wanted: (path: string) => boolean,
): string[] {
  const paths = files.map(({ path }) => path);
  return [
    ...paths.filter(wanted),
    ...paths.filter(path => !wanted(path)),
  ].slice(0, MOST_PATHS);
}

async function logged(
  mirror: Mirror,
  args: string[],
  options: { signal: AbortSignal; input?: string },
): Promise<LoggedCommit[]> {
  const found: LoggedCommit[] = [];
  const parser = LogParser.create(commit => found.push(commit));
  await mirror.local(['log', ...LOG_ARGS, '--no-renames', ...args], {
    ...options,
    maxBytes: MANY_BYTES,
    sink: chunk => parser.read(chunk),
  });
  parser.end();
  return found;
}

/** As whom people of some commits are known that stand in no history that was read. */
async function identitiesOf(
  mirror: Mirror,
  commits: LoggedCommit[],
  { head, signal }: CommitsOptions,
): Promise<(named: Named) => OutsideIdentity> {
  const named = commits.flatMap(commit => [
    { name: commit.name, email: commit.email },
    ...coAuthorsOf(commit.body),
  ]);
  const mapped = await mapPeople(mirror, named, {
    revision: head,
    signal,
  }).catch(() => named);
  const keyOf = ({ name, email }: Named) => `${name}\n${email}`;
  const byKey = new Map(named.map((one, at) => [keyOf(one), mapped[at]]));
  return one => byKey.get(keyOf(one)) ?? one;
}

async function toCommits(
  mirror: Mirror,
  commits: LoggedCommit[],
  options: CommitsOptions,
  wanted: (path: string) => boolean,
): Promise<Commit[]> {
  const { repository, history, links } = options;
  const { people } = history;
  const numberOf =
    options.numberOf ?? ((revision: string) => history.find(revision));
  const numbers = commits.map(({ revision }) => numberOf(revision));
  const outside = commits.filter((_, at) => numbers[at] === undefined);
  const known = await identitiesOf(mirror, outside, options);
  return commits.map((commit, at) => {
    const { revision, subject, body, name, email } = commit;
    const number = numbers[at];
    const [author, coAuthors] =
      number === undefined
        ? [known({ name, email }), coAuthorsOf(body).map(known)]
        : [
            people.named(history.author(number)),
            history.coAuthors(number).map(other => people.named(other)),
          ];
    const url = links.commit(revision);
    const pullRequest = pullRequestOf(subject, links);
    const reverts = revertedBy(body);
    return {
      ...{ repository, revision, message: subject },
      at:
        number === undefined
          ? new Date(commit.time * 1000)
          : history.landedAt(number),
      author,
      paths: pathsOf(commit, wanted),
      ...(coAuthors.length > 0 && { coAuthors }),
      ...(reverts && { reverts }),
      ...(url && { url }),
      ...(pullRequest && { pullRequest }),
    };
  });
}

/** What git says of some commits, in their order. @internal */
export async function readCommits(
  mirror: Mirror,
  revisions: string[],
  options: CommitsOptions,
  wanted: (path: string) => boolean = () => false,
): Promise<Commit[]> {
  const { known, signal } = options;
  const found = new Map(
    revisions.flatMap((revision): Array<[string, LoggedCommit]> => {
      const commit = known?.get(revision);
      return commit ? [[revision, commit]] : [];
    }),
  );
  const missing = revisions.filter(revision => !found.has(revision));
  if (missing.length > 0) {
    const read = await logged(mirror, ['--no-walk=unsorted', '--stdin'], {
      signal,
      input: missing.map(revision => `${revision}\n`).join(''),
    });
    for (const commit of read) {
      found.set(commit.revision, commit);
      known?.keep(commit);
    }
  }
  const commits = revisions.flatMap(revision => found.get(revision) ?? []);
  return toCommits(mirror, commits, options, wanted);
}

/** What one commit has and another one has not, newest first, without merges. @internal */
export async function readRange(
  mirror: Mirror,
  range: { revision: string; notIn?: string; most: number },
  options: CommitsOptions,
  wanted: (path: string) => boolean,
): Promise<Commit[]> {
  const { revision, notIn, most } = range;
  const commits = await logged(
    mirror,
    [
      '--no-merges',
      '--topo-order',
      `--max-count=${most}`,
      revision,
      ...(notIn ? [`^${notIn}`] : []),
    ],
    { signal: options.signal },
  );
  return toCommits(
    mirror,
    commits.filter(({ files }) => files.some(({ path }) => wanted(path))),
    options,
    wanted,
  );
}
