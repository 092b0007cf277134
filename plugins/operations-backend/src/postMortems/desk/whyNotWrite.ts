import { RepositorySet, writesPostMortems } from '../RepositorySet';
import { PostMortemRow } from '../rows';

/** Why a post-mortem cannot be written here, as a sentence; undefined where it can. @internal */
export function whyNotWrite(
  { repository: id, path }: Pick<PostMortemRow, 'repository' | 'path'>,
  repositories: RepositorySet,
): string | undefined {
  if (id === null) return undefined;
  const repository = repositories.find(id);
  if (!repository) {
    return `It is kept in the repository ${id}, which is no longer configured. Configure it again under operations.git.repositories.`;
  }
  if (writesPostMortems(repository)) return undefined;
  return `It is kept in ${repository.title}, which the portal only reads. Edit ${path} there.`;
}
