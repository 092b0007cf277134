import { KubeObject } from '../model';

/** A write, as those who watch hear of it. @internal */
export interface Change {
  revision: number;
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
  /** What it was: a change may bring an object into a selection or take it out. */
  previous?: KubeObject;
}

/** The last writes to one kind; older ones are forgotten, and who asks for them is told so. @internal */
export class History {
  readonly #limit: number;
  #changes: Change[] = [];
  /** Everything up to here is forgotten. */
  #forgotten: number;

  private constructor(limit: number, beginning: number) {
    this.#limit = limit;
    this.#forgotten = beginning;
  }

  /** Of what was before its beginning it knows nothing. */
  static create(limit: number, beginning: number): History {
    return new History(limit, beginning);
  }

  add(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length > this.#limit) {
      // In bulk, so that a write does not move the whole list.
      const gone = this.#changes.splice(0, Math.ceil(this.#limit / 4));
      this.#forgotten = gone[gone.length - 1].revision;
    }
  }

  /** Forgets everything up to a revision, as a restarted server or a compaction does. */
  forget(revision: number): void {
    this.#forgotten = revision;
    this.#changes = this.#changes.filter(c => c.revision > revision);
  }

  knows(revision: number): boolean {
    return revision >= this.#forgotten;
  }

  since(revision: number): Change[] {
    return this.#changes.filter(change => change.revision > revision);
  }
}
