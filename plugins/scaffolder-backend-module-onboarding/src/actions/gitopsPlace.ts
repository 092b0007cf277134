import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  buildOnboarding,
  KindFileChange,
  onboardingPaths,
  OnboardingPreview,
  OnboardingProblem,
  OnboardingTree,
  readOnboardingRequest,
} from '@operate-first/plugin-operations-common';
import { Core } from '../core/Core';
import { diffOf } from '../workspace/diffOf';
import { TreeFolder } from '../workspace/TreeFolder';
import { examples } from './gitopsPlace.examples';
import { PLACED_KINDS } from './kinds';
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

/** What was put into the tree; as a type, because only such are JSON to a checkpoint. */
type Placed = {
  files: Array<Pick<KindFileChange, 'path' | 'before' | 'after'>>;
  notes: string[];
};

/** Of an onboarding: computed here, from the tree of the workspace. */
async function placeOnboarding(
  written: Record<string, unknown>,
  tree: OnboardingTree,
  folder: TreeFolder,
): Promise<Placed> {
  const { value: request, problems } = readOnboardingRequest(written, tree);
  if (!request) return refuse(problems);
  const existing = await readExisting(folder, onboardingPaths(request, tree));
  const change = buildOnboarding(request, tree, existing);
  if (change.problems.length > 0) return refuse(change.problems);
  return change;
}

/**
 * Of a kind: the core computes it, since only the portal knows all that it takes, such as the members of a team. What it
 * would open is what the checks after this look at.
 */
function placeKind({ files, notes, problems }: OnboardingPreview): Placed {
  if (problems.length > 0) return refuse(problems);
  return {
    notes: [...notes],
    files: [...files].map(({ path, before, after }) => ({
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    })),
  };
}

function changeOf({ before, after }: KindFileChange) {
  if (after === undefined) return 'removed' as const;
  return before === undefined ? ('added' as const) : ('changed' as const);
}

/** Writes it; says of which files the tree of the workspace has another state than the one that was computed from. */
async function write(folder: TreeFolder, files: KindFileChange[]) {
  const moved: string[] = [];
  for (const { path, before, after } of files) {
    const present = await folder.read(path);
    if (present !== before && present !== after) moved.push(path);
    if (after === undefined) await folder.remove(path);
    else await folder.write(path, after);
  }
  return moved;
}

/**
 * Puts everything that a request asks for into a GitOps tree in the workspace.
 *
 * It changes nothing but the workspace, and done again it changes nothing. Of an onboarding it needs no checkpoint: that would
 * leave the tree of a recovered task as it was fetched. What the core has computed of another kind is kept: once the request is
 * open, it would say that somebody has asked for it already.
 *
 * @internal
 */
export function createGitopsPlaceAction(options: {
  core: Pick<Core, 'preview'>;
}) {
  const { core } = options;
  return createTemplateAction({
    id: 'operations:gitops:place',
    description:
      'Puts what is asked for into a GitOps tree: services with their namespaces, quotas, rights, delivery, monitoring, SLOs and runbooks, or the change of another kind of requests. What is there is completed, never overwritten.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        request: z =>
          z
            .record(z.any())
            .optional()
            .describe(
              'An onboarding: team, services, namespaces, delivery. Who asks is who has started the task',
            ),
        settings: z =>
          z
            .record(z.any())
            .optional()
            .describe(
              'What the operators say about the tree, as operations:tree:fetch gives it; needed for an onboarding',
            ),
        kind: z =>
          z
            .enum(PLACED_KINDS)
            .optional()
            .describe(
              'Another kind of requests, whose change the portal computes from its parameters',
            ),
        parameters: z =>
          z
            .record(z.any())
            .optional()
            .describe(
              'Those of the kind, as operations:request:open takes them',
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
              change: z.enum(['added', 'changed', 'removed']),
            }),
          ),
        diff: z =>
          z.string().describe('As git shows it; empty without a change'),
        notes: z => z.array(z.string()).describe('What reviewers should know'),
      },
    },
    async handler(ctx) {
      const { request, settings, kind, parameters, path } = ctx.input;
      if (Boolean(kind) === Boolean(request)) {
        throw new InputError(
          'Write either request, of an onboarding, or kind with its parameters.',
        );
      }
      const folder = TreeFolder.create(ctx.workspacePath, path);
      const { files, notes } = kind
        ? await ctx.checkpoint({
            key: `place.${kind}`,
            fn: async () =>
              placeKind(await core.preview(ctx, parameters ?? {}, kind)),
          })
        : await placeOnboarding(
            // Where a program has started the task, it says for whom.
            { ...request, ...(ctx.user?.ref && { requester: ctx.user.ref }) },
            readSettings(settings),
            folder,
          );
      const moved = await write(folder, files);
      for (const each of moved) {
        ctx.logger.warn(
          `${each} is not as it was when the change was computed: the tree has moved on. The request is computed from the latest.`,
        );
      }
      for (const note of notes) ctx.logger.warn(note);
      ctx.logger.info(`${files.length} files added, changed or removed`);
      ctx.output(
        'files',
        files.map(file => ({ path: file.path, change: changeOf(file) })),
      );
      ctx.output(
        'diff',
        files
          .map(({ path: at, before, after }) => diffOf(at, before, after))
          .join(''),
      );
      ctx.output('notes', notes);
    },
  });
}
