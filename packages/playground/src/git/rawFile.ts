import { Git } from './Git';

/** `/gitops/raw/main/services/all.yaml`; a branch has no slash in its name here. */
const PATH =
  /^\/([a-z0-9][a-z0-9-]*)(?:\.git)?\/raw\/([A-Za-z0-9_][\w.-]*)\/(.+)$/;

/** What somebody wants to read of a repository. @internal */
export interface RawRequest {
  name: string;
  branch: string;
  path: string;
}

/** @internal */
export interface RawFile {
  /** The name that git gives to the content. */
  id: string;
  content: Buffer;
}

/** A path within a tree as git knows it; undefined where it is none. */
function pathOf(written: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(written);
  } catch {
    return undefined;
  }
  const isStrange = path
    .split('/')
    .some(part => part === '' || part === '.' || part === '..');
  return isStrange || /[\p{Control}\\]/u.test(path) ? undefined : path;
}

/** Undefined where an address asks for something else, or for nothing that can be. @internal */
export function rawRequest(pathname: string): RawRequest | undefined {
  const [, name, branch, written] = PATH.exec(pathname) ?? [];
  const path = name && pathOf(written);
  return path && !branch.includes('..') ? { name, branch, path } : undefined;
}

/** A file at the head of a branch; undefined where there is none. @internal */
export async function readRaw(
  git: Git,
  repository: string,
  { branch, path }: Omit<RawRequest, 'name'>,
): Promise<RawFile | undefined> {
  const said = await git.run(
    repository,
    ['cat-file', '--batch'],
    `refs/heads/${branch}:${path}\n`,
  );
  // ID blob SIZE, the content, an empty line; or what is asked for, and that it is missing.
  const end = said.indexOf('\n');
  const found = /^(\w+) blob (\d+)$/.exec(said.toString('latin1', 0, end));
  if (!found) return undefined;
  const [, id, size] = found;
  return { id, content: said.subarray(end + 1, end + 1 + Number(size)) };
}
