import { Mirror } from '../git/Mirror';

/** What stands at a path of a commit. @internal */
export interface Entry {
  mode: string;
  /** A file or a link is a blob, a folder a tree, another repository a commit. */
  type: string;
  id: string;
}

const RECORD = /^(\d+) (\w+) ([0-9a-f]+)\t([\s\S]*)$/;
/** So many fit into one command line, however long they are. */
const AT_ONCE = 500;

/** What stands at some paths of a commit or tree, as far as there is something; one look for all of them. @internal */
export async function entriesAt(
  mirror: Mirror,
  revision: string | undefined,
  paths: string[],
  signal: AbortSignal,
): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  if (!revision) return found;
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE);
    const said = await mirror.local(
      ['ls-tree', '-t', '-z', revision, '--', ...some],
      { signal, env: { GIT_LITERAL_PATHSPECS: '1' } },
    );
    for (const record of said.toString().split('\u0000')) {
      const [, mode, type, id, path] = RECORD.exec(record) ?? [];
      if (mode) found.set(path, { mode, type, id });
    }
  }
  return found;
}

/** The folders in which a path is, the outermost first. @internal */
export function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
