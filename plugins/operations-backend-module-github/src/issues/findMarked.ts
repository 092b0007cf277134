import { Octokit } from '@octokit/rest';
import { Comment, commentSchema, Issue, issueSchema } from '../schema';
import { isMarked } from '../tickets/issueText';

const PAGE = 100;
const MOST_PAGES = 10;

/** The issue that was opened with a marker since a moment: the answer may have been lost. @internal */
export async function findMarkedIssue(
  octokit: Octokit,
  repository: { owner: string; repo: string },
  { marker, since }: { marker: string; since: Date },
): Promise<Issue | undefined> {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
    ...repository,
    state: 'all',
    sort: 'created',
    direction: 'desc',
    since: since.toISOString(),
    per_page: PAGE,
  });
  let read = 0;
  for await (const { data } of pages) {
    for (const one of data) {
      const issue = issueSchema.parse(one);
      if (issue.created_at < since) return undefined;
      if (isMarked(issue.body, marker)) return issue;
    }
    if (++read >= MOST_PAGES) break;
  }
  return undefined;
}

/** The comment of an issue with a marker. @internal */
export async function findMarkedComment(
  octokit: Octokit,
  issue: { owner: string; repo: string; issue_number: number },
  marker: string,
): Promise<Comment | undefined> {
  const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
    ...issue,
    per_page: PAGE,
  });
  let read = 0;
  for await (const { data } of pages) {
    for (const one of data) {
      const comment = commentSchema.parse(one);
      if (isMarked(comment.body, marker)) return comment;
    }
    if (++read >= MOST_PAGES) break;
  }
  return undefined;
}
