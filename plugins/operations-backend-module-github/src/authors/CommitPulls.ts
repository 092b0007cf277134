import { TicketsBusyError } from '@operate-first/plugin-operations-node';
import { addressOf, Address } from '../address';
import { GithubClients } from '../github/GithubClients';
import { Allowance } from './Allowance';
import { MergedPull } from './MergedPull';
import { detailsOf } from './readPulls';
import { closedPullsSchema } from './schema';

const COMMIT = /^[0-9a-f]{40}$/;
/** More of them wait for nobody: whoever looks again asks again. */
const MOST_WAITING = 20;
const MOST_KNOWN = 5_000;
/** Anybody can name commits: they never spend more than this of what GitHub allows in an hour. */
const MOST_AN_HOUR = 300;
const HOUR = 60 * 60_000;
/** A commit may be merged later than somebody looks: after so long it is asked about again, each time, and then no more. */
const AGAIN_AFTER = [HOUR, 6 * HOUR, 24 * HOUR];

/** A commit of which somebody wants to know by which pull request it came. @internal */
export interface WantedCommit {
  address: Address;
  /** Those that are known of the repository; what is found is added. */
  pulls: Map<number, MergedPull>;
  revision: string;
}

/** @internal */
export interface CommitPullsOptions {
  clients: GithubClients;
  allowance: Allowance;
  signal: AbortSignal;
  /** Milliseconds for one commit. */
  patience: number;
}

/**
 * Finds out by which pull request a commit came: a list of what was merged names only the first and the last commit of each.
 * Nobody waits for it; one commit is asked about after the other, once where it is found, and a few times over a day where not.
 *
 * @internal
 */
export class CommitPulls {
  readonly #options: CommitPullsOptions;
  /** How often each was asked about without being found, and from when on it may be again. */
  readonly #asked = new Map<string, { times: number; again: number }>();
  #hour = { began: 0, asked: 0 };
  #waiting = 0;
  #queue: Promise<void> = Promise.resolve();

  private constructor(options: CommitPullsOptions) {
    this.#options = options;
  }

  static create(options: CommitPullsOptions): CommitPulls {
    return new CommitPulls(options);
  }

  /** Calls back when a pull request was found. */
  want(commit: WantedCommit, found: () => void): void {
    const { address, pulls, revision } = commit;
    const key = `${addressOf(address)} ${revision}`;
    const known = [...pulls.values()].some(({ commits }) =>
      commits.includes(revision),
    );
    if (known || !COMMIT.test(revision)) return;
    const before = this.#asked.get(key);
    if (before && Date.now() < before.again) return;
    if (this.#waiting >= MOST_WAITING || this.#options.signal.aborted) return;
    if (!this.#mayAsk()) return;
    if (this.#asked.size >= MOST_KNOWN) this.#asked.clear();
    const times = before?.times ?? 0;
    // While it is asked about, and where it is found, nobody else asks.
    this.#asked.set(key, { times, again: Infinity });
    this.#waiting += 1;
    this.#queue = this.#queue.then(async () => {
      try {
        if (await this.#ask(commit)) found();
        else {
          const pause = AGAIN_AFTER[times] ?? Infinity;
          this.#asked.set(key, { times: times + 1, again: Date.now() + pause });
        }
      } catch (error) {
        // The next one who looks asks again, once GitHub may be asked.
        this.#asked.set(key, { times, again: 0 });
        if (error instanceof TicketsBusyError) {
          this.#options.allowance.pause(address.host, error.retryAt);
        }
      } finally {
        this.#waiting -= 1;
      }
    });
  }

  /** Resolves when nothing is asked any more. */
  async idle(): Promise<void> {
    await this.#queue;
  }

  #mayAsk(): boolean {
    const now = Date.now();
    if (now - this.#hour.began >= HOUR) this.#hour = { began: now, asked: 0 };
    this.#hour.asked += 1;
    return this.#hour.asked <= MOST_AN_HOUR;
  }

  async #ask({ address, pulls, revision }: WantedCommit): Promise<boolean> {
    const { clients, allowance, signal, patience } = this.#options;
    const { host, owner, repo } = address;
    allowance.check(host);
    const enough = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    return clients.ask(addressOf(address), enough, async octokit => {
      octokit.hook.after('request', ({ headers }) =>
        allowance.heed(host, headers),
      );
      const { data } =
        await octokit.rest.repos.listPullRequestsAssociatedWithCommit({
          owner,
          repo,
          commit_sha: revision,
        });
      const merged = closedPullsSchema
        .parse(data)
        .flatMap(({ merged_at, ...pull }) =>
          merged_at ? [{ ...pull, merged_at }] : [],
        );
      const [pull] = merged;
      if (!pull) return false;
      const known =
        pulls.get(pull.number) ?? (await detailsOf(octokit, address, pull));
      const commits = [...new Set([...known.commits, revision])];
      pulls.set(pull.number, { ...known, commits });
      return true;
    });
  }
}
