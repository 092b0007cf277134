import { Reading } from '../Reading';

/** What a place is of a repository at the commit of its branch. @internal */
export interface PlaceView {
  /** The files it has, marked by number. */
  files: Uint8Array;
  /** As it is called now; undefined for everything. */
  path?: string;
  /** Whether it is called otherwise now, or is there no more. */
  state: 'here' | 'moved' | 'gone';
  isFile: boolean;
  /** Everything: whoever wrote a little of that need not know the rest. */
  isWhole?: boolean;
  /** For people: `payments/retry.ts`, `payments/`, or the name of the repository. */
  title: string;
}

/** The deepest folder that all of them are in; empty where that is the root. */
function commonFolder(paths: string[]): string {
  const [first = [], ...others] = paths.map(path =>
    path.split('/').slice(0, -1),
  );
  const parting = first.findIndex((name, at) =>
    others.some(folders => folders[at] !== name),
  );
  return (parting < 0 ? first : first.slice(0, parting)).join('/');
}

/** A path as git has it: without `./` and slashes around it; undefined for everything. */
function plainPath(wanted: string | undefined): string | undefined {
  const path = wanted?.replace(/^[./]*\/|\/+$/g, '').replace(/^\.$/, '');
  return path === '' ? undefined : path;
}

/**
 * The files of a path, also where it was renamed or is gone; undefined where there never was such a path.
 *
 * @internal
 */
export function viewPlace(
  { history: { files } }: Reading,
  repository: string,
  wanted: string | undefined,
): PlaceView | undefined {
  const path = plainPath(wanted);
  const here = files.within(path);
  if (path === undefined) {
    const title = repository.slice(repository.lastIndexOf('/') + 1);
    const view = { state: 'here', isFile: false, isWhole: true } as const;
    return { ...view, files: here, title };
  }
  const title = (name: string, isFile: boolean) => (isFile ? name : `${name}/`);
  const same = (marks: Uint8Array, state: PlaceView['state']) => {
    const names = files.namesOf(marks);
    const isFile = names.length === 1 && names[0] === path;
    return { files: marks, path, state, isFile, title: title(path, isFile) };
  };
  if (here.includes(1)) return same(here, 'here');
  const moved = files.formerlyWithin(path, 'alive');
  if (moved.includes(1)) {
    const names = files.namesOf(moved);
    const isFile = names.length === 1;
    const now = isFile ? names[0] : commonFolder(names);
    return {
      ...{ files: moved, state: 'moved', isFile },
      ...(now && { path: now }),
      title: now ? title(now, isFile) : title(path, false),
    };
  }
  const gone = files.formerlyWithin(path, 'gone');
  return gone.includes(1) ? same(gone, 'gone') : undefined;
}

/** Several places as one: what was written in any of them. @internal */
export function viewTogether(views: PlaceView[]): PlaceView {
  const [first, ...others] = views;
  if (others.length === 0) return first;
  const files = first.files.slice();
  for (const view of others) {
    view.files.forEach((mark, at) => {
      if (mark === 1) files[at] = 1;
    });
  }
  const names = new Set(
    views.map(({ title }) => title.replace(/\/$/, '').split('/').at(-1)),
  );
  const name = names.size === 1 ? [...names][0] : undefined;
  return {
    ...{ files, isFile: false },
    state: views.some(({ state }) => state !== 'gone') ? 'here' : 'gone',
    title: name
      ? `${name} in ${views.length} places`
      : `${first.title} and ${others.length} more`,
  };
}
