import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { editYaml, YamlEdit } from '@operate-first/plugin-operations-common';
import { diffOf } from '../workspace/diffOf';
import { TreeFolder } from '../workspace/TreeFolder';
import { examples } from './yamlEdit.examples';

/**
 * Edits a YAML file of the workspace in place.
 *
 * It needs no checkpoint: it changes nothing but the workspace, and done again it changes nothing.
 *
 * @internal
 */
export function createYamlEditAction() {
  return createTemplateAction({
    id: 'operations:yaml:edit',
    description:
      'Edits a YAML file in place: comments and all other lines stay as they are.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z => z.string().min(1).describe('The file, in the workspace'),
        edits: z =>
          z
            .array(
              z.object({
                op: z
                  .enum(['set', 'add', 'remove'])
                  .describe(
                    'Set a field, add to a list what is not in it, or remove a field or an item',
                  ),
                path: z
                  .array(z.union([z.string(), z.number().int().min(0)]))
                  .describe('Keys and places, from the root of the document'),
                value: z
                  .any()
                  .optional()
                  .describe('What to write; what to take out of a list'),
              }),
            )
            .min(1),
        document: z =>
          z
            .number()
            .int()
            .min(0)
            .optional()
            .describe('Which document of the file, from 0'),
        create: z =>
          z.boolean().optional().describe('Make the file where there is none'),
      },
      output: {
        changed: z => z.boolean(),
        diff: z =>
          z.string().describe('As git shows it; empty without a change'),
      },
    },
    async handler(ctx) {
      const { path, edits, document, create } = ctx.input;
      const folder = TreeFolder.create(ctx.workspacePath);
      const before = await folder.read(path);
      if (before === undefined && !create) {
        throw new NotFoundError(
          `There is no ${path} in the workspace. Fetch it in a step before, or say create: true.`,
        );
      }
      const after = editYaml(before ?? '', edits as YamlEdit[], { document });
      const changed = after !== before;
      if (changed) await folder.write(path, after);
      ctx.logger.info(changed ? `Changed ${path}` : `${path} says so already`);
      ctx.output('changed', changed);
      ctx.output('diff', changed ? diffOf(path, before, after) : '');
    },
  });
}
