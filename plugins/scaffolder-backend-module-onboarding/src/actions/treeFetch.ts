import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { Core } from '../core/Core';
import { FetchedTree } from '../workspace/FetchedTree';
import { readSettings } from './settings';
import { examples } from './treeFetch.examples';

/**
 * Brings the GitOps tree into the workspace, as the core knows it.
 *
 * It needs no checkpoint: it changes nothing but the workspace, and a recovered task gets the tree as it is then.
 *
 * @internal
 */
export function createTreeFetchAction(options: { core: Pick<Core, 'tree'> }) {
  return createTemplateAction({
    id: 'operations:tree:fetch',
    description:
      'Fetches the GitOps tree that services are put into, with what its operators say about it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .min(1)
            .optional()
            .describe(
              'A folder of the workspace for the tree, made anew; tree, when missing',
            ),
      },
      output: {
        path: z => z.string().describe('The folder of the tree'),
        revision: z => z.string().describe('The commit that was read'),
        settings: z =>
          z
            .record(z.any())
            .describe(
              'What its operators say about it, for operations:gitops:place',
            ),
      },
    },
    async handler(ctx) {
      const { path = 'tree' } = ctx.input;
      const tree = await options.core.tree(ctx);
      const settings = readSettings(tree.settings);
      await FetchedTree.put(ctx.workspacePath, path, tree);
      ctx.logger.info(
        `${tree.files.length} files of the tree at ${tree.revision.slice(
          0,
          12,
        )}`,
      );
      ctx.output('path', path);
      ctx.output('revision', tree.revision);
      ctx.output('settings', { ...settings });
    },
  });
}
