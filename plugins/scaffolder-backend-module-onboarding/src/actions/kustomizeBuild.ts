import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { buildTree } from '../kustomize/buildTree';
import { TreeFolder } from '../workspace/TreeFolder';
import { checkSchema } from './checkSchema';
import { examples } from './kustomizeBuild.examples';
import { concludeChecks } from './outcome';

/**
 * Builds a tree with kustomize, where there is one that is new enough.
 *
 * @internal
 */
export function createKustomizeBuildAction(options: { programs: string[] }) {
  return createTemplateAction({
    id: 'operations:kustomize:build',
    description:
      'Builds a tree with kustomize 4 or newer. Where there is none the check is "not run", never "passed".',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .optional()
            .describe('The folder of the tree in the workspace'),
        folders: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'What to build; all that nothing else builds, when missing',
            ),
        files: z =>
          z
            .array(z.object({ path: z.string() }).passthrough())
            .optional()
            .describe(
              'Only what these files are part of, as operations:gitops:place names them',
            ),
        output: z =>
          z
            .string()
            .optional()
            .describe(
              'A folder of the workspace, outside of the tree, for what was built',
            ),
        failOnFindings: z =>
          z
            .boolean()
            .optional()
            .describe('Stop the task where it fails; yes, when missing'),
      },
      output: {
        status: z => z.enum(['passed', 'failed', 'not run']),
        message: z => z.string(),
        built: z => z.array(z.string()).describe('The folders that were built'),
        checks: z =>
          z.array(checkSchema(z)).describe('For operations:request:open'),
      },
    },
    async handler(ctx) {
      const { path, folders, files, output, failOnFindings = true } = ctx.input;
      const tree = TreeFolder.create(ctx.workspacePath, path);
      const { check, built } = await buildTree(tree, options.programs, {
        folders,
        files: files?.map(file => file.path),
        signal: ctx.signal,
      });
      if (output) {
        const folder = TreeFolder.create(ctx.workspacePath, output);
        for (const [name, yaml] of built) {
          await folder.write(`${name.replace(/\//g, '.')}.yaml`, yaml);
        }
      }
      ctx.output('status', check.status);
      ctx.output('message', check.message);
      ctx.output('built', [...built.keys()]);
      ctx.output('checks', [check]);
      concludeChecks([check], {
        logger: ctx.logger,
        isLenient: !failOnFindings,
      });
    },
  });
}
