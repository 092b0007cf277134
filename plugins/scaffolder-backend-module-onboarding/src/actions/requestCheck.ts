import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { Core } from '../core/Core';
import { COMPUTED_KINDS } from './kinds';
import { linesOf } from './outcome';
import { examples } from './requestCheck.examples';

const NO_CHANGE =
  'Everything that is asked for is in the tree already: there is nothing to change.';

/**
 * Asks the core to judge a request before anything outside of the workspace is changed: what it would refuse in the end, it
 * refuses here.
 *
 * It changes nothing, and has a checkpoint all the same: once its own request is open, or merged, a task that runs again
 * would be told that somebody has asked for it already, or that there is nothing to change.
 *
 * @internal
 */
export function createRequestCheckAction(options: {
  core: Pick<Core, 'preview'>;
}) {
  const { core } = options;
  return createTemplateAction({
    id: 'operations:request:check',
    description:
      'Asks the portal whether a request could be opened, and stops the task where it could not. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        kind: z =>
          z
            .enum(COMPUTED_KINDS)
            .optional()
            .describe('What kind of request; onboard, when missing'),
        parameters: z =>
          z
            .record(z.any())
            .describe('What is asked for, as operations:request:open takes it'),
      },
      output: {
        files: z =>
          z.array(
            z.object({
              path: z.string(),
              change: z.enum(['added', 'changed', 'removed']),
            }),
          ),
        notes: z => z.array(z.string()).describe('What reviewers should know'),
        approval: z =>
          z.string().optional().describe('Who has to approve it, in words'),
      },
    },
    async handler(ctx) {
      const { kind = 'onboard', parameters } = ctx.input;
      const judged = await ctx.checkpoint({
        key: 'check',
        fn: async () => {
          const { problems, files, notes, approval } = await core.preview(
            ctx,
            parameters,
            kind,
          );
          if (problems.length > 0) throw new InputError(linesOf(problems));
          if (files.length === 0) throw new InputError(NO_CHANGE);
          // Copies: templates take no arrays that others have made.
          return {
            notes: [...notes],
            files: [...files].map(({ path, change }) => ({ path, change })),
            ...(approval && { approval: approval.sentence }),
          };
        },
      });
      const { files, notes, approval } = judged;
      for (const note of notes) ctx.logger.warn(note);
      ctx.logger.info(
        `The request can be opened: it changes ${files.length} files. ${
          approval ?? ''
        }`.trim(),
      );
      ctx.output('files', files);
      ctx.output('notes', notes);
      if (approval) ctx.output('approval', approval);
    },
  });
}
