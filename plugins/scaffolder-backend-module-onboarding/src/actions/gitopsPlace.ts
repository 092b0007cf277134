import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  buildOnboarding,
  onboardingPaths,
  OnboardingProblem,
  readOnboardingRequest,
} from '@operate-first/plugin-operations-common';
import { diffOf } from '../workspace/diffOf';
import { TreeFolder } from '../workspace/TreeFolder';
import { examples } from './gitopsPlace.examples';
import { linesOf } from './outcome';
import { readSettings } from './settings';

function refuse(problems: OnboardingProblem[]): never {
  throw new InputError(linesOf(problems));
}

async function readExisting(
  folder: TreeFolder,
  paths: string[],
): Promise<Map<string, string>> {
  const existing = new Map<string, string>();
  for (const path of paths) {
    const text = await folder.read(path);
    if (text !== undefined) existing.set(path, text);
  }
  return existing;
}

/**
 * Puts everything that a request asks for into a GitOps tree in the workspace.
 *
 * It needs no checkpoint: it changes nothing but the workspace, and done again it changes nothing. A checkpoint would leave
 * the tree of a recovered task as it was fetched.
 *
 * @internal
 */
export function createGitopsPlaceAction() {
  return createTemplateAction({
    id: 'operations:gitops:place',
    description:
      'Puts services with their namespaces, quotas, rights, delivery, monitoring, SLOs and runbooks into a GitOps tree. What is there is completed, never overwritten.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        request: z =>
          z
            .record(z.any())
            .describe(
              'What is asked for: team, services, namespaces, delivery. Who asks is who has started the task',
            ),
        settings: z =>
          z
            .record(z.any())
            .describe(
              'What the operators say about the tree, as operations:tree:fetch gives it',
            ),
        path: z =>
          z
            .string()
            .optional()
            .describe('The folder of the tree in the workspace'),
      },
      output: {
        files: z =>
          z.array(
            z.object({
              path: z.string(),
              change: z.enum(['added', 'changed']),
            }),
          ),
        diff: z =>
          z.string().describe('As git shows it; empty without a change'),
        notes: z => z.array(z.string()).describe('What reviewers should know'),
      },
    },
    async handler(ctx) {
      const tree = readSettings(ctx.input.settings);
      // Where a program has started the task, it says for whom.
      const { value: request, problems } = readOnboardingRequest(
        {
          ...ctx.input.request,
          ...(ctx.user?.ref && { requester: ctx.user.ref }),
        },
        tree,
      );
      if (!request) return refuse(problems);
      const folder = TreeFolder.create(ctx.workspacePath, ctx.input.path);
      const existing = await readExisting(
        folder,
        onboardingPaths(request, tree),
      );
      const change = buildOnboarding(request, tree, existing);
      if (change.problems.length > 0) return refuse(change.problems);
      for (const { path, after } of change.files) {
        await folder.write(path, after);
      }
      for (const note of change.notes) ctx.logger.warn(note);
      ctx.logger.info(`${change.files.length} files added or changed`);
      ctx.output(
        'files',
        change.files.map(({ path, before }) => ({
          path,
          change:
            before === undefined ? ('added' as const) : ('changed' as const),
        })),
      );
      ctx.output(
        'diff',
        change.files
          .map(({ path, before, after }) => diffOf(path, before, after))
          .join(''),
      );
      ctx.output('notes', change.notes);
      return undefined;
    },
  });
}
