import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { cpSync } from 'node:fs';
import { join } from 'node:path';

/** An action that keeps what is in the workspace, by the id of the task. @internal */
export function keepWorkspaces(folder: string) {
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'test-keep',
    register(env) {
      env.registerInit({
        deps: { actions: scaffolderActionsExtensionPoint },
        async init({ actions }) {
          actions.addActions(
            createTemplateAction({
              id: 'test:keep',
              schema: { input: {}, output: {} },
              async handler({ workspacePath, task }) {
                cpSync(workspacePath, join(folder, task.id), {
                  recursive: true,
                });
              },
            }),
          );
        },
      });
    },
  });
}
