import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { RepositoryConfig } from '../config';
import { createRepository } from '../createRepository';
import { GitRepository } from '../documents/GitRepository';
import { Git } from '../git/Git';

/** A repository as it is configured, with its mirror in a folder of the test. */
export function openRepository(
  url: string,
  folder: string,
  changes: Partial<RepositoryConfig> = {},
  git = Git.create({ allowFiles: true }),
): GitRepository {
  return createRepository(
    {
      id: 'post-mortems',
      title: 'Post-mortems',
      url,
      visibility: 'internal',
      documents: {
        postMortem: ['post-mortems/**/*.md'],
        runbook: ['runbooks/*.md'],
      },
      writes: { postMortem: 'post-mortems' },
      timeoutMs: 20_000,
      limits: {
        files: 100,
        fileBytes: 1_000,
        repositoryBytes: 1e9,
        treeBytes: 1e8,
      },
      ...changes,
    },
    {
      root: new ConfigReader({ backend: { workingDirectory: folder } }),
      committer: { name: 'Portal', email: 'portal@example.org' },
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      git,
    },
  );
}
