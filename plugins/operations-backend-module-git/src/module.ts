import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import {
  operationsAuthorsExtensionPoint,
  operationsDocumentsExtensionPoint,
} from '@operate-first/plugin-operations-node';
import { readAuthorsConfig } from './authors/config';
import { createAuthors } from './authors/createAuthors';
import { createRepository } from './createRepository';
import { GitSourceDocuments } from './documents/GitSourceDocuments';
import { readGitConfig } from './config';

/**
 * Adds git repositories to the operations plugin, where post-mortems and runbooks are read and written, and what is known
 * of who wrote what in the repositories of services.
 *
 * @public
 */
export const operationsModuleGit = createBackendModule({
  pluginId: 'operations',
  moduleId: 'git',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        authors: operationsAuthorsExtensionPoint,
        documents: operationsDocumentsExtensionPoint,
      },
      async init({ config: root, lifecycle, logger, authors, documents }) {
        const { committer, repositories } = readGitConfig(root);
        const integrations = ScmIntegrations.fromConfig(root);
        const authorsConfig = readAuthorsConfig(root);
        const { insteadOf } = authorsConfig;
        for (const config of repositories) {
          documents.addRepository(
            createRepository(config, {
              ...{ root, committer, integrations, insteadOf },
            }),
          );
        }
        const own = { ...authorsConfig, portal: committer.email };
        const source = createAuthors(own, {
          ...{ root, logger, integrations },
          documents: repositories,
        });
        lifecycle.addShutdownHook(() => source.stop());
        authors.addAuthors(source);
        documents.addSourceDocuments(
          GitSourceDocuments.create(source.cloneOf.bind(source)),
        );
      },
    });
  },
});
