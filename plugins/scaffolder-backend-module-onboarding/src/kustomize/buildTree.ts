import { dirname, join, posix } from 'node:path';
import { parse } from 'yaml';
import { Check, Finding } from '../manifests/check';
import { TreeFolder } from '../workspace/TreeFolder';
import { Kustomize } from './Kustomize';
import { kustomizationSchema } from './schema';

const FILE = /^kustomization\.ya?ml$/;

interface Kustomization {
  /** Its folder. */
  folder: string;
  isComponent: boolean;
  /** What it names, from the root of the tree. */
  names: string[];
}

/** Every kustomization of the tree, and what in them leads nowhere: neither out of the tree nor into the network. */
async function readTree(tree: TreeFolder) {
  const found: Kustomization[] = [];
  const findings: Finding[] = [];
  for (const path of await tree.list('.', FILE)) {
    const folder = dirname(path);
    try {
      const value: unknown = parse((await tree.read(path)) ?? '');
      const { resources, components, bases, kind } =
        kustomizationSchema.parse(value);
      const written = [...resources, ...components, ...bases];
      found.push({
        folder,
        isComponent: kind === 'Component',
        names: written.map(name => posix.normalize(join(folder, name))),
      });
      for (const name of written) {
        if (await isInTree(tree, folder, name)) continue;
        const message = `It names ${name}, which is not in the tree.`;
        findings.push({ path, message });
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      findings.push({ path, message: message.split('\n')[0] });
    }
  }
  return { found, findings };
}

async function isInTree(
  tree: TreeFolder,
  folder: string,
  name: string,
): Promise<boolean> {
  if (/^[a-z][a-z0-9+.-]*:|@|^\//i.test(name)) return false;
  try {
    return await tree.isThere(join(folder, name));
  } catch {
    return false;
  }
}

/** Those that no other names: clusters, in a tree of clusters. */
function topsOf(found: Kustomization[]): string[] {
  const named = new Set(found.flatMap(({ names }) => names));
  return found
    .filter(({ folder, isComponent }) => !isComponent && !named.has(folder))
    .map(({ folder }) => folder);
}

/** Everything that a folder is built of. */
function partsOf(top: string, found: Kustomization[]): Set<string> {
  const byFolder = new Map(found.map(each => [each.folder, each]));
  const parts = new Set<string>();
  const look = (part: string) => {
    if (parts.has(part)) return;
    parts.add(part);
    byFolder.get(part)?.names.forEach(look);
  };
  look(top);
  return parts;
}

/** What has to be looked at: all of it, or only what some files are part of. What others have broken stops nobody. */
function choose(
  found: Kustomization[],
  findings: Finding[],
  { folders, files }: { folders?: string[]; files?: string[] },
): { tops: string[]; broken: Finding[] } {
  const tops = folders ?? topsOf(found);
  if (!files) return { tops, broken: findings };
  const chosen = tops
    .map(top => ({ top, parts: partsOf(top, found) }))
    .filter(({ parts }) =>
      files.some(file => parts.has(file) || parts.has(dirname(file))),
    );
  const changed = new Set(files.map(file => dirname(file)));
  return {
    tops: chosen.map(({ top }) => top),
    broken: findings.filter(({ path }) =>
      [changed, ...chosen.map(({ parts }) => parts)].some(parts =>
        parts.has(dirname(path)),
      ),
    ),
  };
}

/** @internal */
export interface BuiltTree {
  check: Check;
  /** What each folder builds. */
  built: Map<string, string>;
}

/** Builds folders of a tree, or all that no other names. @internal */
export async function buildTree(
  tree: TreeFolder,
  programs: string[],
  options: { folders?: string[]; files?: string[]; signal?: AbortSignal },
): Promise<BuiltTree> {
  const built = new Map<string, string>();
  const check = (
    status: Check['status'],
    message: string,
    findings: Finding[] = [],
  ) => ({
    check: { name: 'kustomize', status, message, findings },
    built,
  });
  const read = await readTree(tree);
  const { tops, broken } = choose(read.found, read.findings, options);
  if (broken.length > 0) {
    return check('failed', 'The tree names what it does not have.', broken);
  }
  if (tops.length === 0) {
    const nothing = check('not run', 'There is nothing to build.');
    return { ...nothing, check: { ...nothing.check, applies: false } };
  }
  const program = await Kustomize.find(programs);
  if (!program.kustomize) return check('not run', program.reason);
  const { kustomize } = program;
  const findings: Finding[] = [];
  for (const folder of tops) {
    const result = await kustomize.build(tree.resolve(folder), options.signal);
    if (result.yaml !== undefined) built.set(folder, result.yaml);
    else findings.push({ path: folder, message: result.reason });
  }
  return check(
    findings.length > 0 ? 'failed' : 'passed',
    `${tops.length} ${tops.length === 1 ? 'folder' : 'folders'} built by ${
      kustomize.title
    }.`,
    findings,
  );
}
