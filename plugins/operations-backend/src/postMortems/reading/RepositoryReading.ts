import {
  DocumentRepository,
  RepositoryContent,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { setImmediate as others } from 'node:timers/promises';
import { chunksOf } from '../../database/rows';
import { checkLease, Lease } from '../../leases';
import { PublicText } from '../../redaction/PublicText';
import { Account } from '../account';
import { NewEvent, PostMortemWriter } from '../PostMortemWriter';
import { PostMortemStore } from '../PostMortemStore';
import { RepositorySet } from '../RepositorySet';
import { PostMortemRow } from '../rows';
import { applyFile, applyGone } from './applyFile';
import { findDuplicates } from './duplicates';
import { refuseFarKeys } from './farKeys';
import { matchRow } from './matchRow';
import { noteProblems } from './noteProblems';
import { ReadFile, readFile } from './ReadFile';

const READ_MILLISECONDS = 5 * 60 * 1000;
const FILES_PER_TRANSACTION = 25;
const READS = 3;

/** A row as it was before the repository was read. */
export type Known = Pick<
  PostMortemRow,
  'id' | 'key' | 'path' | 'content_id' | 'gone_at' | 'version' | 'repository'
>;

/** What became of a file. */
interface Taken {
  id: string;
  /** Whether it has to be looked at again. */
  late: boolean;
}

/** @internal */
export interface RepositoryReadingOptions {
  database: Knex;
  store: PostMortemStore;
  publicText: PublicText;
  repositories: RepositorySet;
  repository: DocumentRepository;
  now?: () => number;
}

/**
 * Reads the post-mortems of one repository: what is edited in git is what is shown.
 *
 * @internal
 */
export class RepositoryReading {
  readonly #options: RepositoryReadingOptions;
  readonly #now: () => number;

  static create(options: RepositoryReadingOptions): RepositoryReading {
    return new RepositoryReading(options);
  }

  private constructor(options: RepositoryReadingOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Reads what is new since the last time. What people did meanwhile is not undone: that is looked at again. */
  async read(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, publicText, repository } = this.#options;
    await publicText.refresh();
    // Nothing can be redacted yet.
    if (publicText.basis === undefined) return;
    const state = await database('document_repositories')
      .where('id', repository.id)
      .first('revision');
    const known = await this.#known();
    let content: RepositoryContent | undefined;
    try {
      content = await repository.read({
        since: state?.revision ?? undefined,
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(READ_MILLISECONDS),
        ]),
      });
    } catch (error) {
      if (signal.aborted) return;
      const message = error instanceof Error ? error.message : String(error);
      await this.#note(lease, { problem: message });
      return;
    }
    if (content) await this.#take(lease, content, known);
    else await this.#note(lease, { problem: null, read_at: this.#now() });
  }

  /** Takes over at once what was merged for somebody; false where the file is not there yet. */
  async readOne(
    id: string,
    path: string,
    options: { signal: AbortSignal; event: NewEvent },
  ): Promise<boolean> {
    const { database, repository, store, publicText } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const known = await database('post_mortems')
        .where('id', id)
        .first('version');
      const content = await repository.read({ signal: options.signal });
      const file = content?.files.find(one => one.path === path);
      if (!file) return false;
      await publicText.refresh();
      const read = this.#readFile(file);
      const { account } = read;
      if (!account) return false;
      const isTaken = await store.transaction(async writer => {
        const row = await writer.hold(id);
        // Whoever has written since may have read what is newer.
        if (row.version !== known?.version && attempt < READS) return false;
        await applyFile(writer, row, {
          repository,
          read: { ...read, account },
          event: options.event,
        });
        return true;
      });
      if (isTaken) return true;
    }
  }

  async #known(): Promise<Known[]> {
    const { database, repository } = this.#options;
    return database('post_mortems')
      .where('repository', repository.id)
      .select(
        'id',
        'key',
        'path',
        'content_id',
        'gone_at',
        'version',
        'repository',
      );
  }

  #readFile(file: RepositoryContent['files'][number]): ReadFile {
    const { publicText, repository } = this.#options;
    return readFile(file, {
      publicText,
      visibility: repository.visibility,
      now: this.#now(),
    });
  }

  async #take(
    lease: Lease,
    content: RepositoryContent,
    known: Known[],
  ): Promise<void> {
    const { repositories, repository, database } = this.#options;
    const files = content.files.filter(
      ({ purpose }) => purpose === 'postMortem',
    );
    const byPath = new Map(known.map(row => [row.path, row]));
    const read: ReadFile[] = [];
    for (const file of files) {
      const row = byPath.get(file.path);
      const same = row?.gone_at === null && row.content_id === file.contentId;
      if (same) continue;
      read.push(this.#readFile(file));
      await others();
    }
    await refuseFarKeys(database, read);
    await findDuplicates(database, {
      repository,
      repositories,
      paths: new Set(files.map(({ path }) => path)),
      read,
    });
    read.sort(
      (one, other) =>
        Number(one.account?.columns.sorted_at) -
        Number(other.account?.columns.sorted_at),
    );
    const taken = await this.#apply(lease, content, { known, read });
    const present = new Set(files.map(({ path }) => path));
    const left = known.filter(
      row =>
        row.gone_at === null &&
        row.path !== null &&
        !present.has(row.path) &&
        !taken.ids.has(row.id),
    );
    const complete = await this.#leave(lease, left);
    await this.#note(lease, {
      // What was left out is looked at again.
      revision: taken.complete && complete ? content.revision : null,
      read_at: this.#now(),
      problem: null,
      read,
      present,
    });
  }

  async #apply(
    lease: Lease,
    { renamed }: RepositoryContent,
    options: { known: Known[]; read: ReadFile[] },
  ): Promise<{ ids: Set<string>; complete: boolean }> {
    const { store, repository } = this.#options;
    const versions = new Map(
      options.known.map(({ id, version }) => [id, version]),
    );
    const former = new Map(renamed.map(({ from, to }) => [to, from]));
    const take = async (
      writer: PostMortemWriter,
      read: ReadFile & { account: Account },
    ): Promise<Taken> => {
      const before = former.get(read.file.path);
      const row = await matchRow(writer, { read, repository, former: before });
      const version = versions.get(row.id);
      // Somebody has written since the repository was read: what it said then may be old.
      const late = version !== undefined && version !== row.version;
      if (!late) await applyFile(writer, row, { repository, read });
      return { id: row.id, late };
    };
    const whole = options.read.flatMap(one =>
      one.account ? [{ ...one, account: one.account }] : [],
    );
    const all: Taken[] = [];
    for (const chunk of chunksOf(whole, FILES_PER_TRANSACTION)) {
      const taken = await store.transaction(
        async writer => {
          const some: Taken[] = [];
          for (const read of chunk) some.push(await take(writer, read));
          return some;
        },
        { lease },
      );
      all.push(...taken);
      await others();
    }
    return {
      ids: new Set(all.map(({ id }) => id)),
      complete: all.every(({ late }) => !late),
    };
  }

  /** False where somebody has written to one of them since the repository was read. */
  async #leave(lease: Lease, left: Known[]): Promise<boolean> {
    const { store } = this.#options;
    const leave = ({ id, version }: Known) =>
      store.transaction(
        async writer => {
          const row = await writer.hold(id);
          if (row.version !== version) return false;
          await applyGone(writer, row);
          return true;
        },
        { lease },
      );
    let complete = true;
    for (const one of left) complete = (await leave(one)) && complete;
    return complete;
  }

  async #note(
    lease: Lease,
    state: {
      revision?: string | null;
      read_at?: number;
      problem: string | null;
      read?: ReadFile[];
      /** Paths of all files that are there. */
      present?: Set<string>;
    },
  ): Promise<void> {
    const { database, repository } = this.#options;
    const { read, present, ...columns } = state;
    const { id, title, url = null } = repository;
    await database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await transaction('document_repositories')
        .insert({ id, title, url, ...columns })
        .onConflict('id')
        .merge();
      if (read && present) {
        await noteProblems(transaction, id, { read, present });
      }
    });
  }
}
