import {
  OnboardingChange,
  OnboardingFiles,
  OnboardingProblem,
  OnboardingRequest,
  OnboardingTree,
} from '../model';
import { QUOTA_TIERS } from '../quotas';
import { completeYaml } from '../yaml/completeYaml';
import { toYaml } from '../yaml/text';
import { planComponents } from './components';
import { planDelivery } from './delivery';
import { planMonitoring } from './monitoring';
import { planNamespaces } from './namespaces';
import { PLACES } from './places';
import { Files, Ground, Planned, PlannedFile } from './plan';
import { planServices } from './service';
import { planTeam } from './team';
import { CUSTOM } from './there';

function plan(ground: Ground): Planned[] {
  return [
    ...planTeam(ground),
    ...planComponents(ground),
    ...planNamespaces(ground),
    ...planDelivery(ground),
    ...planServices(ground),
    ...planMonitoring(ground),
  ];
}

/**
 * The files that must be known before a change can be made: of a large tree only these are read.
 *
 * @public
 */
export function onboardingPaths(
  request: OnboardingRequest,
  tree: OnboardingTree,
): string[] {
  const planned = plan({ request, tree, existing: new Map() });
  return [
    ...new Set([
      ...planned.flatMap(each => (each.kind === 'note' ? [] : [each.path])),
      ...request.namespaces.map(
        ({ name }) => `${PLACES.namespace(name)}/${CUSTOM}`,
      ),
      // Which of them matter is known only when the namespaces are.
      ...QUOTA_TIERS.flatMap(({ name }) => [
        `${PLACES.quota(name)}/kustomization.yaml`,
        `${PLACES.quota(name)}/${CUSTOM}`,
      ]),
    ]),
  ].sort();
}

/** What a file will be, from what the files are now; undefined where it stays. */
function written(
  planned: PlannedFile,
  files: Files,
): { text?: string; notes: string[] } {
  const there = files.get(planned.path);
  switch (planned.kind) {
    case 'text':
      return { text: there ?? planned.text, notes: [] };
    case 'derived':
      return planned.make(files);
    default: {
      const text =
        there === undefined
          ? toYaml(planned.value)
          : completeYaml(there, planned.value, planned.grows);
      return { text, notes: [] };
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * The change that fulfils a request: new files, and files that are completed. What somebody has written stays; the same
 * request on its own result changes nothing. Reads and writes nothing itself.
 *
 * @param request - as `readOnboardingRequest` gives it
 * @param existing - at least what `onboardingPaths` names, as far as it is there
 * @public
 */
export function buildOnboarding(
  request: OnboardingRequest,
  tree: OnboardingTree,
  existing: OnboardingFiles,
): OnboardingChange {
  const changed = new Map<string, string>();
  // A tree is large, a change is small: it lies above the tree.
  const files: OnboardingFiles = {
    get: path => changed.get(path) ?? existing.get(path),
    has: path => changed.has(path) || existing.has(path),
  };
  const problems: OnboardingProblem[] = [];
  const notes: string[] = [];
  for (const planned of plan({ request, tree, existing })) {
    if (planned.kind === 'note') {
      notes.push(planned.note);
      continue;
    }
    const problem =
      planned.kind === 'document' ? planned.guard?.(existing) : undefined;
    if (problem) {
      problems.push(problem);
      continue;
    }
    try {
      const { text, notes: more } = written(planned, files);
      notes.push(...more);
      if (text !== undefined) changed.set(planned.path, text);
    } catch (error) {
      problems.push({ field: planned.path, message: messageOf(error) });
    }
  }
  return {
    files: [...changed]
      .filter(([path, after]) => existing.get(path) !== after)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, after]) => {
        const before = existing.get(path);
        return { path, ...(before !== undefined && { before }), after };
      }),
    problems,
    notes,
  };
}
