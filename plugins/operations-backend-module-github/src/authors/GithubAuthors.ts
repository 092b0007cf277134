import {
  AuthorSource,
  CodePlace,
  Commit,
  PlaceAnswer,
  SourceReport,
  TicketsBusyError,
} from '@operate-first/plugin-operations-node';
import { Address, addressOf, readAddress } from '../address';
import { GithubClients } from '../github/GithubClients';
import { Allowance } from './Allowance';
import { CommitPulls } from './CommitPulls';
import { evidenceOf } from './evidenceOf';
import { MergedPull } from './MergedPull';
import { readPulls } from './readPulls';

const INTERVAL = 15 * 60_000;
const PATIENCE = 60_000;
/** Of more than these nothing is kept in memory. */
const MOST_REPOSITORIES = 300;

interface Followed {
  /** As the catalog writes it. */
  name: string;
  address: Address;
  pulls: Map<number, MergedPull>;
  readAt?: Date;
  problem?: string;
}

function keyOf(address: string): string | undefined {
  const read = readAddress(address);
  return read && addressOf(read).toLocaleLowerCase('en-US');
}

/**
 * Who proposed and who reviewed what, from merged pull requests. They are read in the background, one repository after the
 * other, and kept in memory.
 *
 * @internal
 */
export class GithubAuthors implements AuthorSource {
  readonly id = 'github';
  readonly title = 'GitHub';
  readonly #clients: GithubClients;
  readonly #interval: number;
  readonly #allowance = Allowance.create();
  readonly #commitPulls: CommitPulls;
  readonly #followed = new Map<string, Followed>();
  readonly #listeners: Array<(repository: string) => void> = [];
  readonly #end = new AbortController();
  #tooMany = 0;
  #timer?: NodeJS.Timeout;
  #reading?: Promise<void>;

  private constructor(clients: GithubClients, interval: number) {
    this.#clients = clients;
    this.#interval = interval;
    this.#commitPulls = CommitPulls.create({
      clients,
      allowance: this.#allowance,
      signal: this.#end.signal,
      patience: PATIENCE,
    });
  }

  static create(options: {
    clients: GithubClients;
    /** Milliseconds between two looks. */
    interval?: number;
  }): GithubAuthors {
    return new GithubAuthors(options.clients, options.interval ?? INTERVAL);
  }

  follow(repositories: string[]): void {
    const wanted = new Map(
      repositories.flatMap(name => {
        const key = keyOf(name);
        const address = readAddress(name);
        if (!key || !address || !this.#clients.knows(key)) return [];
        const followed: Followed = { name, address, pulls: new Map() };
        return [[key, followed] as const];
      }),
    );
    this.#tooMany = Math.max(0, wanted.size - MOST_REPOSITORIES);
    const kept = new Map([...wanted].slice(0, MOST_REPOSITORIES));
    for (const key of this.#followed.keys()) {
      if (!kept.has(key)) this.#followed.delete(key);
    }
    for (const [key, followed] of kept) {
      if (!this.#followed.has(key)) this.#followed.set(key, followed);
    }
    this.#read();
  }

  onRead(listener: (repository: string) => void): void {
    this.#listeners.push(listener);
  }

  async look(place: CodePlace): Promise<PlaceAnswer | undefined> {
    const followed = this.#find(place.repository);
    if (!followed?.readAt) return undefined;
    const { pulls, readAt, problem, address, name } = followed;
    if (place.revision !== undefined) {
      const { revision } = place;
      this.#commitPulls.want({ address, pulls, revision }, () => {
        for (const tell of this.#listeners) tell(name);
      });
    }
    return {
      evidence: evidenceOf([...pulls.values()], place, new Date()),
      readAt,
      problems: problem ? [problem] : [],
    };
  }

  pullRequest(
    repository: string,
    revision: string,
  ): { url: string; title: string } | undefined {
    const pulls = this.#find(repository)?.pulls.values() ?? [];
    for (const { commits, url, title } of pulls) {
      if (commits.includes(revision)) return { url, title };
    }
    return undefined;
  }

  /** Commits are read from git, which has all of them. */
  async commits(): Promise<Commit[] | undefined> {
    return undefined;
  }

  report(): SourceReport {
    const followed = [...this.#followed.values()];
    const failing = followed.filter(({ problem }) => problem);
    const read = followed.filter(({ readAt }) => readAt).length;
    const left =
      this.#tooMany > 0
        ? ` ${
            this.#tooMany
          } more are left out: ${MOST_REPOSITORIES} is the limit.`
        : '';
    const [first] = failing;
    if (first) {
      return {
        state: 'failing',
        message: `Pull requests of ${failing.length} of ${followed.length} repositories cannot be read, such as ${first.name}: ${first.problem}${left}`,
      };
    }
    return {
      state: 'running',
      message: `Reads pull requests of ${read} of ${followed.length} repositories.${left}`,
    };
  }

  /** Resolves when nothing is asked about commits. */
  async idle(): Promise<void> {
    await this.#commitPulls.idle();
  }

  /** Resolves when nothing is asked any more. */
  async end(): Promise<void> {
    this.#end.abort();
    clearTimeout(this.#timer);
    await this.#reading;
    await this.idle();
  }

  #find(address: string): Followed | undefined {
    const key = keyOf(address);
    return key === undefined ? undefined : this.#followed.get(key);
  }

  /** One round at a time; the next one follows later. */
  #read(): void {
    const { signal } = this.#end;
    if (this.#reading || signal.aborted || this.#followed.size === 0) return;
    clearTimeout(this.#timer);
    this.#reading = this.#round().finally(() => {
      this.#reading = undefined;
      if (signal.aborted) return;
      // What came while the round went on is not made to wait.
      const isNew = [...this.#followed.values()].some(
        ({ readAt, problem }) => !readAt && !problem,
      );
      this.#timer = setTimeout(
        () => this.#read(),
        isNew ? 0 : this.#interval,
      ).unref();
    });
  }

  /** All that is followed, in turns, so that a large repository keeps none of the others waiting. */
  async #round(): Promise<void> {
    let turn = [...this.#followed.values()];
    while (turn.length > 0) {
      const unfinished: Followed[] = [];
      for (const followed of turn) {
        if (this.#end.signal.aborted) return;
        if (await this.#readOne(followed)) unfinished.push(followed);
      }
      turn = unfinished;
    }
  }

  /** Whether there is more to be read. */
  async #readOne(followed: Followed): Promise<boolean> {
    const { address, pulls, name } = followed;
    const { host } = address;
    const check = () => this.#allowance.check(host);
    let hasMore = false;
    try {
      check();
      const signal = AbortSignal.any([
        this.#end.signal,
        AbortSignal.timeout(PATIENCE),
      ]);
      hasMore = await this.#clients.ask(
        addressOf(address),
        signal,
        async octokit => {
          octokit.hook.after('request', ({ headers }) =>
            this.#allowance.heed(host, headers),
          );
          const read = await readPulls(octokit, address, {
            known: pulls,
            check,
          });
          return read.hasMore;
        },
      );
      followed.problem = undefined;
      followed.readAt = new Date();
    } catch (error) {
      if (error instanceof TicketsBusyError) {
        this.#allowance.pause(host, error.retryAt);
      }
      followed.problem = error instanceof Error ? error.message : String(error);
      // What was read before it failed is as good as it was.
      if (pulls.size > 0) followed.readAt ??= new Date();
    }
    if (followed.readAt) for (const tell of this.#listeners) tell(name);
    return hasMore;
  }
}
