import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { calledAddresses } from './authors/addresses';
import { InsteadOf } from './authors/config';
import { RepositoryConfig } from './config';
import { Committer } from './documents/commitFiles';
import { GitRepository } from './documents/GitRepository';
import { linksOf } from './documents/links';
import { folderOf } from './folderOf';
import { Git } from './git/Git';
import { Mirror } from './git/Mirror';
import { loginOf } from './login';

/** Makes the repository of a configuration. @internal */
export function createRepository(
  config: RepositoryConfig,
  options: {
    root: Config;
    committer: Committer;
    integrations: ScmIntegrations;
    /** What addresses in catalogs stand for. */
    insteadOf?: InsteadOf[];
    git?: Git;
  },
): GitRepository {
  const { root, committer, integrations, git = Git.create() } = options;
  const { insteadOf = [] } = options;
  const mirror = Mirror.create({
    git,
    folder: folderOf(root),
    url: config.url,
    login: loginOf(config, integrations),
    timeoutMs: config.timeoutMs,
    maxBytes: config.limits.repositoryBytes,
  });
  const repository: GitRepository = GitRepository.create({
    config,
    mirror,
    committer,
    addresses: [
      config.url,
      ...(config.page ? [config.page] : []),
      ...calledAddresses(config.url, insteadOf),
    ],
    links: linksOf(config.url, {
      page: config.page,
      target: () => repository.target,
      integrations,
    }),
  });
  return repository;
}
