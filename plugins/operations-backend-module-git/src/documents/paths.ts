import { InputError } from '@backstage/errors';
import { DocumentPurpose } from '@operate-first/plugin-operations-node';
import picomatch from 'picomatch';

const LONGEST = 400;
/** Control characters, and what git or a file system reads in another way. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;

/** Letters that some file systems do not see. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
/** What one file system or another takes for the folder of git itself. */
const GITS_OWN = /^(\.git|git~\d+)[ .]*(:.*)?$/i;

/** Whether a path leads to a file inside the repository, on every file system. @internal */
export function isPath(path: string): boolean {
  return (
    path.length <= LONGEST &&
    !FORBIDDEN.test(path) &&
    path
      .split('/')
      .every(
        part =>
          part !== '' &&
          part !== '.' &&
          part !== '..' &&
          !GITS_OWN.test(part.replace(UNSEEN, '')),
      )
  );
}

/** Checks a path that somebody wants to write to. Throws {@link InputError}. @internal */
export function checkPath(path: string): string {
  if (!isPath(path)) {
    throw new InputError(
      `path is '${path.slice(
        0,
        LONGEST,
      )}'; write folders and a name with '/' between them, inside the repository`,
    );
  }
  return path;
}

/** Checks the name of a branch as git does. Throws {@link InputError}. @internal */
export function checkBranch(branch: string): string {
  if (
    branch !== 'HEAD' &&
    /^(?![-/.])(?!.*(\.\.|\/\/|\/\.|@\{|\.lock(\/|$)))[A-Za-z0-9._/-]{1,200}(?<![/.])$/.test(
      branch,
    )
  ) {
    return branch;
  }
  throw new InputError(
    `branch is '${branch.slice(
      0,
      200,
    )}'; write letters, digits, '-', '_', '.' and '/'`,
  );
}

/** Says what a file is about, by its path; undefined where it is none of ours. @internal */
export function purposeOf(
  patterns: Record<DocumentPurpose, string[]>,
): (path: string) => DocumentPurpose | undefined {
  const matchers = (
    Object.entries(patterns) as Array<[DocumentPurpose, string[]]>
  )
    .filter(([, globs]) => globs.length > 0)
    .map(([purpose, globs]) => ({ purpose, matches: picomatch(globs) }));
  return path => matchers.find(({ matches }) => matches(path))?.purpose;
}
