import { LoggedCommit } from './LogParser';

type FileChange = LoggedCommit['files'][number];

/** The files of a history, under all the names they had: each is a number. @internal */
export class Files {
  /** By number, as each was called last. */
  readonly #names: string[] = [];
  readonly #byName = new Map<string, number>();
  #alive = new Uint8Array(0);

  private constructor() {}

  static create(): Files {
    return new Files();
  }

  get count(): number {
    return this.#names.length;
  }

  nameOf(file: number): string {
    return this.#names[file];
  }

  /** The number of the file that a commit changed. */
  take({ status, path, from }: FileChange): number {
    if (status === 'R' && from !== undefined) {
      const file = this.#known(from);
      this.#names[file] = path;
      // The former name stays known: a branch of that time may still write to it.
      this.#byName.set(path, file);
      return file;
    }
    const known = this.#byName.get(path);
    // What moved away and is added anew is another file.
    const moved = status === 'A' && this.#names[known ?? 0] !== path;
    return known === undefined || moved ? this.#add(path) : known;
  }

  /** Says which names there are now. */
  setTree(paths: string[]): void {
    this.#alive = new Uint8Array(this.#names.length);
    for (const path of paths) {
      const file = this.#byName.get(path);
      if (file === undefined) continue;
      this.#alive[file] = 1;
      // Where branches renamed it differently, it is called as the tree says.
      this.#names[file] = path;
    }
  }

  isAlive(file: number): boolean {
    return this.#alive[file] === 1;
  }

  /** The files that are at a path or below it now; marked by number. */
  within(path: string | undefined): Uint8Array {
    const marks = new Uint8Array(this.#names.length);
    const folder = `${path}/`;
    for (let file = 0; file < marks.length; file += 1) {
      if (!this.isAlive(file)) continue;
      const name = this.#names[file];
      if (path === undefined || name === path || name.startsWith(folder)) {
        marks[file] = 1;
      }
    }
    return marks;
  }

  /** The files that were at a path or below it and are called otherwise now, or those that are gone. */
  formerlyWithin(path: string, which: 'alive' | 'gone'): Uint8Array {
    const marks = new Uint8Array(this.#names.length);
    const folder = `${path}/`;
    for (const [name, file] of this.#byName) {
      if (this.isAlive(file) !== (which === 'alive')) continue;
      if (name === path || name.startsWith(folder)) marks[file] = 1;
    }
    return marks;
  }

  /** Whether a name is or was one of a marked file. */
  isOneOf(name: string, marks: Uint8Array): boolean {
    const file = this.#byName.get(name);
    return file !== undefined && marks[file] === 1;
  }

  /** What the marked files are called now. */
  namesOf(marks: Uint8Array): string[] {
    const names: string[] = [];
    marks.forEach((marked, file) => {
      if (marked === 1) names.push(this.#names[file]);
    });
    return names;
  }

  #known(path: string): number {
    return this.#byName.get(path) ?? this.#add(path);
  }

  #add(path: string): number {
    this.#names.push(path);
    this.#byName.set(path, this.#names.length - 1);
    return this.#names.length - 1;
  }
}
