import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { OnboardingPreview } from '@operate-first/plugin-operations-common';
import { Core } from '../core/Core';
import { FetchedTree } from '../workspace/FetchedTree';
import { toRequestCheck } from './checks';
import { checkSchema } from './checkSchema';
import { COMPUTED_KINDS } from './kinds';
import { linesOf } from './outcome';
import { examples } from './requestOpen.examples';

const NO_CHANGE =
  'The tree is as it is asked for already. There is nothing to open.';

/** What would be opened, in words; throws what would keep it from being opened. */
function foretell({ problems, files, approval }: OnboardingPreview): string {
  if (problems.length > 0) throw new InputError(linesOf(problems));
  if (files.length === 0) return NO_CHANGE;
  return `Would open a request that changes ${files.length} files. ${
    approval?.sentence ?? ''
  }`.trim();
}

/**
 * Opens the request, and ends there: what becomes of it is on its page. The core finds what the same task has opened, so a
 * task that runs again opens no second one, whether it remembers its checkpoint or not.
 *
 * @internal
 */
export function createRequestOpenAction(options: {
  core: Pick<Core, 'tree' | 'preview' | 'openRequest'>;
}) {
  const { core } = options;
  return createTemplateAction({
    id: 'operations:request:open',
    description:
      'Opens a request, of an onboarding or another kind, or of what was changed in the tree, on behalf of who has started the task.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        kind: z =>
          z
            .enum([...COMPUTED_KINDS, 'change'])
            .optional()
            .describe(
              'What is asked for, whose change the portal computes from the parameters; or a change of the fetched tree. onboard, when missing',
            ),
        parameters: z =>
          z
            .record(z.any())
            .describe('What is asked for, as the page of the request shows it'),
        title: z =>
          z
            .string()
            .min(1)
            .max(200)
            .optional()
            .describe('What it is called; needed for a change'),
        checks: z =>
          z
            .array(z.union([checkSchema(z), z.array(checkSchema(z))]))
            .optional()
            .describe('What checks before have found'),
      },
      output: {
        request: z => z.string().describe('The key, as in REQ-12'),
        url: z => z.string().describe('The page of the request'),
        revision: z =>
          z.string().optional().describe('The commit of the change'),
      },
    },
    async handler(ctx) {
      const { kind = 'onboard', parameters, title, checks = [] } = ctx.input;
      const changes = async () => {
        if (kind !== 'change') return undefined;
        const fetched = await FetchedTree.of(ctx.workspacePath);
        const files = await fetched.changes(await core.tree(ctx));
        if (files.length === 0) throw new InputError(NO_CHANGE);
        return files;
      };
      if (ctx.isDryRun) {
        const files = await changes();
        const words = files
          ? `Would open a request that changes ${files.length} files.`
          : foretell(await core.preview(ctx, parameters, kind));
        ctx.logger.info(`${words} Dry run: nothing is opened.`);
        return;
      }
      const opened = await ctx.checkpoint({
        key: 'open',
        fn: async () => {
          const files = await changes();
          const { summary, need, revision } = await core.openRequest(ctx, {
            kind,
            taskId: ctx.task.id,
            parameters,
            ...(title && { title }),
            ...(ctx.templateInfo && { template: ctx.templateInfo.entityRef }),
            ...(files && { files }),
            checks: checks.flat().map(toRequestCheck),
          });
          ctx.logger.info(`${summary.key}: ${summary.title}. ${need.sentence}`);
          return { key: summary.key, ...(revision && { revision }) };
        },
      });
      ctx.output('request', opened.key);
      ctx.output('url', `/operations/requests/${opened.key}`);
      if (opened.revision) ctx.output('revision', opened.revision);
    },
  });
}
