import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  PostMortemReviewInput,
  readPostMortem,
} from '@operate-first/plugin-operations-common';
import {
  ChangeAuthor,
  DocumentRepository,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { FieldError } from '../../api/FieldError';
import { answerWriters } from '../../questions/desk/answerWriters';
import { PublicText } from '../../redaction/PublicText';
import { isProposed, proposalOf } from '../approvals';
import { PostMortemStore } from '../PostMortemStore';
import { RepositorySet } from '../RepositorySet';
import { repositoryError } from '../RepositoryUnavailableError';
import { PostMortemRow, Proposal, WorkingRow } from '../rows';
import { CommitAuthors } from './CommitAuthors';
import { openChangeRequest } from './openChangeRequest';
import { branchOf, pathOf } from './paths';
import { checkBase, checkSecrets, checkVersion, publishedText } from './texts';

const REMOTE_MILLISECONDS = 60_000;

/** @internal */
export interface ReviewDeskOptions {
  database: Knex;
  logger: LoggerService;
  store: PostMortemStore;
  repositories: RepositorySet;
  publicText: PublicText;
  authors: CommitAuthors;
  now?: () => number;
}

function readable(markdown: string): { title: string } {
  const { document, problems } = readPostMortem(markdown);
  const error = problems.find(({ severity }) => severity === 'error');
  if (document && !error) return document;
  throw new FieldError({
    field: error?.field ?? 'markdown',
    message: `The text cannot be put to review: ${
      error?.message ?? 'it cannot be read.'
    }`,
    remedy: `Correct it${error?.line ? ` in line ${error.line}` : ''}.`,
  });
}

/**
 * Where texts are put to review and reviewed.
 *
 * @internal
 */
export class ReviewDesk {
  readonly #options: ReviewDeskOptions;
  readonly #now: () => number;

  static create(options: ReviewDeskOptions): ReviewDesk {
    return new ReviewDesk(options);
  }

  private constructor(options: ReviewDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Commits the text that was saved last to a branch of its own. */
  async propose(id: string, version: number, by: string): Promise<void> {
    const { store, repositories, publicText } = this.#options;
    const { row, working } = await store.transaction(async writer => {
      const held = await writer.hold(id);
      const found = await writer.working(id);
      checkVersion(found, version);
      checkBase(held, found, undefined);
      return { row: held, working: this.#required(found) };
    });
    const { title } = readable(working.markdown);
    checkSecrets(working.markdown, publicText);
    const repository =
      repositories.find(row.repository) ?? repositories.writing();
    const proposal = repository
      ? await this.#toBranch(repository, { row, working, title, by })
      : this.#inDatabase(row, by);
    await store.transaction(async writer => {
      const present = await writer.hold(id);
      const now = await writer.working(id);
      if (!now) throw new ConflictError('The text was discarded meanwhile.');
      await writer.putWorking({
        ...now,
        proposal: JSON.stringify(proposal),
        proposed_version: working.text_version,
      });
      await writer.tell(id, {
        kind: 'proposed',
        ref: by,
        text: 'Put to review',
        textVersion: working.text_version,
        data: {
          revision: proposal.revision,
          url: proposal.request?.url ?? proposal.url,
        },
      });
      const status = present.status === 'draft' ? 'inReview' : present.status;
      await writer.put(id, { status });
    });
  }

  async withdraw(id: string, by: string): Promise<void> {
    const { store, repositories, logger } = this.#options;
    const proposal = await store.transaction(async writer => {
      const row = await writer.hold(id);
      const working = this.#required(await writer.working(id));
      const known = proposalOf(working);
      if (!known) throw new ConflictError(`${row.key} is not in review.`);
      await writer.putWorking({
        ...working,
        proposal: null,
        proposed_version: null,
      });
      await writer.tell(id, {
        kind: 'withdrawn',
        ref: by,
        text: 'Taken back from review',
      });
      const status = row.status === 'inReview' ? 'draft' : row.status;
      await writer.put(id, { status });
      return known;
    });
    const repository = repositories.find(proposal.repository);
    try {
      const signal = AbortSignal.timeout(REMOTE_MILLISECONDS);
      await repository?.withdraw(proposal.branch, { signal });
    } catch (error) {
      // A branch that stays behind does no harm.
      logger.warn(`The branch ${proposal.branch} stays: ${error}`);
    }
  }

  async review(
    id: string,
    { verdict, text = '', version }: PostMortemReviewInput,
    by: string,
  ): Promise<void> {
    await this.#options.store.transaction(async writer => {
      const row = await writer.hold(id);
      const working = this.#required(await writer.working(id));
      const proposal = proposalOf(working);
      if (!proposal) throw new ConflictError(`${row.key} is not in review.`);
      checkVersion(working, version);
      if (!isProposed(working)) {
        throw new ConflictError(
          'The text was changed since it was put to review. Ask its writers to put it to review again.',
        );
      }
      if (verdict === 'approved' && proposal.by === by) {
        throw new NotAllowedError(
          'Whoever puts a text to review does not approve it. Ask somebody else.',
        );
      }
      await writer.tell(id, {
        kind: 'reviewed',
        ref: by,
        text,
        textVersion: working.text_version,
        data: { verdict },
      });
      await writer.put(id);
    });
  }

  #required(working: WorkingRow | undefined): WorkingRow {
    if (working) return working;
    throw new ConflictError('There is no text that is not published.');
  }

  /** Without any repository, the review is all there is. */
  #inDatabase(row: PostMortemRow, by: string): Proposal {
    return {
      branch: branchOf(row),
      at: new Date(this.#now()).toISOString(),
      by,
      state: 'open',
      message:
        'No repository is configured that post-mortems are written to: it is kept in the database of the portal only.',
    };
  }

  async #toBranch(
    repository: DocumentRepository,
    change: {
      row: PostMortemRow;
      working: WorkingRow;
      title: string;
      by: string;
    },
  ): Promise<Proposal> {
    const { row, working, title, by } = change;
    const { authors, logger, database } = this.#options;
    const writers = await answerWriters(
      database,
      { markdown: working.markdown, before: row.markdown ?? '' },
      query =>
        query
          .where('questions.post_mortem_id', row.id)
          .orWhere('questions.incident_id', row.incident_id ?? ''),
    );
    const author: ChangeAuthor = await authors.of(by);
    const path = pathOf(row, title, repository);
    const signal = AbortSignal.timeout(REMOTE_MILLISECONDS);
    const own = row.repository === repository.id;
    try {
      const proposed = await repository.propose(
        {
          branch: branchOf(row),
          message: `Post-mortem ${row.key}: ${title}`,
          author,
          ...(writers.length > 0 && {
            coAuthors: await authors.alsoOf(writers, by, repository),
          }),
          files: [
            {
              path,
              text: publishedText(working.markdown, row),
              ...(own && row.content_id && { baseContentId: row.content_id }),
            },
          ],
        },
        { signal },
      );
      const opened = await openChangeRequest(
        this.#options.repositories.systems(),
        {
          ...proposed,
          title: `Post-mortem ${row.key}: ${title}`,
          body: 'Written and reviewed in the portal. Approvals here count there, too.',
        },
        { signal, logger },
      );
      return {
        ...proposed,
        ...opened,
        repository: repository.id,
        path,
        at: new Date(this.#now()).toISOString(),
        by,
        state: 'open',
      };
    } catch (error) {
      throw repositoryError(error, repository.title);
    }
  }
}
