import { QuestionLink } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceCriteria } from '../../access/criteria';
import { webLink } from '../../alerts/alertView';
import { ServiceRow } from '../../database/rows';
import { PublicText } from '../../redaction/PublicText';
import { runbookFor } from '../../runbooks/readers/runbookFor';
import { RunbookViews } from '../../runbooks/readers/RunbookViews';
import { QuestionAudience } from '../audience';
import { FoundAlert } from './AlertFacts';

/** @internal */
export interface RunbookFactsOptions {
  database: Knex;
  publicText: PublicText;
  /** Where people find the portal. */
  appUrl?: string;
}

/**
 * Finds the runbook that says what to do about what a question is about.
 *
 * @internal
 */
export class RunbookFacts {
  readonly #options: RunbookFactsOptions;
  readonly #views: RunbookViews;

  static create(options: RunbookFactsOptions): RunbookFacts {
    return new RunbookFacts(options);
  }

  private constructor(options: RunbookFactsOptions) {
    this.#options = options;
    this.#views = RunbookViews.create(options);
  }

  /** @param options - open: what may stand in the question. */
  async of(
    about: { runbook?: string; alert?: FoundAlert; service?: ServiceRow },
    { audience, open }: { audience: QuestionAudience; open: ServiceCriteria },
  ): Promise<QuestionLink | undefined> {
    const { runbook, alert, service } = about;
    const { appUrl } = this.#options;
    const row =
      runbook === undefined && !alert
        ? undefined
        : await runbookFor(
            this.#options,
            { runbook, alert: alert?.name, service: service?.entity_ref },
            { ...audience, criteria: open, mayWriteRunbooks: false },
          );
    if (!row) {
      const url = webLink(alert?.row.runbook_url ?? undefined);
      return url === undefined ? undefined : { title: 'Runbook', url };
    }
    const [{ title }] = await this.#views.of([row], audience);
    return {
      title: `Runbook ${title}`,
      url: appUrl && `${appUrl}/operations/runbooks/${row.id}`,
    };
  }
}
