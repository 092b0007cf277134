import {
  authorSentences,
  isBot,
  linesOfKey,
} from '@operate-first/plugin-operations-common';
import {
  AuthorEvidence,
  CodePlace,
  Commit,
  OutsideIdentity,
  PlaceAnswer,
} from '@operate-first/plugin-operations-node';
import { GitError } from '../../git/GitError';
import { RepositoryTooLargeError } from '../../git/size';
import { FollowedRepository } from '../FollowedRepository';
import { bringFiles, readTexts } from '../history/headFiles';
import { Reading } from '../Reading';
import { blameLine } from './blame';
import { readCommits } from './commits';
import { codeownersEvidence, commitEvidence } from './evidence';
import { PlaceView, viewPlace, viewTogether } from './PlaceView';
import { resolveRevision } from './resolveRevision';

const MOST_MERGED = 200;
/** More files of a change say no more about who knows them. */
const MOST_CHANGED = 30;
const SHORT = 9;

/** @internal */
export interface LookOptions {
  repository: FollowedRepository;
  reading: Reading;
  halfLifeDays: number;
  bots: string[];
  signal: AbortSignal;
}

/** Finds out what is known of one place. @internal */
export class LookAt {
  readonly #place: CodePlace;
  readonly #options: LookOptions;
  /** Of each path that was asked for. */
  readonly #views: Array<PlaceView | undefined>;
  /** All of them as one; undefined where there is none. */
  readonly #view?: PlaceView;
  readonly #evidence: AuthorEvidence[] = [];
  readonly #problems: string[];
  #commit?: Commit;
  readonly #commits: Record<string, Promise<Commit | undefined>> = {};
  /** Also where a key was found. */
  #at?: number;

  private constructor(place: CodePlace, options: LookOptions) {
    const { repository, reading } = options;
    this.#place = place;
    this.#options = options;
    this.#views = [place.path, ...(place.others ?? [])].map(path =>
      viewPlace(reading, repository.name, path),
    );
    const there = this.#views.flatMap(view => view ?? []);
    this.#view = there.length > 0 ? viewTogether(there) : undefined;
    this.#problems = [...reading.problems];
  }

  static create(place: CodePlace, options: LookOptions): LookAt {
    return new LookAt(place, options);
  }

  async answer(): Promise<PlaceAnswer> {
    const { repository, reading, halfLifeDays } = this.#options;
    const { key, revision } = this.#place;
    const commit = revision && (await this.#resolved(revision));
    const view = (commit && (await this.#changedBy(commit))) || this.#view;
    this.#noteMissing();
    if (view) {
      const { links, name } = repository;
      const options = { repository: name, reading, view, links, halfLifeDays };
      this.#evidence.push(...commitEvidence(options));
      this.#evidence.push(...codeownersEvidence(options));
    }
    // What a revision nobody knows had in a line, nobody knows either.
    const isKnown = commit || !revision;
    this.#at =
      key !== undefined && isKnown
        ? await this.#lineOf(key, commit || undefined)
        : this.#place.line;
    if (this.#at !== undefined && isKnown) {
      await this.#line(this.#at, commit || undefined);
    } else if (commit) await this.#change(commit);
    const [first, ...others] = this.#views;
    const url = this.#url(first);
    return {
      evidence: this.#evidence,
      problems: this.#problems,
      readAt: repository.readAt,
      ...(this.#commit && { commit: this.#commit }),
      ...(first?.path && { path: first.path }),
      ...(others.length > 0 && {
        others: others.map(other => ({
          path: other?.path,
          url: this.#url(other),
        })),
      }),
      ...(key !== undefined && this.#at && { line: this.#at }),
      ...(url && { url }),
    };
  }

  #noteMissing(): void {
    const { name } = this.#options.repository;
    const { path: first, others = [] } = this.#place;
    [first, ...others].forEach((path, at) => {
      const view = this.#views[at];
      if (!view) {
        this.#problems.push(
          `There is no ${path} in ${name}, and there was none. Check the path.`,
        );
      } else if (view.state === 'gone') {
        this.#problems.push(
          `${path} is no longer in ${name}; this is who wrote it.`,
        );
      }
    });
  }

  async #resolved(revision: string): Promise<string | undefined> {
    const { repository, signal } = this.#options;
    const found = await resolveRevision(repository.mirror, revision, signal);
    if (found === undefined) {
      this.#problems.push(
        `${repository.name} has no commit and no tag ${revision}. Tag what is deployed, or put the commit into the image's tag.`,
      );
    }
    return found;
  }

  /** The files of a commit, where it is asked about and no path is: who wrote the rest has nothing to do with it. */
  async #changedBy(revision: string): Promise<PlaceView | undefined> {
    const { path, line, key } = this.#place;
    if (path !== undefined || line !== undefined || key !== undefined) {
      return undefined;
    }
    const { repository, reading } = this.#options;
    const commits = await this.#broughtBy(revision);
    const paths = new Set(commits.flatMap(one => one.paths));
    const views = [...paths]
      .slice(0, MOST_CHANGED)
      .flatMap(one => viewPlace(reading, repository.name, one) ?? []);
    return views.length > 0 ? viewTogether(views) : undefined;
  }

  /** Where a key has its value; where that is in several places, in none of them. */
  async #lineOf(
    key: string,
    revision: string | undefined,
  ): Promise<number | undefined> {
    const { repository, reading, signal } = this.#options;
    const path = revision ? this.#place.path : this.#view?.path;
    if (path === undefined || this.#view?.state === 'gone') return undefined;
    const commit = revision ?? reading.head;
    const { mirror } = repository;
    try {
      await bringFiles(mirror, commit, [path], signal);
    } catch (error) {
      if (!(error instanceof Error) || signal.aborted) throw error;
      this.#problems.push(
        `What ${path} holds is not here, and could not be fetched: ${error.message}`,
      );
      return undefined;
    }
    const texts = await readTexts(mirror, commit, [path], signal);
    const lines = linesOfKey(texts.get(path) ?? '', path, key);
    if (lines.length === 1) return lines[0];
    this.#problems.push(
      lines.length === 0
        ? `There is no key ${key} in ${path}; this is who wrote the file.`
        : `${key} is ${lines.length} times in ${path}, so this is who wrote the file. Name more of the path to it, as in data.${key}.`,
    );
    return undefined;
  }

  /** Who wrote a line, as it stood at a revision. */
  async #line(line: number, revision: string | undefined): Promise<void> {
    const { repository, reading, signal } = this.#options;
    const path = revision ? this.#place.path : this.#view?.path;
    if (path === undefined) return;
    try {
      const found = await blameLine(
        repository.mirror,
        { path, line, revision: revision ?? reading.head },
        {
          ignored: reading.ignored.filter(
            ignored => reading.history.find(ignored) !== undefined,
          ),
          signal,
        },
      );
      if (found) await this.#wrote(found, `line ${line} of ${path}`);
    } catch (error) {
      if (error instanceof RepositoryTooLargeError) {
        this.#problems.push(
          `Who wrote line ${line} of ${path} could not be found out: ${error.message}`,
        );
        return;
      }
      if (!(error instanceof GitError)) throw error;
      this.#problems.push(this.#whyNoLine(error, path, line));
    }
  }

  #whyNoLine({ complaint, message }: GitError, path: string, line: number) {
    const at = this.#place.revision ? ` at ${this.#place.revision}` : '';
    if (/has only \d+ lines?/.test(complaint)) {
      return `${path} has no line ${line}${at}.`;
    }
    if (/no such path/.test(complaint)) return `There is no ${path}${at}.`;
    return `Who wrote line ${line} of ${path} could not be found out: ${message}`;
  }

  async #wrote(revision: string, what: string): Promise<void> {
    const commit = await this.#read(revision);
    if (!commit) return;
    this.#commit = commit;
    this.#speakFor(commit, 'line', authorSentences.line(what));
  }

  /** Who made a commit; of a merge, those whose commits it brought. */
  async #change(revision: string): Promise<void> {
    const commit = await this.#read(revision);
    if (!commit) return;
    this.#commit = commit;
    const brought = await this.#broughtBy(revision);
    const touching = brought.filter(({ paths }) => this.#concerns(paths));
    const authors = new Map<string, [Commit, number]>();
    for (const one of touching) {
      const { name, email } = one.author;
      const key = email?.toLowerCase() ?? name ?? '';
      authors.set(key, [one, (authors.get(key)?.[1] ?? 0) + 1]);
    }
    const what = `the change ${commit.revision.slice(0, SHORT)}`;
    for (const [one, count] of authors.values()) {
      this.#speakFor(
        one,
        'change',
        authorSentences.change(what),
        count / touching.length,
      );
    }
  }

  /** A commit; of a merge, those that it brought. */
  async #broughtBy(revision: string): Promise<Commit[]> {
    const { history } = this.#options.reading;
    const number = history.find(revision);
    if (number !== undefined && history.otherParents(number).length > 0) {
      return this.#merged(number);
    }
    const commit = await this.#read(revision);
    return commit ? [commit] : [];
  }

  #merged(merge: number): Commit[] {
    const { repository, reading } = this.#options;
    const { history } = reading;
    const found: Commit[] = [];
    for (let at = merge - 1; at >= 0 && found.length < MOST_MERGED; at -= 1) {
      const [from, to] = history.range(at);
      if (history.landing(at) !== merge || from === to) continue;
      found.push({
        repository: repository.name,
        revision: history.revision(at),
        at: history.landedAt(at),
        author: history.people.named(history.author(at)),
        coAuthors: history
          .coAuthors(at)
          .map(number => history.people.named(number)),
        message: '',
        paths: [...history.changed.subarray(from, to)].map(file =>
          history.files.nameOf(file),
        ),
      });
    }
    return found;
  }

  /** Whether one of the paths belongs to the place; all do where it has none. */
  #concerns(paths: string[]): boolean {
    const { files } = this.#options.reading.history;
    if (this.#place.path === undefined) return true;
    const view = this.#view;
    return (
      view !== undefined && paths.some(path => files.isOneOf(path, view.files))
    );
  }

  async #read(revision: string): Promise<Commit | undefined> {
    this.#commits[revision] ??= this.#readOnce(revision);
    return this.#commits[revision];
  }

  async #readOnce(revision: string): Promise<Commit | undefined> {
    const { repository, reading, signal } = this.#options;
    const [commit] = await readCommits(
      repository.mirror,
      [revision],
      {
        ...{ repository: repository.name, history: reading.history },
        ...{ links: repository.links, head: reading.head, signal },
      },
      path => this.#concerns([path]),
    );
    return commit;
  }

  #speakFor(
    { author, coAuthors = [], at, url }: Commit,
    kind: 'line' | 'change',
    text: string,
    weight = 1,
  ): void {
    const said = (identity: OutsideIdentity): AuthorEvidence => ({
      ...{ identity, kind, weight, text, at },
      ...(url && { url }),
    });
    const people = [author, ...coAuthors].filter(
      identity => !isBot(identity, this.#options.bots),
    );
    this.#evidence.push(...people.map(said));
  }

  #url(view: PlaceView | undefined): string | undefined {
    const { links } = this.#options.repository;
    const line = this.#at;
    const path = view?.state === 'gone' ? undefined : view?.path;
    if (!view?.isFile || path === undefined) return links.repository;
    const file = links.file(path);
    return file && line !== undefined ? `${file}#L${line}` : file;
  }
}
