import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  addAnswer,
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
import { PublicText } from '../../redaction/PublicText';
import { answerWriters } from '../../questions/desk/answerWriters';
import { OnwardAnswer, onwardText } from '../../questions/desk/OnwardAnswer';
import { whyNotMerge } from '../readers/whyNotMerge';
import { RunbookReading } from '../reading/RunbookReading';
import {
  contributorsOf,
  FeedbackRow,
  proposalOf,
  RunbookProposal,
  RunbookRow,
} from '../rows';
import { overtaken, stale } from './conflicts';
import { inTurn } from './inTurn';
import { OnSettled } from '../OnSettled';

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
  /** Called once a text does not wait any more. */
  onSettled?: OnSettled;
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
    { id }: RunbookRow,
    { markdown, base, proposal: seen, message }: RunbookText,
    by: string,
  ): Promise<void> {
    await this.#inTurn(id, async (row, turn) => {
      const repository = this.#repository(row);
      if ((row.content_id ?? '') !== base) throw stale(row.markdown);
      const waiting = proposalOf(row);
      if (waiting?.revision !== seen) throw overtaken(row);
      await this.#put(repository, row, {
        turn,
        markdown,
        by,
        branch: `runbook/${row.id.slice(0, 8)}`,
        message: message?.trim() || `Change the runbook ${row.title}`,
      });
    });
  }

  /**
   * Proposes an answer for a runbook, beside what waits there already; twice proposes it once.
   *
   * @returns whether it was not there before.
   */
  async addAnswer(
    { id }: RunbookRow,
    answer: OnwardAnswer,
    { by, questionId }: { by: string; questionId: string },
  ): Promise<boolean> {
    let isNew = false;
    await this.#inTurn(id, async (row, turn) => {
      const repository = this.#repository(row);
      // Marks keep nothing from those who read the repository.
      const answered = onwardText(answer, repository);
      const waiting = proposalOf(row);
      if (
        waiting?.base !== undefined &&
        waiting.base !== (row.content_id ?? '')
      ) {
        throw new ConflictError(
          `${row.title} was changed in git since the text that waits was proposed. Merge that text or propose it again, then put the answer in.`,
        );
      }
      const before = (waiting && row.proposed) ?? row.markdown;
      const markdown = addAnswer(before, answered, RUNBOOK_QUESTIONS);
      if (markdown === before) return;
      await this.#put(repository, row, {
        turn,
        markdown,
        by,
        branch: `runbook/${answered.key}`,
        message: `${answered.key}: ${answered.title}`,
        questionId,
      });
      isNew = true;
    });
    return isNew;
  }

  async merge({ id }: RunbookRow, revision: string, by: string): Promise<void> {
    await this.#inTurn(id, (row, turn) =>
      this.#merge(row, { revision, by, turn }),
    );
  }

  async #merge(
    row: RunbookRow,
    { revision, by, turn }: { revision: string; by: string; turn: string },
  ): Promise<void> {
    const { database, approvals, authors, logger, onSettled } = this.#options;
    const repository = this.#repository(row);
    const proposal = proposalOf(row);
    if (!proposal) throw new ConflictError('No text waits to be merged.');
    const why = whyNotMerge(proposal, by, approvals);
    if (why && contributorsOf(proposal).includes(by)) {
      throw new NotAllowedError(why);
    }
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
    try {
      // First what it says, so that at no moment it neither waits nor stands there.
      await RunbookReading.create({ database, repository }).readNow(signal);
    } catch (error) {
      // It is merged, and read with the next round.
      logger.warn(`Cannot read ${repository.title}: ${error}`);
    }
    const cleared = await database('runbooks')
      .where({ id: row.id, turn })
      .update({ proposal: null, proposed: null, proposal_question: null });
    if (cleared > 0) await onSettled?.(row, { merged: true, by });
  }

  /** One at a time, with the runbook as it is then. */
  async #inTurn(
    id: string,
    work: (row: RunbookRow, turn: string) => Promise<void>,
  ): Promise<void> {
    const { database } = this.#options;
    await inTurn(database, id, async turn => {
      const row: RunbookRow = await database('runbooks').where({ id }).first();
      await work(row, turn);
    });
  }

  async #put(
    repository: DocumentRepository,
    row: RunbookRow,
    wanted: {
      turn: string;
      markdown: string;
      by: string;
      branch: string;
      message: string;
      questionId?: string;
    },
  ): Promise<void> {
    const { database, authors, publicText, logger, repositories } =
      this.#options;
    const { turn, markdown, by, message, questionId = null } = wanted;
    checkText(markdown);
    checkSecrets(markdown, publicText);
    const waiting = proposalOf(row);
    const branch = waiting?.branch ?? wanted.branch;
    const path = row.path ?? '';
    const signal = AbortSignal.timeout(REMOTE_MILLISECONDS);
    const writers = await answerWriters(
      database,
      { markdown, before: row.markdown },
      query =>
        query
          .where('questions.runbook_id', row.id)
          .orWhere('questions.id', questionId ?? ''),
    );
    const proposal = await this.#attempt(repository, async () => {
      const proposed = await repository.propose(
        {
          branch,
          message,
          author: await authors.of(by),
          ...(writers.length > 0 && {
            coAuthors: await authors.alsoOf(writers, by, repository),
          }),
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
        contributors: [
          ...new Set([...(waiting ? contributorsOf(waiting) : []), by]),
        ],
        base: row.content_id ?? '',
        state: 'open' as const,
        diff,
      };
    });
    const stored = await database('runbooks')
      .where({ id: row.id, turn })
      .update({
        proposal: JSON.stringify(proposal satisfies RunbookProposal),
        proposed: markdown,
        proposal_question: questionId,
        updated_at: this.#now(),
        version: database.raw('version + 1'),
      });
    if (stored > 0) return;
    throw new ConflictError(
      `${repository.title} took too long. Look at the runbook again, and propose it once more.`,
    );
  }

  async #attempt<T>(
    repository: DocumentRepository,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      // Without a path it is the repository that does not come to rest, and no file that says something else.
      if (error instanceof ChangeConflictError && error.path !== '') {
        throw stale(error.text ?? '');
      }
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
