import { FixFollower } from '@operate-first/plugin-operations-node';
import { Octokit } from '@octokit/rest';
import { Address, readAddress } from '../address';
import { isMissing } from '../github/errors';
import { GithubClients } from '../github/GithubClients';
import {
  commitSchema,
  comparisonSchema,
  issueSchema,
  pullSchema,
  releasesSchema,
  repositorySchema,
  tagsSchema,
} from '../schema';
import { closerOf } from './closerOf';

type Look = NonNullable<Awaited<ReturnType<FixFollower['look']>>>;
type Named = { owner: string; repo: string };

/** More versions than these are not compared. */
const VERSIONS = 10;
const LONGEST_TITLE = 300;
/** Why an issue was closed, where nothing is to be released. */
const UNMENDED = new Map([
  ['not_planned', 'It is not planned.'],
  ['duplicate', 'It is a duplicate.'],
]);

function named({ owner, repo }: Address): Named {
  return { owner, repo };
}

/** Everything that comes after the commit contains it. */
async function contains(
  octokit: Octokit,
  repository: Named,
  range: { commit: string; version: string },
): Promise<boolean> {
  const { commit, version } = range;
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
    ...repository,
    basehead: `${commit}...${version}`,
    per_page: 1,
  });
  const { status } = comparisonSchema.parse(data);
  return status === 'ahead' || status === 'identical';
}

/** Releases since a moment, or tags where there are no releases, that contain a commit; the newest first. */
async function versionsWith(
  octokit: Octokit,
  repository: Named,
  { commit, since }: { commit: string; since: Date },
): Promise<string[]> {
  const page = { ...repository, per_page: VERSIONS };
  const releases = releasesSchema.parse(
    (await octokit.rest.repos.listReleases(page)).data,
  );
  const recent = releases.filter(
    ({ draft, published_at: at }) => !draft && at && at >= since,
  );
  const names =
    releases.length > 0
      ? recent.map(({ tag_name: name }) => name)
      : tagsSchema
          .parse((await octokit.rest.repos.listTags(page)).data)
          .map(({ name }) => name);
  const found: string[] = [];
  for (const version of names) {
    if (await contains(octokit, repository, { commit, version })) {
      found.push(version);
    }
  }
  return found;
}

async function landed(
  octokit: Octokit,
  repository: Named,
  fix: { commit: string; since: Date; branch: string },
): Promise<Pick<Look, 'state' | 'message' | 'contained'>> {
  const { commit, branch } = fix;
  const versions = await versionsWith(octokit, repository, fix);
  const contained = [commit, ...versions];
  const first = versions.at(-1);
  return first === undefined
    ? { state: 'merged', message: `It is in ${branch}.`, contained }
    : { state: 'released', message: `It is in ${first}.`, contained };
}

async function lookAtPull(octokit: Octokit, address: Address): Promise<Look> {
  const { data } = await octokit.rest.pulls.get({
    ...named(address),
    pull_number: Number(address.name),
  });
  const pull = pullSchema.parse(data);
  const common = { kind: 'pullRequest' as const, title: pull.title };
  const { merged_at: since, merge_commit_sha: commit, base } = pull;
  if (since && commit) {
    const branch = base.ref;
    return {
      ...common,
      ...(await landed(octokit, named(address), { commit, since, branch })),
    };
  }
  return pull.state === 'open'
    ? { ...common, state: 'open' }
    : { ...common, state: 'closed', message: 'It was not merged.' };
}

async function lookAtCommit(octokit: Octokit, address: Address): Promise<Look> {
  const repository = named(address);
  const [found, home] = await Promise.all([
    octokit.rest.repos.getCommit({ ...repository, ref: address.name ?? '' }),
    octokit.rest.repos.get(repository),
  ]);
  const { sha: commit, commit: about } = commitSchema.parse(found.data);
  const { default_branch: branch } = repositorySchema.parse(home.data);
  const common = {
    kind: 'change' as const,
    title: about.message.split('\n')[0].slice(0, LONGEST_TITLE),
  };
  const isIn = await contains(octokit, repository, { commit, version: branch });
  if (!isIn) {
    const message = `It is not in ${branch} yet.`;
    return { ...common, state: 'open', message };
  }
  const since = about.committer?.date ?? new Date(0);
  return {
    ...common,
    ...(await landed(octokit, repository, { commit, since, branch })),
  };
}

/** Undefined where nothing is known to have closed the issue, or it is not for the portal to see. */
async function lookAtCloser(
  octokit: Octokit,
  home: Address,
  closedAt: Date,
): Promise<Look | undefined> {
  try {
    const closer = await closerOf(octokit, home, closedAt);
    if (!closer) return undefined;
    return await (closer.kind === 'commit' ? lookAtCommit : lookAtPull)(
      octokit,
      closer,
    );
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** An issue is as far as what closed it. */
async function lookAtIssue(octokit: Octokit, address: Address): Promise<Look> {
  const { data } = await octokit.rest.issues.get({
    ...named(address),
    issue_number: Number(address.name),
  });
  const issue = issueSchema.parse(data);
  const { title, state, state_reason: reason, closed_at: closedAt } = issue;
  // It may have been transferred.
  const home = readAddress(issue.html_url) ?? address;
  if (issue.pull_request) return lookAtPull(octokit, home);
  const common = { kind: 'issue' as const, title };
  if (state === 'open') return { ...common, state };
  const unmended = UNMENDED.get(reason ?? '');
  if (unmended) return { ...common, state, message: unmended };
  const look = closedAt && (await lookAtCloser(octokit, home, closedAt));
  return look
    ? { ...look, ...common }
    : { ...common, state, message: 'It is not known by which change.' };
}

const NUMBER = /^\d{1,15}$/;
const COMMIT = /^[0-9a-f]{7,40}$/i;

/** How what an address names is looked at; undefined where it is nothing that mends. */
function lookerOf({ kind, name = '' }: Address) {
  if (kind === 'pull' && NUMBER.test(name)) return lookAtPull;
  if (kind === 'issues' && NUMBER.test(name)) return lookAtIssue;
  return kind === 'commit' && COMMIT.test(name) ? lookAtCommit : undefined;
}

/**
 * Knows how far pull requests, issues and commits are.
 *
 * @internal
 */
export class GithubFixes implements FixFollower {
  readonly id = 'github';
  readonly #clients: GithubClients;

  static create(options: { clients: GithubClients }): GithubFixes {
    return new GithubFixes(options.clients);
  }

  private constructor(clients: GithubClients) {
    this.#clients = clients;
  }

  async look(
    url: string,
    { signal }: { signal: AbortSignal },
  ): Promise<Look | undefined> {
    const address = readAddress(url);
    const looker = address && lookerOf(address);
    if (!looker || !this.#clients.knows(url)) return undefined;
    return this.#clients.ask(url, signal, octokit => looker(octokit, address));
  }
}
