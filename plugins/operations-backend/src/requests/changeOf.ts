import {
  OnboardingRequest,
  readOnboardingRequest,
  RequestCheck,
  RequestEffect,
  requestKind,
  treeFiles,
} from '@operate-first/plugin-operations-common';
import { buildFrom } from '../onboarding/buildFrom';
import { OnboardingConfig } from '../onboarding/config';
import { TreeAtRevision } from '../onboarding/HeldTree';
import { HeldRequest, StoredFile } from './rows';

const NAME = 'Rules of the portal';

/** What a request changes in the tree as it is now. @internal */
export interface PresentChange {
  files: StoredFile[];
  notes: string[];
  effects?: RequestEffect[];
  /** What the portal itself finds. */
  check: RequestCheck;
}

/** What the portal says of a change. @internal */
export function ownCheck(problems: string[]): RequestCheck {
  return problems.length === 0
    ? {
        name: NAME,
        state: 'passed',
        message:
          'Names, quotas and owners are right, and nothing of others is touched.',
      }
    : {
        name: NAME,
        state: 'failed',
        message: problems.slice(0, 3).join(' '),
        ...(problems.length > 3 && { details: problems.slice(0, 200) }),
      };
}

/** Whether a check is, or passes for, the portal's own. @internal */
export function isOwnCheck({ name }: Pick<RequestCheck, 'name'>): boolean {
  const plain = name.normalize('NFKC').trim().replace(/\s+/g, ' ');
  return plain.toLocaleLowerCase('en-US') === NAME.toLocaleLowerCase('en-US');
}

/** All checks, with what the portal finds now. @internal */
export function withOwnCheck(
  checks: RequestCheck[],
  own: RequestCheck,
): RequestCheck[] {
  return [own, ...checks.filter(check => !isOwnCheck(check))];
}

/** What a task has checked says nothing of another change than the one that it sent. @internal */
export function withoutEarlier(checks: RequestCheck[]): RequestCheck[] {
  return checks.map(check =>
    isOwnCheck(check)
      ? check
      : {
          name: check.name,
          state: 'notRun',
          message: 'It was made for an earlier state of the change.',
        },
  );
}

/** A request as it was before it had an address: as the task that sent it knew it. @internal */
export function withoutAddress(held: HeldRequest): HeldRequest {
  const { parameters, ground, row } = held;
  if (row.kind !== 'onboard') {
    return { ...held, ...(ground && { ground: { known: ground.known } }) };
  }
  const { request: _, ...rest } = parameters;
  return { ...held, parameters: rest };
}

/** The request itself, as its parameters say it; undefined where it is a change of files. @internal */
export function onboardingOf(
  { row, parameters }: Pick<HeldRequest, 'row' | 'parameters'>,
  { tree }: Pick<OnboardingConfig, 'tree'>,
): { request?: OnboardingRequest; problems: string[] } {
  if (row.kind !== 'onboard') return { problems: [] };
  const { value, problems } = readOnboardingRequest(parameters, tree);
  return {
    request: value,
    problems: problems.map(({ message }) => message),
  };
}

/** Files that somebody's template wrote: what they were made from must still be there. */
function changeOfFiles(files: StoredFile[], tree: TreeAtRevision) {
  const problems: string[] = [];
  const changed = files.filter(({ path, before, after }) => {
    const now = tree.texts.get(path);
    if (now === after) return false;
    if (now !== before || tree.unread.has(path)) {
      problems.push(
        `${path} was changed since. Withdraw the request and run the template again.`,
      );
    }
    return true;
  });
  return { files: changed, notes: [], check: ownCheck(problems) };
}

/** What is asked for, made again from the tree as it is. */
function changeOfKind(
  held: Pick<HeldRequest, 'row' | 'parameters' | 'files' | 'notes' | 'ground'>,
  config: Pick<OnboardingConfig, 'tree'>,
  tree: TreeAtRevision,
): PresentChange {
  const { row, parameters, files, notes } = held;
  const kind = requestKind(row.kind);
  const read = kind?.read(parameters, config.tree);
  if (!kind || !read?.value) {
    const problems = read?.problems.map(({ message }) => message) ?? [
      `The portal does not know requests of the kind ${row.kind} any more.`,
    ];
    return { files, notes, check: ownCheck(problems) };
  }
  const built = kind.build(read.value, {
    tree: config.tree,
    files: treeFiles(tree.texts),
    requester: row.requester,
    ...held.ground,
  });
  const blocked = built.files.filter(({ path }) => tree.unread.has(path));
  return {
    files: built.files,
    notes: built.notes,
    effects: built.effects,
    check: ownCheck([
      ...built.problems.map(({ message }) => message),
      ...blocked.map(
        ({ path }) => `${path} is no text, or too large to be read.`,
      ),
    ]),
  };
}

/** @internal */
export function changeOf(
  held: Pick<HeldRequest, 'row' | 'parameters' | 'files' | 'notes' | 'ground'>,
  config: Pick<OnboardingConfig, 'tree'>,
  tree: TreeAtRevision,
): PresentChange {
  if (held.row.kind === 'change') return changeOfFiles(held.files, tree);
  if (held.row.kind !== 'onboard') return changeOfKind(held, config, tree);
  const { request, problems } = onboardingOf(held, config);
  if (!request) {
    return { files: held.files, notes: held.notes, check: ownCheck(problems) };
  }
  const built = buildFrom(request, config.tree, tree);
  return {
    files: built.files,
    notes: built.notes,
    check: ownCheck(built.problems.map(({ message }) => message)),
  };
}
