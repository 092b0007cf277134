import { listOf } from '../../onboarding/tree/there';
import { editYaml } from '../../onboarding/yaml/editYaml';
import type { YamlEdit } from '../../onboarding/yaml/model';
import type { KindFileChange, TreeFiles } from '../model';

const LISTS = ['resources', 'components'] as const;

/** A change above a tree: what is read is what it will be. @internal */
export class TreeChange {
  readonly #files: TreeFiles;
  /** Undefined where a file goes. */
  readonly #changed = new Map<string, string | undefined>();

  static of(files: TreeFiles): TreeChange {
    return new TreeChange(files);
  }

  private constructor(files: TreeFiles) {
    this.#files = files;
  }

  get(path: string): string | undefined {
    return this.#changed.has(path)
      ? this.#changed.get(path)
      : this.#files.get(path);
  }

  /** What is not there is not made. */
  rewrite(path: string, make: (text: string) => string): void {
    const text = this.get(path);
    if (text !== undefined) this.#changed.set(path, make(text));
  }

  edit(path: string, edits: YamlEdit[]): void {
    this.rewrite(path, text => editYaml(text, edits));
  }

  remove(...paths: string[]): void {
    for (const path of paths) {
      if (this.#files.has(path)) this.#changed.set(path, undefined);
    }
  }

  removeBelow(folder: string): void {
    for (const path of this.#files.paths()) {
      if (path.startsWith(`${folder}/`)) this.remove(path);
    }
  }

  /** Takes names out of what kustomize lists in a folder. */
  unlist(folder: string, isGone: (entry: string) => boolean): void {
    const path = `${folder}/kustomization.yaml`;
    for (const list of LISTS) {
      const gone = listOf(this.get(path), list).filter(isGone);
      this.edit(
        path,
        gone.map(value => ({ op: 'remove', path: [list], value })),
      );
    }
  }

  /** Whether a folder lists nothing. */
  isEmpty(folder: string): boolean {
    const text = this.get(`${folder}/kustomization.yaml`);
    return LISTS.every(list => listOf(text, list).length === 0);
  }

  changes(): KindFileChange[] {
    return [...this.#changed]
      .filter(([path, after]) => this.#files.get(path) !== after)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, after]) => {
        const before = this.#files.get(path);
        return {
          path,
          ...(before !== undefined && { before }),
          ...(after !== undefined && { after }),
        };
      });
  }
}
