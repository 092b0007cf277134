import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  mkdir,
  readdir,
  readFile,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Nobody writes more than this by hand. */
const MOST_BYTES = 5 * 2 ** 20;
const LEFT_OUT = new Set(['.git', 'node_modules']);

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/**
 * A folder of the workspace, and nothing outside of it: neither by `..`, nor by an absolute path, nor through a symbolic
 * link that somebody has committed.
 *
 * @internal
 */
export class TreeFolder {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  static create(workspace: string, folder: string = '.'): TreeFolder {
    return new TreeFolder(resolveSafeChildPath(workspace, folder));
  }

  /** Where it is on this machine. */
  resolve(path: string): string {
    return resolveSafeChildPath(this.#root, path);
  }

  /** Undefined where there is no such file. */
  async read(path: string): Promise<string | undefined> {
    const file = this.resolve(path);
    try {
      const { size } = await stat(file);
      if (size > MOST_BYTES) {
        throw new InputError(`${path} is too large to be read: ${size} bytes.`);
      }
      return await readFile(file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async write(path: string, text: string): Promise<void> {
    const file = this.resolve(path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** What is not there need not go. Folders that are left empty go, too: git knows none. */
  async remove(path: string): Promise<void> {
    await rm(this.resolve(path), { force: true });
    for (let up = dirname(path); up !== '.'; up = dirname(up)) {
      try {
        await rmdir(this.resolve(up));
      } catch (error) {
        if (isMissing(error)) continue;
        return;
      }
    }
  }

  async isThere(path: string): Promise<boolean> {
    try {
      await stat(this.resolve(path));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  /** All files below, or the file itself, in their order. Symbolic links are not followed. */
  async list(path: string = '.', matching = /./): Promise<string[]> {
    const found: string[] = [];
    const look = async (folder: string) => {
      const entries = await readdir(this.resolve(folder), {
        withFileTypes: true,
      });
      for (const entry of entries) {
        const child = join(folder, entry.name);
        if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) await look(child);
        else if (entry.isFile() && matching.test(entry.name)) found.push(child);
      }
    };
    try {
      if ((await stat(this.resolve(path))).isFile()) return [path];
    } catch (error) {
      if (isMissing(error)) throw new InputError(`There is no ${path}.`);
      throw error;
    }
    await look(path);
    return found.sort();
  }
}
