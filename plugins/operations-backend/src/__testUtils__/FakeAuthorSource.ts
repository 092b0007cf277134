import {
  AuthorEvidence,
  AuthorSource,
  CodePlace,
  Commit,
  OnCallSource,
  OutsideSchedule,
  OutsideShift,
  PlaceAnswer,
  StackFrame,
} from '@operate-first/plugin-operations-node';

/** A source of authors that says what the test wants. */
export class FakeAuthorSource implements AuthorSource {
  readonly id = 'fake';
  readonly title = 'Fake git';
  followed: string[] = [];
  /** By repository; what is not here is not read. */
  readonly history = new Map<string, Commit[]>();
  /** By `repository path`, or by `repository` for all of it. */
  readonly evidence = new Map<string, AuthorEvidence[]>();
  /** By `path key`. */
  readonly keys = new Map<string, number>();
  /** By `repository alert`. */
  readonly rules = new Map<string, Array<{ path: string; line: number }>>();
  readonly files = new Map<string, string[]>();
  readonly asked: CodePlace[] = [];
  /** What somebody waits for, as `repository moment`. */
  readonly awaited: string[] = [];
  /** How it fails, while it does. */
  error?: Error;
  readonly #listeners: Array<(repository: string) => void> = [];

  follow(repositories: string[]): void {
    this.followed = repositories;
  }

  onRead(listener: (repository: string) => void): void {
    this.#listeners.push(listener);
  }

  refresh(repository: string, after: Date): void {
    this.awaited.push(`${repository} ${after.toISOString()}`);
  }

  /** New commits were read, the newest first. */
  read(repository: string, ...commits: Commit[]): void {
    const known = this.history.get(repository) ?? [];
    this.history.set(repository, [...commits, ...known]);
    for (const listener of this.#listeners) listener(repository);
  }

  async look(place: CodePlace): Promise<PlaceAnswer | undefined> {
    if (this.error) throw this.error;
    this.asked.push(place);
    const { repository, path, key, revision } = place;
    const commits = this.history.get(repository);
    if (!commits) return undefined;
    const commit = commits.find(one => one.revision === revision);
    const evidence =
      this.evidence.get(`${repository} ${path}`) ??
      this.evidence.get(repository) ??
      [];
    const maker: AuthorEvidence[] = commit
      ? [
          {
            identity: commit.author,
            kind: 'change',
            weight: 1,
            text: 'made this commit',
            at: commit.at,
          },
        ]
      : [];
    return {
      evidence: [...maker, ...evidence],
      commit,
      line: this.keys.get(`${path} ${key}`),
      url: `${repository}/blob/main/${path ?? ''}`,
      others: place.others?.map(other => ({ path: other })),
      readAt: new Date(),
      problems: [],
    };
  }

  async find(
    repository: string,
    frame: StackFrame,
  ): Promise<Array<{ path: string; line?: number }>> {
    const name = frame.file.slice(frame.file.lastIndexOf('/') + 1);
    const files = this.files.get(repository) ?? [];
    return files
      .filter(path => path.endsWith(`/${name}`) || path === name)
      .map(path => ({ path, line: frame.line }));
  }

  async findRule(repository: string, alert: string) {
    return this.rules.get(`${repository} ${alert}`) ?? [];
  }

  async commits(
    { repository, path, revision }: CodePlace,
    options: { from: Date; to: Date; limit: number; notIn?: string },
  ): Promise<Commit[] | undefined> {
    if (this.error) throw this.error;
    const all = this.history.get(repository);
    if (!all) return undefined;
    const begin = revision
      ? all.findIndex(one => one.revision === revision)
      : 0;
    if (begin < 0) throw new Error(`There is no ${revision}`);
    const end = all.findIndex(one => one.revision === options.notIn);
    return all
      .slice(begin, end < 0 ? undefined : end)
      .filter(({ at }) => at >= options.from && at <= options.to)
      .filter(
        ({ paths }) => !path || paths.some(one => one.startsWith(`${path}/`)),
      )
      .slice(0, options.limit);
  }

  report() {
    return { state: 'running' as const, message: 'Two repositories are read.' };
  }
}

/** Schedules that are what the test wants. */
export class FakeOnCall implements OnCallSource {
  readonly id = 'calendar';
  readonly title = 'Calendars';
  all: OutsideSchedule[] = [];
  readonly of = new Map<string, OutsideShift[]>();

  schedules(): OutsideSchedule[] {
    return this.all;
  }

  shifts(schedule: string): OutsideShift[] {
    return this.of.get(schedule) ?? [];
  }
}
