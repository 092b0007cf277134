/** The path that a link leads to; undefined where it leads out of the repository, or cannot be read. @internal */
export function resolvePath(from: string, link: string): string | undefined {
  let target: string;
  try {
    target = decodeURIComponent(link);
  } catch {
    return undefined;
  }
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** @internal */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The name of a file without its ending. @internal */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
}

/** Files and the folders that they are in. @public */
export function withFolders(paths: readonly string[]): Set<string> {
  const all = new Set(paths);
  for (const path of paths) {
    for (let at = folderOf(path); at && !all.has(at); at = folderOf(at)) {
      all.add(at);
    }
  }
  return all;
}
