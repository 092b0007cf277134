import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { join } from 'node:path';
import { SourcePlace } from '../config';
import { authorOf, Person } from '../source/author';
import { PlainRemote } from '../source/PlainRemote';
import { whereToPush } from '../source/whereToPush';
import { TreeFolder } from '../workspace/TreeFolder';
import { examples } from './sourcePublish.examples';

/**
 * Makes a repository on a plain git remote of what stands in the workspace. For hosts with an API there are the stock
 * `publish:*` actions.
 *
 * @internal
 */
export function createSourcePublishAction(options: {
  sources: SourcePlace[];
  committer: Person;
}) {
  const { sources, committer } = options;
  return createTemplateAction({
    id: 'operations:source:publish',
    description:
      'Pushes a folder to a new repository on a plain git remote. A repository that has something else is never changed.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: z =>
          z
            .string()
            .max(2000)
            .describe(
              'The address of the repository, below a base of scaffolder.onboarding.sources',
            ),
        path: z =>
          z
            .string()
            .optional()
            .describe('The folder in the workspace; source, when missing'),
        branch: z =>
          z
            .string()
            .max(200)
            .regex(/^(?!.*(\.\.|\/\/|\.lock(\/|$)|[./]$))[A-Za-z0-9][\w./-]*$/)
            .optional()
            .describe('The branch; main, when missing'),
        message: z =>
          z
            .string()
            .min(1)
            .max(2000)
            .optional()
            .describe('What the commit says'),
      },
      output: {
        repository: z => z.string(),
        commit: z => z.string().describe('The commit that is there now'),
        isNew: z =>
          z.boolean().describe('No, where the same content was there already'),
      },
    },
    async handler(ctx) {
      const {
        repository,
        path = 'source',
        branch = 'main',
        message = 'Begin with the skeleton',
      } = ctx.input;
      const { url, ...login } = whereToPush(repository, sources);
      const folder = TreeFolder.create(ctx.workspacePath, path);
      const files = await folder.list();
      if (files.length === 0) {
        throw new InputError(`There is nothing in ${path} of the workspace.`);
      }
      ctx.output('repository', repository);
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would push ${files.length} files to ${repository}, if there is no such repository yet. Dry run: nothing is pushed.`,
        );
        return;
      }
      const { commit, isNew } = await ctx.checkpoint({
        key: `publish.${repository}.${branch}`,
        fn: async () => {
          const scratch = await ctx.createTemporaryDirectory();
          const draft = await PlainRemote.draft({
            folder: folder.resolve('.'),
            gitdir: join(scratch, 'git'),
            branch,
            message,
            author: authorOf(ctx.user, committer),
            committer,
          });
          return PlainRemote.create({
            url,
            ...login,
            signal: ctx.signal,
          }).publish(draft);
        },
      });
      ctx.logger.info(
        isNew
          ? `Pushed ${files.length} files to ${repository}`
          : `${repository} has the very same already`,
      );
      ctx.output('commit', commit);
      ctx.output('isNew', isNew);
    },
  });
}
