import { ConflictError } from '@backstage/errors';
import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { PublicText } from '../../redaction/PublicText';
import { readAccount } from '../account';
import { proposalOf } from '../approvals';
import { PostMortemStore } from '../PostMortemStore';
import { NewEvent } from '../PostMortemWriter';
import { incidentOf } from '../reading/applyFile';
import { RepositoryReading } from '../reading/RepositoryReading';
import { WorkingReader } from '../readers/WorkingReader';
import { RepositorySet } from '../RepositorySet';
import { repositoryError } from '../RepositoryUnavailableError';
import { PostMortemRow, Proposal, WorkingRow } from '../rows';
import { CommitAuthors } from './CommitAuthors';
import { checkVersion, publishedText } from './texts';

const REMOTE_MILLISECONDS = 120_000;

/** @internal */
export interface PublisherOptions {
  database: Knex;
  store: PostMortemStore;
  publicText: PublicText;
  repositories: RepositorySet;
  working: WorkingReader;
  authors: CommitAuthors;
  now?: () => number;
}

/**
 * Publishes texts that were reviewed: in git, where a repository is configured, and from there like everything else.
 *
 * @internal
 */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #now: () => number;

  static create(options: PublisherOptions): Publisher {
    return new Publisher(options);
  }

  private constructor(options: PublisherOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async publish(
    row: PostMortemRow,
    version: number,
    by: string,
  ): Promise<void> {
    const { working, publicText, repositories } = this.#options;
    await publicText.refresh();
    const state = await working.state(row.id);
    checkVersion(state.row, version);
    if (state.missing || !state.row) {
      throw new ConflictError(state.missing ?? 'There is nothing to publish.');
    }
    const proposal = proposalOf(state.row);
    const repository = repositories.find(proposal?.repository);
    const event: NewEvent = {
      kind: 'published',
      ref: by,
      text: row.status === 'published' ? 'Published anew' : 'Published',
      textVersion: state.row.text_version,
    };
    if (!proposal?.repository) {
      await this.#keep(row, state.row, event);
    } else if (!repository) {
      throw new ConflictError(
        `The repository ${proposal.repository} is no longer configured. Put the text to review again.`,
      );
    } else {
      await this.#merge(repository, { row, proposal, event, by });
    }
  }

  async #merge(
    repository: DocumentRepository,
    options: {
      row: PostMortemRow;
      proposal: Proposal;
      event: NewEvent;
      by: string;
    },
  ): Promise<void> {
    const { row, proposal, event, by } = options;
    const { branch, path, revision = '' } = proposal;
    const signal = AbortSignal.timeout(REMOTE_MILLISECONDS);
    try {
      const merged = await repository.merge(branch, {
        revision,
        message: `Publish post-mortem ${row.key}`,
        author: await this.#options.authors.of(by),
        signal,
      });
      const reading = RepositoryReading.create({
        ...this.#options,
        repository,
      });
      const taken = await reading.readOne(row.id, path ?? '', {
        signal,
        event: { ...event, data: { revision: merged.revision } },
      });
      if (taken) return;
    } catch (error) {
      throw repositoryError(error, repository.title);
    }
    throw new ConflictError(
      `It was merged in ${repository.title}, and is shown as soon as its file can be read from there.`,
    );
  }

  /** Without any repository, the database is where it is kept. */
  async #keep(
    shown: PostMortemRow,
    working: WorkingRow,
    event: NewEvent,
  ): Promise<void> {
    const { store, publicText } = this.#options;
    const { id, key } = shown;
    const markdown = publishedText(working.markdown, shown);
    const { account } = readAccount(markdown, {
      publicText,
      read: { path: key },
      now: this.#now(),
    });
    if (!account) throw new ConflictError('The text cannot be read.');
    await store.transaction(async writer => {
      const row = await writer.hold(id);
      checkVersion(await writer.working(id), working.text_version);
      await writer.dropWorking(id);
      await writer.tell(id, event);
      await writer.putAccount(id, account, {
        items: true,
        status: 'published',
        markdown,
        incident_id: await incidentOf(writer, row, account),
        published_at: row.published_at ?? writer.now,
      });
    });
  }
}
