import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { join } from 'node:path';
import { RepositoryConfig } from '../config';
import { linksOf } from '../documents/links';
import { folderOf } from '../folderOf';
import { Git } from '../git/Git';
import { Mirror } from '../git/Mirror';
import { loginOf } from '../login';
import { nameOf, realAddress } from './addresses';
import { AuthorsConfig } from './config';
import { FollowedRepository } from './FollowedRepository';
import { GitAuthors } from './GitAuthors';
import { sweepMirrors } from './sweepMirrors';

/** Makes the source of authors of a configuration. @internal */
export function createAuthors(
  config: AuthorsConfig,
  options: {
    root: Config;
    logger: LoggerService;
    integrations: ScmIntegrations;
    /** Whose credentials are used for the same repositories here. */
    documents?: RepositoryConfig[];
    git?: Git;
  },
): GitAuthors {
  const { root, logger, integrations, documents = [] } = options;
  const git = options.git ?? Git.create();
  const folder = join(folderOf(root), 'authors');
  const auths = new Map(documents.map(({ url, auth }) => [nameOf(url), auth]));
  sweepMirrors(folder).catch(error => {
    logger.debug(`Mirrors nobody reads are still there: ${error}`);
  });
  return GitAuthors.create({
    config,
    logger,
    open: (name, inTurn) => {
      const url = realAddress(name, config.insteadOf);
      const dialect =
        integrations.byUrl(name)?.type === 'gitlab' ? 'gitlab' : 'github';
      return FollowedRepository.create({
        ...{ name, url, dialect, config, inTurn },
        mirrorOf: address =>
          Mirror.create({
            ...{ git, folder, url: address },
            login: loginOf(
              { url: address, auth: auths.get(nameOf(address)) },
              integrations,
            ),
            timeoutMs: config.timeoutMs,
            maxBytes: config.limits.repositoryBytes,
            maxBytesSetting: 'operations.git.authors.limits.repositoryBytes',
            wholeHistory: true,
          }),
        linksOf: target => linksOf(name, { target, integrations }),
      });
    },
  });
}
