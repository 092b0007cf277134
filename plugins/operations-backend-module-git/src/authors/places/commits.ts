import { Commit, OutsideIdentity } from '@operate-first/plugin-operations-node';
import { Links } from '../../documents/links';
import { Mirror } from '../../git/Mirror';
import { History } from '../history/History';
import { LOG_ARGS, LoggedCommit, LogParser } from '../history/LogParser';
import { coAuthorsOf, revertedBy } from '../history/trailers';
import { mapPeople } from '../people/mailmap';
import { Named } from '../people/Named';

const MOST_PATHS = 100;
const MANY_BYTES = 64 * 1024 * 1024;
/** As forges end the first line of what they have merged. */
const PULL_REQUEST = /\(#(\d{1,9})\)\s*$|^Merge pull request #(\d{1,9}) /;

/** @internal */
export interface CommitsOptions {
  /** As the catalog calls the repository. */
  repository: string;
  history: History;
  links: Links;
  /** Whose `.mailmap` counts. */
  head: string;
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

/** As whom people of some commits are known, who may stand in no history that was read. */
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
  const known = await identitiesOf(mirror, commits, options);
  return commits.map(commit => {
    const { revision, subject, body, name, email } = commit;
    const number = history.find(revision);
    const coAuthors = coAuthorsOf(body).map(known);
    const url = links.commit(revision);
    const pullRequest = pullRequestOf(subject, links);
    const reverts = revertedBy(body);
    return {
      ...{ repository, revision, message: subject },
      at:
        number === undefined
          ? new Date(commit.time * 1000)
          : history.landedAt(number),
      author: known({ name, email }),
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
  if (revisions.length === 0) return [];
  const commits = await logged(mirror, ['--no-walk=unsorted', '--stdin'], {
    signal: options.signal,
    input: revisions.map(revision => `${revision}\n`).join(''),
  });
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
