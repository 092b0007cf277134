import { listOf } from '../../onboarding/tree/there';
import { editYaml } from '../../onboarding/yaml/editYaml';
import type { YamlEdit } from '../../onboarding/yaml/model';
import type { KindFileChange, TreeFiles } from '../model';
import { TreeOverlay } from '../TreeOverlay';

const LISTS = ['resources', 'components'] as const;

/** A change above a tree: what is read is what it will be. @internal */
export class TreeChange {
  readonly #files: TreeFiles;
  readonly #overlay: TreeOverlay;

  static of(files: TreeFiles): TreeChange {
    return new TreeChange(files);
  }

  private constructor(files: TreeFiles) {
    this.#files = files;
    this.#overlay = TreeOverlay.over(files);
  }

  get(path: string): string | undefined {
    return this.#overlay.get(path);
  }

  /** What is not there is not made. */
  rewrite(path: string, make: (text: string) => string): void {
    const text = this.get(path);
    if (text !== undefined) this.#overlay.write(path, make(text));
  }

  edit(path: string, edits: YamlEdit[]): void {
    this.rewrite(path, text => editYaml(text, edits));
  }

  remove(...paths: string[]): void {
    for (const path of paths) this.#overlay.remove(path);
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
    return this.#overlay.changes();
  }
}
