import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { createRepository } from './createRepository';
import { readGitConfig } from './config';

/**
 * Adds git repositories to the operations plugin, where post-mortems and runbooks are read and written.
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
        documents: operationsDocumentsExtensionPoint,
      },
      async init({ config: root, documents }) {
        const { committer, repositories } = readGitConfig(root);
        const integrations = ScmIntegrations.fromConfig(root);
        for (const config of repositories) {
          documents.addRepository(
            createRepository(config, { root, committer, integrations }),
          );
        }
      },
    });
  },
});
