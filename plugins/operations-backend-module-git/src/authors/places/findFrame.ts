import { StackFrame } from '@operate-first/plugin-operations-node';

const MOST = 5;
/** What is built somewhere else stands in folders of libraries. */
const LIBRARIES =
  /^node:|(?:^|\/)(?:node_modules|site-packages|dist-packages)\/|^<|^\[/;
const QUALIFIED = /^([\w.$]+)\(([\w$-]+\.\w+)(?::(\d+))?\)$/;
/** What programs are compiled to, and from what. */
const SOURCES: Record<string, string[]> = {
  js: ['ts', 'tsx', 'jsx'],
  mjs: ['mts', 'ts'],
  cjs: ['cts', 'ts'],
  pyc: ['py'],
};

interface Found {
  path: string;
  line?: number;
}

function packageOf(qualified: string): string {
  const parts = qualified.split('.');
  const end = parts.findIndex(part => /^[A-Z]/.test(part));
  return parts.slice(0, end < 0 ? -1 : end).join('/');
}

/** As a path with slashes, without what runtimes write around it. */
function plainFrame({ file, line, function: name }: StackFrame): Found {
  const java = QUALIFIED.exec(file.trim());
  if (java) {
    const [, qualified, base, at] = java;
    return {
      path: [packageOf(qualified), base].filter(Boolean).join('/'),
      line: at === undefined ? line : Number(at),
    };
  }
  const path = file
    .trim()
    .replace(/\\/g, '/')
    .replace(/^(?:file|webpack(?:-internal)?|app|capacitor):\/\//, '')
    .replace(/^[A-Za-z]:\//, '/')
    .replace(/[?#].*$/, '')
    .replace(/@v\d[\w.+-]*(?=\/)/g, '')
    .replace(/(?:^|\/)\.(?=\/)/g, '');
  const alone = !path.includes('/') && /\.(?:java|kt|scala|groovy)$/.test(path);
  const folder = alone && name ? packageOf(name) : '';
  return { path: folder ? `${folder}/${path}` : path, line };
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== '.');
}

/** How many names at the end are the same. */
function agreeing(wanted: string[], path: string[]): number {
  let count = 0;
  while (
    count < Math.min(wanted.length, path.length) &&
    wanted[wanted.length - 1 - count] === path[path.length - 1 - count]
  ) {
    count += 1;
  }
  return count;
}

/** Those that agree in the most names; first those that agree as a whole. */
function bestOf(paths: string[], wanted: string[]): string[] {
  const base = wanted[wanted.length - 1];
  const named = paths.filter(
    path => path === base || path.endsWith(`/${base}`),
  );
  const rated = named.map(path => {
    const segments = segmentsOf(path);
    const agrees = agreeing(wanted, segments);
    return { path, agrees, whole: agrees === segments.length };
  });
  const most = Math.max(0, ...rated.map(({ agrees }) => agrees));
  return rated
    .filter(({ agrees }) => agrees === most)
    .sort(
      (a, b) =>
        Number(b.whole) - Number(a.whole) ||
        a.path.length - b.path.length ||
        (a.path < b.path ? -1 : 1),
    )
    .map(({ path }) => path);
}

/** The source that something was compiled from, where only one can be meant; its lines are others. */
function compiledFrom(paths: string[], wanted: string[]): Found[] {
  const base = wanted[wanted.length - 1];
  const dot = base.lastIndexOf('.');
  const endings = SOURCES[base.slice(dot + 1)] ?? [];
  const folders = wanted
    .slice(0, -1)
    .map(part => (/^(?:dist|build|lib|out)$/.test(part) ? 'src' : part));
  const found = endings.flatMap(ending =>
    bestOf(paths, [...folders, `${base.slice(0, dot)}.${ending}`]),
  );
  return found.length === 1 ? [{ path: found[0] }] : [];
}

/**
 * The files of a tree that a frame of a stack trace may mean: those whose names agree with its end. None where more than five
 * agree equally well, and none for libraries.
 *
 * @internal
 */
export function findFrame(paths: string[], frame: StackFrame): Found[] {
  const { path, line } = plainFrame(frame);
  const wanted = segmentsOf(path);
  if (wanted.length === 0 || LIBRARIES.test(path)) return [];
  const best = bestOf(paths, wanted);
  if (best.length === 0) return compiledFrom(paths, wanted);
  if (best.length > MOST) return [];
  return best.map(one => ({
    path: one,
    ...(line !== undefined && { line }),
  }));
}
