import { OnboardingChange, OnboardingFiles, OnboardingProblem } from '../model';
import { completeYaml } from '../yaml/completeYaml';
import { toYaml } from '../yaml/text';
import { Files, Planned, PlannedFile } from './plan';

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
 * What a plan makes of the files of a tree: what is missing is added, what somebody has written stays.
 *
 * @internal
 */
export function applyPlan(
  plan: Planned[],
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
  for (const planned of plan) {
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
