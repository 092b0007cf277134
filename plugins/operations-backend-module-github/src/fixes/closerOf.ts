import { Octokit } from '@octokit/rest';
import { Address, readAddress } from '../address';
import { TimelineEvent, timelineSchema } from '../schema';

const PAGE = 100;
const MOST_PAGES = 10;
/** An issue and the pull request that closes it are never closed in the very same moment. */
const TOGETHER_MILLISECONDS = 60_000;
const COMMIT = /\/repos\/([\w.-]+)\/([\w.-]+)\/commits\/[^/]+$/;

/** GitHub names a commit where its message closed the issue, in whichever repository. */
function commitOf(event: TimelineEvent, home: Address): Address | undefined {
  const { commit_id: name, commit_url: url } = event;
  if (event.event !== 'closed' || !name) return undefined;
  const [, owner = home.owner, repo = home.repo] = COMMIT.exec(url ?? '') ?? [];
  return { host: home.host, owner, repo, kind: 'commit', name };
}

function pullOf({ source }: TimelineEvent, home: Address) {
  const mergedAt = source?.issue?.pull_request?.merged_at;
  const address = readAddress(source?.issue?.html_url ?? '');
  return mergedAt && address?.host === home.host
    ? { address, mergedAt }
    : undefined;
}

/**
 * The commit or the pull request that closed an issue; undefined where somebody closed it by hand. Of pull requests GitHub
 * tells only which ones mention the issue: the one that was merged when the issue was closed has closed it.
 *
 * @internal
 */
export async function closerOf(
  octokit: Octokit,
  home: Address,
  closedAt: Date,
): Promise<Address | undefined> {
  const gap = (at: Date) => Math.abs(at.getTime() - closedAt.getTime());
  const pages = octokit.paginate.iterator(
    octokit.rest.issues.listEventsForTimeline,
    {
      owner: home.owner,
      repo: home.repo,
      issue_number: Number(home.name),
      per_page: PAGE,
    },
  );
  let nearest: { address: Address; gap: number } | undefined;
  let read = 0;
  for await (const { data } of pages) {
    for (const event of timelineSchema.parse(data)) {
      const commit = commitOf(event, home);
      const at = event.created_at;
      // It may have been closed before, and reopened.
      if (commit && at && gap(at) <= TOGETHER_MILLISECONDS) return commit;
      const pull = pullOf(event, home);
      const away = pull ? gap(pull.mergedAt) : Infinity;
      if (pull && away <= (nearest?.gap ?? TOGETHER_MILLISECONDS)) {
        nearest = { address: pull.address, gap: away };
      }
    }
    if (++read >= MOST_PAGES) break;
  }
  return nearest?.address;
}
