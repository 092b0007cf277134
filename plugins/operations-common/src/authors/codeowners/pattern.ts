import picomatch from 'picomatch';
import { CodeownersDialect } from './model';

const LONGEST_PATTERN = 1_000;
/** More of them in one name, or of `**` in one path, take longer to match than they are worth. */
const MOST_WILDCARDS = 4;
const OPTIONS = { dot: true, nobrace: true, noextglob: true, nonegate: true };

/** Everything but `*` and `?` means itself; to GitLab brackets mean a set of characters. */
function literal(text: string, dialect: CodeownersDialect): string {
  const special =
    dialect === 'gitlab' ? /[(){}!+@|^$\\]/g : /[(){}!+@|^$\\[\]]/g;
  return text.replace(special, '\\$&');
}

function tooWild(segments: string[]): boolean {
  const stars = (text: string) => text.split('*').length - 1;
  return (
    segments.filter(segment => segment === '**').length > MOST_WILDCARDS ||
    segments.some(
      segment => segment !== '**' && stars(segment) > MOST_WILDCARDS,
    )
  );
}

/** As GitHub reads it: a name is found anywhere, a path from the root; a folder stands for all within. */
function github(pattern: string): string[] {
  if (pattern === '/') return [];
  const folder = pattern.endsWith('/');
  const anchored = pattern.slice(0, -1).includes('/');
  const plain = pattern.replace(/^\/|\/$/g, '');
  const from = anchored || plain.startsWith('**') ? plain : `**/${plain}`;
  if (folder) return [`${from}/**/*`];
  const last = from.slice(from.lastIndexOf('/') + 1);
  // `docs/*` are the files of a folder, and not those of the folders in it.
  return anchored && last === '*' ? [from] : [from, `${from}/**`];
}

/** As GitLab reads it: whatever does not begin with a slash is found anywhere; a folder needs its slash. */
function gitlab(pattern: string): string[] {
  const from = pattern.startsWith('/')
    ? pattern.slice(1)
    : `**/${pattern.replace(/^\*\*\//, '')}`;
  return [from.endsWith('/') || from === '' ? `${from}**` : from];
}

/** Why nobody can say what a pattern matches; undefined where everybody can. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) return 'The pattern is too long.';
  // One that ends so is taken apart for ever by the library.
  if (/\\(?:\/|$)/.test(pattern)) {
    return 'A name cannot end with a backslash.';
  }
  if (pattern.includes('***')) return '*** means nothing. Write * or **.';
  if (tooWild(pattern.split('/'))) {
    return `There are too many wildcards in it. Write at most ${MOST_WILDCARDS} in one name.`;
  }
  return undefined;
}

/** The globs that a pattern stands for. */
export function globsOf(pattern: string, dialect: CodeownersDialect): string[] {
  return dialect === 'github' ? github(pattern) : gitlab(pattern);
}

/** Whether a path matches one of the globs of a pattern that has no problem. */
export function matcherOf(
  globs: string[],
  dialect: CodeownersDialect,
): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  return picomatch(
    globs.map(glob => literal(glob, dialect)),
    OPTIONS,
  );
}
