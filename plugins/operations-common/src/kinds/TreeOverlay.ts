import type { KindFileChange, TreeFiles } from './model';

/** What is written above the files of a tree; reading finds it first. @internal */
export class TreeOverlay {
  readonly #files: TreeFiles;
  /** Undefined where a file goes. */
  readonly #written = new Map<string, string | undefined>();

  static over(files: TreeFiles): TreeOverlay {
    return new TreeOverlay(files);
  }

  private constructor(files: TreeFiles) {
    this.#files = files;
  }

  get(path: string): string | undefined {
    return this.#written.has(path)
      ? this.#written.get(path)
      : this.#files.get(path);
  }

  has(path: string): boolean {
    return this.get(path) !== undefined;
  }

  write(path: string, text: string): void {
    this.#written.set(path, text);
  }

  remove(path: string): void {
    if (this.has(path)) this.#written.set(path, undefined);
  }

  /** What is different now, in the order of the paths. */
  changes(): KindFileChange[] {
    return [...this.#written]
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
