import type { TreeFiles } from './model';

/**
 * A Map from paths to texts as the files of a tree.
 *
 * @public
 */
export function treeFiles(texts: ReadonlyMap<string, string>): TreeFiles {
  return {
    get: path => texts.get(path),
    has: path => texts.has(path),
    paths: () => texts.keys(),
  };
}
