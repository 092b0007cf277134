import { SourceReport } from '@operate-first/plugin-operations-node';
import { FollowedRepository } from './FollowedRepository';

const MOST_NAMED = 3;

function count(number: number): string {
  return number === 1 ? '1 repository' : `${number} repositories`;
}

/** How reading the repositories goes, in a few sentences. @internal */
export function reportOf(
  repositories: FollowedRepository[],
  notAdmitted: number,
): SourceReport {
  const failing = repositories.filter(({ failure }) => failure);
  const read = repositories.filter(({ readAt }) => readAt);
  const outside =
    notAdmitted > 0
      ? [
          `${count(
            notAdmitted,
          )} that services name are not read: operations.git.authors.allow does not admit them.`,
        ]
      : [];
  if (repositories.length === 0) {
    const none =
      notAdmitted > 0
        ? 'No repository is read.'
        : 'No service names a repository.';
    return { state: 'running', message: [none, ...outside].join(' ') };
  }
  const named = failing
    .slice(0, MOST_NAMED)
    .map(({ name, failure }) => `${name}: ${failure?.message}`);
  const more = failing.length - named.length;
  return {
    state: failing.length === repositories.length ? 'failing' : 'running',
    message: [
      `${read.length} of ${count(repositories.length)} read.`,
      ...named,
      ...(more > 0 ? [`And ${count(more)} more cannot be read.`] : []),
      ...outside,
    ].join(' '),
  };
}
