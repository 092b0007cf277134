import { isError } from '@backstage/errors';
import { Git } from './Git';

/** A repository that is served as it is, and never written to. @internal */
export interface ReadOnlyRepository {
  name: string;
  /** Where its objects and branches are. */
  path: string;
}

/**
 * The repository of which a folder is a checkout: a service's source that nobody had to make up. Rejects with a sentence
 * where the folder is none.
 *
 * @internal
 */
export async function ownRepository(
  git: Git,
  { name, folder }: { name: string; folder: string },
): Promise<ReadOnlyRepository> {
  try {
    const said = await git.run(folder, [
      'rev-parse',
      '--path-format=absolute',
      '--git-common-dir',
    ]);
    return { name, path: said.toString().trim() };
  } catch (error) {
    throw new Error(
      `${name}.git is not served, because the portal does not run from a clone of its repository: its authors are unknown here. Clone it with git and start there. (${
        isError(error) ? error.message : error
      })`,
    );
  }
}
