import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createGitopsPlaceAction } from './actions/gitopsPlace';
import { createKustomizeBuildAction } from './actions/kustomizeBuild';
import { createManifestsValidateAction } from './actions/manifestsValidate';
import { createRequestCheckAction } from './actions/requestCheck';
import { createRequestOpenAction } from './actions/requestOpen';
import { createSourcePublishAction } from './actions/sourcePublish';
import { createTreeFetchAction } from './actions/treeFetch';
import { createYamlEditAction } from './actions/yamlEdit';
import { readCommitter, readPrograms, readSources } from './config';
import { Core } from './core/Core';

/**
 * The template actions of onboarding.
 *
 * @public
 */
export const scaffolderModuleOnboarding = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'onboarding',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        actions: scaffolderActionsExtensionPoint,
      },
      async init({ config, auth, discovery, actions }) {
        const core = Core.create({ auth, discovery });
        actions.addActions(
          createYamlEditAction(),
          createTreeFetchAction({ core }),
          createGitopsPlaceAction({ core }),
          createManifestsValidateAction(),
          createKustomizeBuildAction({ programs: readPrograms(config) }),
          createSourcePublishAction({
            sources: readSources(config),
            committer: readCommitter(config),
          }),
          createRequestCheckAction({ core }),
          createRequestOpenAction({ core }),
        );
      },
    });
  },
});
