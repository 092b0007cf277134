import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  addAnswer,
  AnsweredQuestion,
  RunbookFeedback,
  RUNBOOK_QUESTIONS,
  RunbookText,
} from '@operate-first/plugin-operations-common';
import {
  ChangeConflictError,
  DocumentRepository,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { FieldConflictError, FieldError } from '../../api/FieldError';
import { storable } from '../../database/text';
import { IncidentReader } from '../../incidents/readers/IncidentReader';
import { PostMortemAudience } from '../../postMortems/audience';
import { CommitAuthors } from '../../postMortems/desk/CommitAuthors';
import { openChangeRequest } from '../../postMortems/desk/openChangeRequest';
import { checkSecrets, checkText } from '../../postMortems/desk/texts';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { repositoryError } from '../../postMortems/RepositoryUnavailableError';
import { Proposal } from '../../postMortems/rows';
import { PublicText } from '../../redaction/PublicText';
import { whyNotMerge } from '../readers/RunbookReader';
import { RunbookReading } from '../reading/RunbookReading';
import { FeedbackRow, RunbookRow } from '../rows';

const REMOTE_MILLISECONDS = 60_000;

/** @internal */
export interface RunbookDeskOptions {
  database: Knex;
  logger: LoggerService;
  publicText: PublicText;
  repositories: RepositorySet;
  authors: CommitAuthors;
  incidents: IncidentReader;
  approvals: number;
  now?: () => number;
}

/**
 * Where people say whether runbooks help, and propose better ones.
 *
 * @internal
 */
export class RunbookDesk {
  readonly #options: RunbookDeskOptions;
  readonly #now: () => number;

  static create(options: RunbookDeskOptions): RunbookDesk {
    return new RunbookDesk(options);
  }

  private constructor(options: RunbookDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async rate(
    row: RunbookRow,
    { helped, text = '', incident }: RunbookFeedback,
    person: string,
    audience: PostMortemAudience,
  ): Promise<void> {
    const { database, incidents } = this.#options;
    const found =
      incident === undefined
        ? undefined
        : await incidents.find(incident, { ...audience, showText: true });
    if (incident !== undefined && !found) {
      throw new FieldError({
        field: 'incident',
        value: incident,
        message: `There is no incident ${incident}, or you may not see it.`,
        remedy: 'Leave it out, or give the key of an incident.',
      });
    }
    const said: FeedbackRow = {
      runbook_id: row.id,
      person,
      incident_id: found?.id ?? '',
      helped,
      text: storable(text),
      at: this.#now(),
    };
    await database('runbook_feedback')
      .insert(said)
      .onConflict(['runbook_id', 'person', 'incident_id'])
      .merge();
  }

  async propose(
    row: RunbookRow,
    { markdown, base, message }: RunbookText,
    by: string,
  ): Promise<void> {
    const repository = this.#repository(row);
    if ((row.content_id ?? '') !== base) throw stale(row.markdown);
    await this.#put(repository, row, {
      markdown,
      by,
      branch: `runbook/${row.id.slice(0, 8)}`,
      message: message?.trim() || `Change the runbook ${row.title}`,
    });
  }

  /** Proposes an answer for a runbook; twice proposes it once. */
  async addAnswer(
    row: RunbookRow,
    answered: AnsweredQuestion,
    { by, questionId }: { by: string; questionId: string },
  ): Promise<void> {
    const repository = this.#repository(row);
    const waiting = row.proposal !== null && row.proposed !== null;
    const before = waiting ? row.proposed ?? '' : row.markdown;
    const markdown = addAnswer(before, answered, RUNBOOK_QUESTIONS);
    if (markdown === before) return;
    await this.#put(repository, row, {
      markdown,
      by,
      branch: `runbook/${answered.key}`,
      message: `${answered.key}: ${answered.title}`,
      questionId,
    });
  }

  async merge(row: RunbookRow, revision: string, by: string): Promise<void> {
    const { database, approvals, authors } = this.#options;
    const repository = this.#repository(row);
    const proposal = proposalOf(row);
    if (!proposal) throw new ConflictError('No text waits to be merged.');
    const why = whyNotMerge(proposal, by, approvals);
    if (why && proposal.by === by) throw new NotAllowedError(why);
    if (why) throw new ConflictError(why);
    if (proposal.revision !== revision) {
      throw new FieldConflictError({
        field: 'revision',
        value: proposal.revision,
        message: 'Another text was proposed since you looked.',
        remedy: 'Look at what it says now, and merge that.',
      });
    }
    const signal = AbortSignal.timeout(REMOTE_MILLISECONDS);
    try {
      await repository.merge(proposal.branch, {
        revision,
        message: `Merge the runbook ${row.title}`,
        author: await authors.of(by),
        signal,
      });
    } catch (error) {
      throw repositoryError(error, repository.title);
    }
    await database('runbooks')
      .where('id', row.id)
      .update({ proposal: null, proposed: null, proposal_question: null });
    try {
      await RunbookReading.create({ database, repository }).readNow(signal);
    } catch (error) {
      // It is merged, and read with the next round.
      this.#options.logger.warn(`Cannot read ${repository.title}: ${error}`);
    }
  }

  async #put(
    repository: DocumentRepository,
    row: RunbookRow,
    wanted: {
      markdown: string;
      by: string;
      branch: string;
      message: string;
      questionId?: string;
    },
  ): Promise<void> {
    const { database, authors, publicText, logger, repositories } =
      this.#options;
    const { markdown, by, message, questionId = null } = wanted;
    checkText(markdown);
    checkSecrets(markdown, publicText);
    const branch = proposalOf(row)?.branch ?? wanted.branch;
    const path = row.path ?? '';
    const signal = AbortSignal.timeout(REMOTE_MILLISECONDS);
    const proposal = await this.#attempt(repository, async () => {
      const proposed = await repository.propose(
        {
          branch,
          message,
          author: await authors.of(by),
          files: [
            {
              path,
              text: markdown,
              ...(row.content_id && { baseContentId: row.content_id }),
            },
          ],
        },
        { signal },
      );
      const opened = await openChangeRequest(
        repositories.systems(),
        {
          ...proposed,
          title: message.split('\n')[0],
          body: 'Proposed in the portal.',
        },
        { signal, logger },
      );
      const { diff } = await repository.look(branch, {
        revision: proposed.revision,
        signal,
      });
      return {
        ...proposed,
        ...opened,
        repository: repository.id,
        path,
        at: new Date(this.#now()).toISOString(),
        by,
        state: 'open' as const,
        diff,
      };
    });
    await database('runbooks')
      .where('id', row.id)
      .update({
        proposal: JSON.stringify(proposal satisfies Proposal),
        proposed: markdown,
        proposal_question: questionId,
        updated_at: this.#now(),
        version: row.version + 1,
      });
  }

  async #attempt<T>(
    repository: DocumentRepository,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ChangeConflictError) throw stale(error.text ?? '');
      throw repositoryError(error, repository.title);
    }
  }

  #repository({ repository, title }: RunbookRow): DocumentRepository {
    const found = this.#options.repositories.find(repository);
    if (found) return found;
    throw new ConflictError(
      `${title} is in no repository that the portal writes to. Change it where it is.`,
    );
  }
}

function stale(present: string): FieldConflictError {
  return new FieldConflictError({
    field: 'base',
    value: present,
    message: 'It was changed in git since this text was begun.',
    remedy: 'Take over what was changed, then propose it with the new base.',
  });
}

/** The branch in which a text waits. @internal */
export function proposalOf({ proposal }: RunbookRow): Proposal | undefined {
  return proposal === null ? undefined : JSON.parse(proposal);
}
