import { CodeownersIndex } from './CodeownersIndex';
import { Codeowners, CodeownersRule } from './model';

const indexes = new WeakMap<Codeowners, CodeownersIndex>();

/** The index of a file, which is made once. @public */
export function codeownersIndex(file: Codeowners): CodeownersIndex {
  const known = indexes.get(file);
  if (known) return known;
  const made = CodeownersIndex.create(file);
  indexes.set(file, made);
  return made;
}

/**
 * The rules that say who owns a path: the last one that matches; in GitLab that of each section. One that names nobody
 * says that nobody owns it.
 *
 * @public
 */
export function ownersOf(file: Codeowners, path: string): CodeownersRule[] {
  return codeownersIndex(file).owners(path);
}
