import { ConflictError, InputError } from '@backstage/errors';
import {
  GitopsTree,
  RequestInput,
} from '@operate-first/plugin-operations-common';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { fetchedSchema } from './schema';
import { TreeFolder } from './TreeFolder';

/** In the workspace, beside the tree: a task that is recovered elsewhere brings it along. */
const RECORD = '.operations-tree.json';

type File = NonNullable<RequestInput['files']>[number];

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * A GitOps tree in the workspace, and how it was when it was fetched, so that what a template has changed is known.
 *
 * @internal
 */
export class FetchedTree {
  readonly #folder: TreeFolder;
  readonly #sums: ReadonlyMap<string, string>;

  private constructor(folder: TreeFolder, sums: ReadonlyMap<string, string>) {
    this.#folder = folder;
    this.#sums = sums;
  }

  /** Puts a tree into a folder of its own; what was there before goes. */
  static async put(
    workspace: string,
    path: string,
    { revision, files }: GitopsTree,
  ): Promise<void> {
    const whole = TreeFolder.create(workspace);
    const folder = TreeFolder.create(workspace, path);
    if (folder.resolve('.') === whole.resolve('.')) {
      throw new InputError('Name a folder of its own for the tree.');
    }
    await rm(folder.resolve('.'), { recursive: true, force: true });
    for (const file of files) await folder.write(file.path, file.text);
    const sums = files.map(file => [file.path, sumOf(file.text)] as const);
    await whole.write(
      RECORD,
      `${JSON.stringify({
        revision,
        path,
        files: Object.fromEntries(sums),
      })}\n`,
    );
  }

  /** The tree that a step before has fetched. */
  static async of(workspace: string): Promise<FetchedTree> {
    const text = await TreeFolder.create(workspace).read(RECORD);
    if (text === undefined) {
      throw new InputError(
        'No tree was fetched in this workspace. Put a step operations:tree:fetch before this one.',
      );
    }
    const { path, files } = fetchedSchema.parse(JSON.parse(text));
    return new FetchedTree(
      TreeFolder.create(workspace, path),
      new Map(Object.entries(files)),
    );
  }

  /**
   * What differs from how it was fetched, on top of the tree as it is now. Where somebody else has changed the same file
   * meanwhile, nothing is: it would take their change back.
   */
  async changes(now: GitopsTree): Promise<File[]> {
    const present = new Map(now.files.map(({ path, text }) => [path, text]));
    const paths = new Set([
      ...(await this.#folder.list()),
      ...this.#sums.keys(),
    ]);
    const changes: File[] = [];
    for (const path of [...paths].sort()) {
      const after = await this.#folder.read(path);
      if (this.#sums.get(path) === (after && sumOf(after))) continue;
      const before = present.get(path);
      if (this.#sums.get(path) !== (before && sumOf(before))) {
        throw new ConflictError(
          `Somebody has changed ${path} since the tree was fetched. Start the task again: it begins with the tree as it is now.`,
        );
      }
      changes.push({
        path,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      });
    }
    return changes;
  }
}
