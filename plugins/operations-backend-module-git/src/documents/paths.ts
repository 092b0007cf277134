import { InputError } from '@backstage/errors';
import { DocumentPurpose } from '@operate-first/plugin-operations-node';
import picomatch from 'picomatch';

const LONGEST = 400;
/** Control characters, and what git or a file system reads in another way. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f\\]/;

/** Checks a path that somebody wants to write to. Throws {@link InputError}. @internal */
export function checkPath(path: string): string {
  const parts = path.split('/');
  const wrong =
    path.length > LONGEST ||
    FORBIDDEN.test(path) ||
    parts.some(
      part =>
        part === '' ||
        part === '.' ||
        part === '..' ||
        part.toLocaleLowerCase('en-US') === '.git',
    );
  if (wrong) {
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
