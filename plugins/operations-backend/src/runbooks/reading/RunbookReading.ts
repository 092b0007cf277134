import {
  readRunbook,
  RunbookDocument,
  withFolders,
} from '@operate-first/plugin-operations-common';
import {
  DocumentRepository,
  RepositoryContent,
  RepositoryFile,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { chunksOf } from '../../database/rows';
import { Turns } from '../../database/Turns';
import { checkLease, Lease } from '../../leases';
import { RunbookRow } from '../rows';
import { unlessSomebodyWasFirst } from '../unlessSomebodyWasFirst';
import { commitPeople } from './commitPeople';
import {
  plainAddress,
  readServiceNames,
  ServiceNames,
  servicesGeneration,
} from './ServiceNames';
import { placesOfFile } from './filePlaces';
import { columnsOf, writeRunbook } from './writeRunbook';

const READ_MILLISECONDS = 5 * 60 * 1000;
const FILES_PER_TRANSACTION = 25;

type Known = Pick<
  RunbookRow,
  'id' | 'path' | 'version' | 'content_id' | 'gone_at' | 'proposal'
>;

interface ReadFile {
  file: RepositoryFile;
  columns: Partial<RunbookRow>;
}

/** @internal */
export interface RunbookReadingOptions {
  database: Knex;
  repository: Pick<
    DocumentRepository,
    'id' | 'visibility' | 'read' | 'url' | 'addresses' | 'committer'
  >;
  /** The services there are, where they are known already. */
  names?: ServiceNames;
  /** The services that a file belongs to beside those that it names; where it is missing, those that name it by its path. */
  servicesOf?: (path: string, document: RunbookDocument) => string[];
  /** The services that a file may be for; where it is missing, any. */
  mayBeFor?: ReadonlySet<string>;
  now?: () => number;
}

/**
 * Reads the runbooks of one repository: what is edited in git is what is shown. Whom they are for follows the catalog, so that
 * all of them are read again where services have changed.
 *
 * @internal
 */
export class RunbookReading {
  readonly #options: RunbookReadingOptions;
  readonly #now: () => number;
  #generation?: string;

  static create(options: RunbookReadingOptions): RunbookReading {
    return new RunbookReading(options);
  }

  private constructor(options: RunbookReadingOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async read(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, repository } = this.#options;
    const generation = await servicesGeneration(database);
    const state = await database('runbook_repositories')
      .where('id', repository.id)
      .first('revision');
    const same = generation === this.#generation;
    let content: RepositoryContent | undefined;
    try {
      content = await repository.read({
        since: same ? state?.revision ?? undefined : undefined,
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(READ_MILLISECONDS),
        ]),
      });
    } catch (error) {
      if (signal.aborted) return;
      const problem = error instanceof Error ? error.message : String(error);
      await this.#note(lease, { problem });
      return;
    }
    if (content) await this.take(lease, content);
    await this.#note(lease, {
      problem: null,
      read_at: this.#now(),
      ...(content && { revision: content.revision }),
    });
    this.#generation = generation;
  }

  /** What was merged is shown at once. */
  async readNow(signal: AbortSignal): Promise<void> {
    const content = await this.#options.repository.read({ signal });
    if (content) await this.take(undefined, content);
  }

  async take(
    lease: Lease | undefined,
    content: RepositoryContent,
  ): Promise<void> {
    // What was merged is read by whoever merged it, beside whoever reads in the background.
    await unlessSomebodyWasFirst(() => this.#take(lease, content));
  }

  async #take(
    lease: Lease | undefined,
    content: RepositoryContent,
  ): Promise<void> {
    const { database, repository } = this.#options;
    const files = content.files.filter(({ purpose }) => purpose === 'runbook');
    const known: Known[] = await database('runbooks')
      .where('repository', repository.id)
      // Where a file has come again, what is shown at present is its row, not what was gone before.
      .orderByRaw('case when gone_at is null then 1 else 0 end, gone_at, id')
      .select('id', 'path', 'version', 'content_id', 'gone_at', 'proposal');
    const names = this.#options.names ?? (await readServiceNames(database));
    const everything = content.paths && withFolders(content.paths);
    const read = await this.#read(files, names, everything);
    const byPath = new Map(known.map(row => [row.path, row]));
    const former = new Map(content.renamed.map(({ from, to }) => [to, from]));
    const paths = new Set(files.map(({ path }) => path));
    const taken = new Set<string>();
    for (const chunk of chunksOf(read, FILES_PER_TRANSACTION)) {
      await database.transaction(async transaction => {
        if (lease) await checkLease(transaction, lease);
        for (const { file, columns } of chunk) {
          const before = former.get(file.path);
          const row =
            byPath.get(file.path) ??
            (before && !paths.has(before) ? byPath.get(before) : undefined);
          if (row) taken.add(row.id);
          if (row && (await this.#isSame(transaction, row, columns))) continue;
          await writeRunbook(transaction, row, columns, {
            names,
            now: this.#now(),
          });
        }
      });
    }
    await this.#leave(
      lease,
      known.filter(
        ({ id, gone_at, content_id }) =>
          gone_at === null && content_id !== null && !taken.has(id),
      ),
    );
  }

  /** The services that a file names and may be for; of the others it is said. */
  #admitted({ services, problems }: RunbookDocument): string[] {
    const { mayBeFor } = this.#options;
    if (!mayBeFor) return services;
    const others = services.filter(ref => !mayBeFor.has(ref));
    if (others.length > 0) {
      problems.push({
        message: `It is not shown at ${others.join(
          ', ',
        )}: the source of these services is somewhere else. Put a runbook for them there, or into a repository of runbooks.`,
      });
    }
    return services.filter(ref => mayBeFor.has(ref));
  }

  async #read(
    files: RepositoryFile[],
    names: ServiceNames,
    paths?: ReadonlySet<string>,
  ): Promise<ReadFile[]> {
    const { database, repository } = this.#options;
    const { servicesOf = one => names.byPath.get(one) ?? [] } = this.#options;
    const personOf = await commitPeople(database, repository.committer);
    const turns = Turns.create();
    const anchors = new Map<string, string[]>();
    for (const { path, text = '' } of files) {
      await turns.take();
      anchors.set(path, readRunbook(text, path).anchors);
    }
    const read: ReadFile[] = [];
    for (const file of files) {
      await turns.take();
      const { path, text = '', problem, url, changedBy } = file;
      const document = readRunbook(text, path, {
        files: anchors,
        paths,
        services: names.refs,
      });
      if (problem) document.problems.unshift({ message: problem });
      const places = placesOfFile(repository, path);
      const named = [
        ...servicesOf(path, document),
        ...places.flatMap(place => names.byPlace.get(place) ?? []),
        ...(url ? names.byAddress.get(plainAddress(url)) ?? [] : []),
      ];
      const services = [...new Set([...this.#admitted(document), ...named])];
      read.push({
        file,
        columns: {
          ...columnsOf(document, services, names),
          visibility: document.visibility ?? repository.visibility,
          markdown: text.replaceAll('\0', ''),
          repository: repository.id,
          path,
          content_id: file.contentId,
          revision: file.revision,
          url: url ?? null,
          places: JSON.stringify(places),
          changed_at: file.changedAt.getTime(),
          changed_by: personOf(changedBy) ?? null,
          gone_at: null,
        },
      });
    }
    return read;
  }

  /** What is as it was is not written: whoever looks is not told of nothing. */
  async #isSame(
    transaction: Knex.Transaction,
    { id, content_id }: Known,
    columns: Partial<RunbookRow>,
  ): Promise<boolean> {
    if (content_id !== columns.content_id) return false;
    const row: RunbookRow = await transaction('runbooks').where({ id }).first();
    return Object.entries(columns).every(([name, value]) => {
      const stored = row[name as keyof RunbookRow];
      if (stored === null || value === null) return stored === value;
      // Databases answer with strings or numbers where they mean numbers or booleans.
      return typeof value === 'string'
        ? stored === value
        : Number(stored) === Number(value);
    });
  }

  async #leave(lease: Lease | undefined, left: Known[]): Promise<void> {
    if (left.length === 0) return;
    const now = this.#now();
    await this.#options.database.transaction(async transaction => {
      if (lease) await checkLease(transaction, lease);
      for (const { id, version } of left) {
        await transaction('runbooks')
          .where({ id })
          .update({ gone_at: now, updated_at: now, version: version + 1 });
      }
    });
  }

  async #note(
    lease: Lease,
    columns: {
      problem: string | null;
      read_at?: number;
      revision?: string;
    },
  ): Promise<void> {
    const { database, repository } = this.#options;
    await database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await transaction('runbook_repositories')
        .insert({ id: repository.id, ...columns })
        .onConflict('id')
        .merge();
    });
  }
}
