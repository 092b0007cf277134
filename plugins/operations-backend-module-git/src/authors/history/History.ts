import { People } from '../people/People';
import { Files } from './Files';
import { LoggedCommit } from './LogParser';
import { Numbers } from './Numbers';
import { coAuthorsOf, revertedBy } from './trailers';

/** Stands for no commit. @internal */
export const NONE = 0xffffffff;

/** @internal */
export interface HistoryShape {
  bots: string[];
  /** The address under which the portal commits. */
  portal?: string;
  /** How many bytes a revision has. */
  width: number;
}

/**
 * The commits of a branch, oldest first, in some fifty bytes each: who, when, which files. What people read of a commit is
 * read from git when somebody wants to see it.
 *
 * @internal
 */
export class History {
  readonly files = Files.create();
  readonly people: People;
  readonly #width: number;
  #revisions: Buffer;
  readonly #times = Numbers.create();
  readonly #authors = Numbers.create();
  readonly #firstParents = Numbers.create();
  /** Where the files of each end in the row of files. */
  readonly #ends = Numbers.create();
  readonly #changed = Numbers.create();
  readonly #coAuthors = new Map<number, number[]>();
  readonly #otherParents = new Map<number, number[]>();
  readonly #reverts: Array<{ commit: number; reverted: string }> = [];
  #landings = new Uint32Array(0);

  private constructor(options: HistoryShape) {
    this.people = People.create(options.bots, options.portal);
    this.#width = options.width;
    this.#revisions = Buffer.alloc(256 * options.width);
  }

  static create(options: HistoryShape): History {
    return new History(options);
  }

  get count(): number {
    return this.#times.length;
  }

  /** Takes commits over, after all of their parents. */
  add(commits: Iterable<LoggedCommit>, numbers: Map<string, number>): void {
    for (const commit of commits) this.#add(commit, numbers);
  }

  /** The numbers of all revisions; made anew each time, because nobody else needs it. */
  numbers(): Map<string, number> {
    const found = new Map<string, number>();
    for (let at = 0; at < this.count; at += 1) found.set(this.revision(at), at);
    return found;
  }

  revision(commit: number): string {
    const from = commit * this.#width;
    return this.#revisions.toString('hex', from, from + this.#width);
  }

  /** The number of a revision, of which the beginning may be enough. */
  find(revision: string): number | undefined {
    const even = revision.slice(0, revision.length - (revision.length % 2));
    const wanted = Buffer.from(even, 'hex');
    const whole = this.#revisions.subarray(0, this.count * this.#width);
    let from = whole.indexOf(wanted);
    while (from >= 0) {
      const commit = Math.floor(from / this.#width);
      if (
        from % this.#width === 0 &&
        this.revision(commit).startsWith(revision)
      ) {
        return commit;
      }
      from = whole.indexOf(wanted, from + 1);
    }
    return undefined;
  }

  /** Seconds since 1970. */
  time(commit: number): number {
    return this.#times.values[commit];
  }

  author(commit: number): number {
    return this.#authors.values[commit];
  }

  coAuthors(commit: number): number[] {
    return this.#coAuthors.get(commit) ?? [];
  }

  firstParent(commit: number): number {
    return this.#firstParents.values[commit];
  }

  otherParents(commit: number): number[] {
    return this.#otherParents.get(commit) ?? [];
  }

  /** The files a commit changed: from and to in {@link History.changed}. */
  range(commit: number): [number, number] {
    const ends = this.#ends.values;
    return [commit === 0 ? 0 : ends[commit - 1], ends[commit]];
  }

  get changed(): Uint32Array {
    return this.#changed.values;
  }

  get reverts(): ReadonlyArray<{ commit: number; reverted: string }> {
    return this.#reverts;
  }

  setLandings(landings: Uint32Array): void {
    this.#landings = landings;
  }

  /** The commit of the branch itself with which another one came into it; itself where it was made there. */
  landing(commit: number): number {
    const landing = this.#landings[commit];
    return landing === undefined || landing === NONE ? commit : landing;
  }

  /** When it came into the branch. */
  landedAt(commit: number): Date {
    return new Date(this.time(this.landing(commit)) * 1000);
  }

  trim(): void {
    [
      this.#times,
      this.#authors,
      this.#firstParents,
      this.#ends,
      this.#changed,
    ].forEach(row => row.trim());
  }

  /** What it keeps of commits, in bytes; names of files and people come to that. */
  get bytes(): number {
    const rows = [
      this.#times,
      this.#authors,
      this.#firstParents,
      this.#ends,
      this.#changed,
    ];
    return rows.reduce(
      (sum, { values }) => sum + values.byteLength,
      this.#revisions.length + this.#landings.byteLength,
    );
  }

  #add(commit: LoggedCommit, numbers: Map<string, number>): void {
    const number = this.count;
    if (numbers.has(commit.revision)) return;
    numbers.set(commit.revision, number);
    this.#write(number, commit.revision);
    this.#times.push(Math.max(0, Math.min(commit.time || 0, NONE - 1)));
    this.#authors.push(this.people.take(commit));
    const coAuthors = coAuthorsOf(commit.body);
    if (coAuthors.length > 0) {
      this.#coAuthors.set(
        number,
        coAuthors.map(named => this.people.take(named)),
      );
    }
    const [first, ...others] = commit.parents.map(
      parent => numbers.get(parent) ?? NONE,
    );
    this.#firstParents.push(first ?? NONE);
    const known = others.filter(parent => parent !== NONE);
    if (known.length > 0) this.#otherParents.set(number, known);
    const reverted = revertedBy(commit.body);
    if (reverted) this.#reverts.push({ commit: number, reverted });
    const files = new Set(commit.files.map(file => this.files.take(file)));
    for (const file of files) this.#changed.push(file);
    this.#ends.push(this.#changed.length);
  }

  #write(number: number, revision: string): void {
    const at = number * this.#width;
    if (at + this.#width > this.#revisions.length) {
      this.#revisions = Buffer.concat(
        [this.#revisions],
        this.#revisions.length * 2,
      );
    }
    this.#revisions.write(revision, at, this.#width, 'hex');
  }
}
