import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  AuthorSource,
  CodePlace,
  Commit,
  PlaceAnswer,
  SourceReport,
  StackFrame,
} from '@operate-first/plugin-operations-node';
import pLimit, { Limit } from 'p-limit';
import { KeptClone } from '../documents/GitSourceDocuments';
import { Alarm } from './Alarm';
import { isAdmitted, nameOf } from './addresses';
import { AuthorsConfig } from './config';
import { FollowedRepository, InTurn } from './FollowedRepository';
import { readPaths } from './history/headFiles';
import { commitsOf } from './history/shares';
import { pauseAfter } from './pauses';
import { AlertRules } from './places/AlertRules';
import { readCommits, readRange } from './places/commits';
import { KnownCommits } from './places/KnownCommits';
import { findFrame } from './places/findFrame';
import { LookAt } from './places/LookAt';
import { viewPlace } from './places/PlaceView';
import { resolveRevision } from './places/resolveRevision';
import { Reading } from './Reading';
import { reportOf } from './reportOf';

/** So many commits are read at most for what one revision has and another one has not. */
const MOST_IN_RANGE = 2_000;
/** Programs that are run at once for what is asked. */
const LOOKS_AT_ONCE = 4;
/** Remotes that are asked at once out of their turn. */
const SOON_AT_ONCE = 2;
/** Who wants to know what is new asks often; the remote is asked no more often than this. */
const SOON_MS = 5_000;

/** @internal */
export interface GitAuthorsOptions {
  config: AuthorsConfig;
  logger: LoggerService;
  /** Makes what reads a repository, by the name it has in the catalog. */
  open(name: string, inTurn: InTurn): FollowedRepository;
}

interface Followed {
  repository: FollowedRepository;
  ending: AbortController;
  alarm: Alarm;
  /** When it was asked for out of its turn, the last time. */
  rungAt: number;
}

/** Who wrote what, from the histories of the repositories that services name. @internal */
export class GitAuthors implements AuthorSource {
  readonly id = 'git';
  readonly title = 'Histories of git';
  readonly #options: GitAuthorsOptions;
  readonly #followed = new Map<string, Followed>();
  readonly #listeners: Array<(repository: string) => void> = [];
  /** Remotes are waited for; histories cost processor time. */
  readonly #remotes: Limit;
  readonly #soon: Limit = pLimit(SOON_AT_ONCE);
  readonly #histories: Limit = pLimit(1);
  readonly #news: Limit = pLimit(1);
  readonly #looks: Limit = pLimit(LOOKS_AT_ONCE);
  readonly #known = KnownCommits.create();
  readonly #rules = AlertRules.create();
  #notAdmitted = 0;

  private constructor(options: GitAuthorsOptions) {
    this.#options = options;
    this.#remotes = pLimit(options.config.limits.atOnce);
  }

  static create(options: GitAuthorsOptions): GitAuthors {
    return new GitAuthors(options);
  }

  follow(repositories: string[]): void {
    const { allow, limits } = this.#options.config;
    const names = new Set(repositories.map(nameOf));
    const admitted = [...names].filter(name => isAdmitted(name, allow));
    this.#notAdmitted = names.size - admitted.length;
    const wanted = new Set(admitted.slice(0, limits.repositories));
    if (wanted.size < admitted.length) {
      this.#options.logger.warn(
        `Of ${admitted.length} repositories ${wanted.size} are read; raise operations.git.authors.limits.repositories for more`,
      );
    }
    for (const [name, { ending }] of this.#followed) {
      if (wanted.has(name)) continue;
      ending.abort();
      this.#followed.delete(name);
    }
    for (const name of wanted) {
      if (!this.#followed.has(name)) this.#begin(name);
    }
  }

  onRead(listener: (repository: string) => void): void {
    this.#listeners.push(listener);
  }

  refresh(address: string, after: Date): void {
    const followed = this.#followed.get(nameOf(address));
    if (!followed) return;
    const { asOf, failure } = followed.repository;
    if (asOf && asOf >= after) return;
    // What fails again and again is left to its pauses.
    if (failure && (failure.tooLarge || failure.times > 1)) return;
    const now = Date.now();
    if (now - followed.rungAt < SOON_MS) return;
    followed.rungAt = now;
    followed.alarm.ring();
  }

  /** Ends all reading. */
  stop(): void {
    for (const { ending } of this.#followed.values()) ending.abort();
    this.#followed.clear();
  }

  async look(
    place: CodePlace,
    { signal }: { signal: AbortSignal },
  ): Promise<PlaceAnswer | undefined> {
    const repository = this.#repository(place.repository);
    if (!repository) return undefined;
    const { reading, failure, isEmpty, readAt } = repository;
    if (reading) {
      const { halfLifeDays, bots } = this.#options.config;
      const options = { repository, reading, halfLifeDays, bots, signal };
      return this.#looks(() => LookAt.create(place, options).answer());
    }
    if (isEmpty) {
      const problems = [`${repository.name} has no commits yet.`];
      return { evidence: [], readAt, problems };
    }
    if (!failure) return undefined;
    const problems = [`${repository.name}: ${failure.message}`];
    return { evidence: [], problems };
  }

  async find(
    address: string,
    frame: StackFrame,
    options: { revision?: string; signal: AbortSignal },
  ): Promise<Array<{ path: string; line?: number }>> {
    const repository = this.#repository(address);
    if (!repository?.reading) return [];
    const { mirror, reading } = repository;
    const { revision, signal } = options;
    if (!revision) return findFrame(reading.paths, frame);
    return this.#looks(async () => {
      const commit = await resolveRevision(mirror, revision, signal);
      if (commit) {
        return findFrame(await readPaths(mirror, commit, signal), frame);
      }
      // The file may well be the same, its lines need not.
      return findFrame(reading.paths, { ...frame, line: undefined });
    });
  }

  async findRule(
    address: string,
    alert: string,
  ): Promise<Array<{ path: string; line: number }>> {
    const repository = this.#repository(address);
    if (!repository?.reading) return [];
    const { mirror, reading } = repository;
    return this.#rules.find(mirror, reading, alert);
  }

  async commits(
    place: CodePlace,
    options: Parameters<AuthorSource['commits']>[1],
  ): Promise<Commit[] | undefined> {
    const repository = this.#repository(place.repository);
    const reading = repository?.reading;
    if (!reading) return repository?.isEmpty ? [] : undefined;
    return this.#looks(() =>
      place.revision !== undefined || options.notIn !== undefined
        ? this.#range(repository, reading, place, options)
        : this.#timespan(repository, reading, place, options),
    );
  }

  report(): SourceReport {
    const repositories = [...this.#followed.values()];
    return reportOf(
      repositories.map(({ repository }) => repository),
      this.#notAdmitted,
    );
  }

  /** The clone of a repository, as it was read last, for whoever reads its documents. */
  cloneOf(address: string): KeptClone | undefined {
    const repository = this.#repository(address);
    if (!repository?.reading) return undefined;
    const { mirror, links, reading } = repository;
    return { mirror, links, head: reading.head };
  }

  #repository(address: string): FollowedRepository | undefined {
    return this.#followed.get(nameOf(address))?.repository;
  }

  #begin(name: string): void {
    const inTurn: InTurn = (work, isFirst) =>
      isFirst ? this.#histories(work) : this.#news(work);
    const repository = this.#options.open(name, inTurn);
    const ending = new AbortController();
    const alarm = Alarm.create();
    this.#followed.set(name, { repository, ending, alarm, rungAt: 0 });
    void this.#keepReading(repository, alarm, ending.signal);
  }

  async #keepReading(
    repository: FollowedRepository,
    alarm: Alarm,
    signal: AbortSignal,
  ): Promise<void> {
    const { logger, config } = this.#options;
    try {
      await repository.open(signal);
      if (repository.reading) this.#tell(repository);
    } catch (error) {
      // What was left here is of no use; the remote is asked anyway.
      logger.debug(`${repository.name}: ${error}`);
    }
    let isWanted = false;
    while (!signal.aborted) {
      const turn = isWanted ? this.#soon : this.#remotes;
      await turn(() => this.#readOnce(repository, signal));
      const pause = pauseAfter(repository.failure, config.intervalMs);
      isWanted = await alarm.sleep(pause, signal);
    }
  }

  async #readOnce(
    repository: FollowedRepository,
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted) return;
    const { logger } = this.#options;
    const failed = repository.failure !== undefined;
    try {
      const changed = await repository.update(signal);
      if (failed) logger.info(`${repository.name} can be read again`);
      if (changed) this.#tell(repository);
    } catch {
      const { failure } = repository;
      if (!failed && failure && !signal.aborted) {
        logger.warn(`${repository.name} cannot be read: ${failure.message}`);
      }
    }
  }

  #tell({ name }: FollowedRepository): void {
    for (const listener of this.#listeners) listener(name);
  }

  async #timespan(
    repository: FollowedRepository,
    reading: Reading,
    place: CodePlace,
    options: Parameters<AuthorSource['commits']>[1],
  ): Promise<Commit[]> {
    const view = viewPlace(reading, repository.name, place.path);
    if (!view) return [];
    const { history } = reading;
    const { files } = view;
    const found = commitsOf(history, { ...options, files });
    const numbers = new Map(
      found.map(commit => [history.revision(commit), commit]),
    );
    return readCommits(
      repository.mirror,
      [...numbers.keys()],
      {
        ...this.#commitsOptions(repository, reading, options.signal),
        numberOf: revision => numbers.get(revision),
      },
      path => history.files.isOneOf(path, files),
    );
  }

  async #range(
    repository: FollowedRepository,
    reading: Reading,
    place: CodePlace,
    options: Parameters<AuthorSource['commits']>[1],
  ): Promise<Commit[]> {
    const { from, to, limit, notIn, signal } = options;
    const known = async (revision: string) => {
      const found = await resolveRevision(repository.mirror, revision, signal);
      if (found) return found;
      throw new NotFoundError(
        `${repository.name} has no commit and no tag ${revision}`,
      );
    };
    const view = viewPlace(reading, repository.name, place.path);
    const { files } = reading.history;
    const commits = await readRange(
      repository.mirror,
      {
        revision: place.revision ? await known(place.revision) : reading.head,
        ...(notIn && { notIn: await known(notIn) }),
        most: MOST_IN_RANGE,
      },
      this.#commitsOptions(repository, reading, signal),
      path =>
        place.path === undefined ||
        path === place.path ||
        path.startsWith(`${place.path}/`) ||
        (view !== undefined && files.isOneOf(path, view.files)),
    );
    return commits
      .filter(({ at }) => at >= from && at <= to)
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, limit);
  }

  #commitsOptions(
    repository: FollowedRepository,
    { history, head }: Reading,
    signal: AbortSignal,
  ) {
    const { name, links } = repository;
    const known = this.#known;
    return { repository: name, history, links, head, known, signal };
  }
}
