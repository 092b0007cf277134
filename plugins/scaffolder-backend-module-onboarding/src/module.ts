import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createGitopsPlaceAction } from './actions/gitopsPlace';
import { createKustomizeBuildAction } from './actions/kustomizeBuild';
import { createManifestsValidateAction } from './actions/manifestsValidate';
import { createYamlEditAction } from './actions/yamlEdit';
import { readPrograms, readTree } from './config';

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
        actions: scaffolderActionsExtensionPoint,
      },
      async init({ config, actions }) {
        actions.addActions(
          createYamlEditAction(),
          createGitopsPlaceAction({ tree: readTree(config) }),
          createManifestsValidateAction(),
          createKustomizeBuildAction({ programs: readPrograms(config) }),
        );
      },
    });
  },
});
