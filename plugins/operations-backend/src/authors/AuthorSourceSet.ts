import {
  AuthorSource,
  CodePlace,
  Commit,
  PlaceAnswer,
  StackFrame,
} from '@operate-first/plugin-operations-node';
import { inTime } from '../notifications/repeat';

/** Sources answer from what they have read; one that does not is not waited for. */
const TIME_LIMIT = 5_000;
/** Of many repositories, rules are looked for in those that answer in time; in the others the next time. */
const RULE_TIME_LIMIT = 2_000;

/** What all sources know of a place. @internal */
export interface LookedAt extends PlaceAnswer {
  /** Whether any of them reads the repository. */
  known: boolean;
}

/**
 * The sources of authors and commits that modules have added.
 *
 * @internal
 */
export class AuthorSourceSet {
  readonly #sources = new Map<string, AuthorSource>();
  readonly #listeners: Array<(repository: string) => void> = [];
  #followed: string[] = [];

  static create(): AuthorSourceSet {
    return new AuthorSourceSet();
  }

  private constructor() {}

  add(source: AuthorSource): void {
    if (this.#sources.has(source.id)) {
      throw new Error(`There is already a source of authors ${source.id}`);
    }
    this.#sources.set(source.id, source);
    source.onRead(repository => {
      for (const listener of this.#listeners) listener(repository);
    });
    if (this.#followed.length > 0) source.follow(this.#followed);
  }

  list(): AuthorSource[] {
    return [...this.#sources.values()];
  }

  onRead(listener: (repository: string) => void): void {
    this.#listeners.push(listener);
  }

  follow(repositories: string[]): void {
    if (JSON.stringify(repositories) === JSON.stringify(this.#followed)) return;
    this.#followed = repositories;
    for (const source of this.list()) source.follow(repositories);
  }

  /** Somebody waits for what is new in a repository since a moment. */
  refresh(repository: string, after: Date): void {
    for (const source of this.list()) source.refresh?.(repository, after);
  }

  /** What all of them know of a place; one that fails is a problem of the answer. */
  async look(place: CodePlace): Promise<LookedAt> {
    const answers = await Promise.all(
      this.list().map(source =>
        this.#ask(source, signal => source.look(place, { signal })),
      ),
    );
    const found = answers.flatMap(({ answer }) => answer ?? []);
    const readAts = found.flatMap(({ readAt }) => readAt ?? []);
    return {
      known: found.length > 0,
      evidence: found.flatMap(({ evidence }) => evidence),
      commit: found.find(({ commit }) => commit)?.commit,
      path: found.find(({ path }) => path)?.path,
      line: found.find(({ line }) => line)?.line,
      url: found.find(({ url }) => url)?.url,
      others: found.find(({ others }) => others)?.others,
      readAt: readAts.sort((a, b) => b.getTime() - a.getTime())[0],
      problems: [
        ...answers.flatMap(({ problem }) => problem ?? []),
        ...found.flatMap(({ problems }) => problems),
      ],
    };
  }

  /** Where a frame is: what the first source that knows says. */
  async find(
    repository: string,
    frame: StackFrame,
    revision: string | undefined,
  ): Promise<Array<{ path: string; line?: number }>> {
    for (const source of this.list()) {
      if (!source.find) continue;
      const { answer } = await this.#ask(source, async signal =>
        source.find?.(repository, frame, { revision, signal }),
      );
      if (answer && answer.length > 0) return answer;
    }
    return [];
  }

  /** Where the rule of an alert is: what the first source that knows says. */
  async findRule(
    repository: string,
    alert: string,
  ): Promise<Array<{ path: string; line: number }>> {
    for (const source of this.list()) {
      const { answer } = await this.#ask(
        source,
        async signal => source.findRule?.(repository, alert, { signal }),
        RULE_TIME_LIMIT,
      );
      if (answer && answer.length > 0) return answer;
    }
    return [];
  }

  /** What the first source that reads the repository says; undefined where none does. */
  async commits(
    place: CodePlace,
    options: Omit<Parameters<AuthorSource['commits']>[1], 'signal'>,
  ): Promise<{ source: string; commits: Commit[] } | undefined> {
    let problem: string | undefined;
    for (const source of this.list()) {
      const asked = await this.#ask(source, signal =>
        source.commits(place, { ...options, signal }),
      );
      if (asked.answer) return { source: source.id, commits: asked.answer };
      problem ??= asked.problem;
    }
    if (problem === undefined) return undefined;
    throw new Error(problem);
  }

  /** The pull request of a commit, as the first source says that knows one. */
  pullRequest(
    repository: string,
    revision: string,
  ): Commit['pullRequest'] | undefined {
    for (const source of this.list()) {
      const found = source.pullRequest?.(repository, revision);
      if (found) return found;
    }
    return undefined;
  }

  async #ask<T>(
    source: AuthorSource,
    ask: (signal: AbortSignal) => Promise<T>,
    timeLimit = TIME_LIMIT,
  ): Promise<{ answer?: T; problem?: string }> {
    const signal = AbortSignal.timeout(timeLimit);
    try {
      return { answer: await inTime(ask(signal), timeLimit, signal) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { problem: `${source.title}: ${message}` };
    }
  }
}
