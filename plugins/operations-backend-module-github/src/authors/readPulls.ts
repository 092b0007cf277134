import { Octokit } from '@octokit/rest';
import { Repository } from '../address';
import { MergedPull } from './MergedPull';
import {
  Account,
  ClosedPull,
  closedPullsSchema,
  pullFilesSchema,
  pullReviewsSchema,
} from './schema';

/** As many as one page has. */
const PULLS = 100;
/** What is asked in detail at once: two requests each. */
const DETAILS = 20;

/** Undefined for programs, and for accounts that are gone. */
function personOf(account: Account): string | undefined {
  if (!account || account.type === 'Bot') return undefined;
  return account.login.endsWith('[bot]') ? undefined : account.login;
}

/** What is known of a pull request, in two requests. @internal */
export async function detailsOf(
  octokit: Octokit,
  { owner, repo }: Repository,
  pull: ClosedPull & { merged_at: Date },
): Promise<MergedPull> {
  const which = { owner, repo, pull_number: pull.number, per_page: 100 };
  const files = await octokit.rest.pulls.listFiles(which);
  const reviews = await octokit.rest.pulls.listReviews(which);
  const author = personOf(pull.user);
  const reviewers = pullReviewsSchema
    .parse(reviews.data)
    .filter(({ state }) => state !== 'PENDING')
    .flatMap(({ user }) => personOf(user) ?? [])
    .filter(login => login !== pull.user?.login);
  return {
    number: pull.number,
    url: pull.html_url,
    title: pull.title,
    mergedAt: pull.merged_at,
    updatedAt: pull.updated_at,
    commits: [pull.merge_commit_sha, pull.head.sha].flatMap(sha => sha ?? []),
    author,
    reviewers: [...new Set(reviewers)],
    paths: pullFilesSchema.parse(files.data).map(({ filename }) => filename),
  };
}

/**
 * Reads what was merged lately and is not known yet: the newest, and not all at once. What was read before a failure is kept.
 *
 * @internal
 */
export async function readPulls(
  octokit: Octokit,
  repository: Repository,
  options: {
    known: Map<number, MergedPull>;
    /** Throws where nothing more may be asked now. */
    check: () => void;
  },
): Promise<{ hasMore: boolean }> {
  const { known, check } = options;
  const { owner, repo } = repository;
  check();
  const { data } = await octokit.rest.pulls.list({
    owner,
    repo,
    state: 'closed',
    sort: 'updated',
    direction: 'desc',
    per_page: PULLS,
  });
  const listed = closedPullsSchema.parse(data);
  const fresh = listed.flatMap(pull => {
    const { number, merged_at, updated_at } = pull;
    const before = known.get(number)?.updatedAt.getTime();
    return merged_at && before !== updated_at.getTime()
      ? [{ ...pull, merged_at }]
      : [];
  });
  for (const pull of fresh.slice(0, DETAILS)) {
    check();
    const details = await detailsOf(octokit, repository, pull);
    // Others of its commits may have been asked about.
    const before = known.get(pull.number)?.commits ?? [];
    const commits = [...new Set([...details.commits, ...before])];
    known.set(pull.number, { ...details, commits });
  }
  // What is listed would be read again.
  const numbers = new Set(listed.map(({ number }) => number));
  const oldest = [...known.values()]
    .filter(({ number }) => !numbers.has(number))
    .sort((one, other) => one.mergedAt.getTime() - other.mergedAt.getTime())
    .slice(0, Math.max(0, known.size - PULLS));
  for (const { number } of oldest) known.delete(number);
  return { hasMore: fresh.length > DETAILS };
}
