import { LoggedCommit } from '../history/LogParser';

const MOST = 5_000;
/** Larger ones are rare, and are read again. */
const MOST_FILES = 100;

/**
 * What git has printed of commits lately. A commit never changes, and the same ones are asked for whenever something new
 * came on top of them.
 *
 * @internal
 */
export class KnownCommits {
  /** The one that nobody has asked for the longest first. */
  readonly #commits = new Map<string, LoggedCommit>();

  private constructor() {}

  static create(): KnownCommits {
    return new KnownCommits();
  }

  get(revision: string): LoggedCommit | undefined {
    const found = this.#commits.get(revision);
    if (found) {
      this.#commits.delete(revision);
      this.#commits.set(revision, found);
    }
    return found;
  }

  keep(commit: LoggedCommit): void {
    if (commit.files.length > MOST_FILES) return;
    this.#commits.set(commit.revision, commit);
    if (this.#commits.size <= MOST) return;
    for (const oldest of this.#commits.keys()) {
      this.#commits.delete(oldest);
      break;
    }
  }
}
