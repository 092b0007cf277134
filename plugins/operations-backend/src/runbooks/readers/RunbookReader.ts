import { NotFoundError } from '@backstage/errors';
import {
  PostMortemProposal,
  RunbookDetail,
  RunbookList,
  RunbookListQuery,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { readPage, SortKey } from '../../database/pages';
import { isoOf } from '../../database/rows';
import { visibleKeys } from '../../incidents/readers/visibleIncidents';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { PublicText } from '../../redaction/PublicText';
import { SOURCE_PREFIX } from '../reading/sourceFiles';
import { FeedbackRow, proposalOf, RunbookProposal, RunbookRow } from '../rows';
import { cloneAddress } from './cloneAddress';
import { filteredRunbooks } from './filteredRunbooks';
import { MissingReader } from './MissingReader';
import { RunbookAudience } from './RunbookAudience';
import { RunbookViews } from './RunbookViews';
import { runbooksInside, visibleRunbooks } from './visible';
import { whyNotMerge } from './whyNotMerge';
import { wordsOf } from './words';

const MOST_FEEDBACK = 20;
const BY_TITLE: SortKey[] = [
  { expression: 'lower(runbooks.title)', bindings: [], descending: false },
  { expression: 'runbooks.id', bindings: [], descending: false },
];

/** @internal */
export interface RunbookReaderOptions {
  database: Knex;
  publicText: PublicText;
  repositories: RepositorySet;
  approvals: number;
}

/**
 * Reads runbooks, as far as the reader may see them.
 *
 * @internal
 */
export class RunbookReader {
  readonly #options: RunbookReaderOptions;
  readonly #views: RunbookViews;
  readonly #missing: MissingReader;

  static create(options: RunbookReaderOptions): RunbookReader {
    return new RunbookReader(options);
  }

  private constructor(options: RunbookReaderOptions) {
    this.#options = options;
    this.#views = RunbookViews.create(options);
    this.#missing = MissingReader.create(options);
  }

  async list(
    query: RunbookListQuery,
    audience: RunbookAudience,
  ): Promise<RunbookList> {
    const filtered = await filteredRunbooks(this.#options, query, audience);
    const [page, count, missing, sources] = await Promise.all([
      readPage<RunbookRow>(filtered().select('runbooks.*'), query, BY_TITLE),
      filtered().count({ count: '*' }).first(),
      this.#missing.read(audience),
      this.#sources(audience),
    ]);
    return {
      items: await this.#views.of(page.rows, audience),
      totalItems: Number(count?.count ?? 0),
      nextCursor: page.nextCursor,
      missing,
      sources,
    };
  }

  async find(id: string, audience: RunbookAudience): Promise<RunbookRow> {
    const row: RunbookRow | undefined = await visibleRunbooks(
      this.#options.database,
      audience,
    )
      .where('runbooks.id', id)
      .first('runbooks.*');
    if (row) return row;
    throw new NotFoundError(
      `There is no runbook ${id}, or you may not see it.`,
    );
  }

  /** The same for whoever writes: what they may not read in full is not there for them. */
  async toWrite(id: string, audience: RunbookAudience): Promise<RunbookRow> {
    const row = await this.find(id, audience);
    const { database } = this.#options;
    const inside = await runbooksInside(database, [row.id], audience);
    if (inside.has(row.id)) return row;
    throw new NotFoundError(`There is no runbook ${id} that you may change.`);
  }

  async detail(
    row: RunbookRow,
    audience: RunbookAudience,
  ): Promise<RunbookDetail> {
    const { publicText, database } = this.#options;
    const { person, mayWriteRunbooks } = audience;
    const [[runbook], feedback] = await Promise.all([
      this.#views.of([row], audience),
      database('runbook_feedback')
        .where('runbook_id', row.id)
        .orderBy('at', 'desc') as Promise<FeedbackRow[]>,
    ]);
    const inside = runbook.account === 'internal';
    const { text, withheld } = wordsOf(row, inside, publicText);
    const own = feedback.find(one => one.person === person);
    const detail: RunbookDetail = {
      runbook,
      text,
      withheld,
      mine: own && Boolean(own.helped),
      feedback: [],
      may: { propose: false, merge: false, rate: mayWriteRunbooks },
    };
    return inside
      ? { ...detail, ...(await this.#inside(row, feedback, audience)) }
      : detail;
  }

  /** What only readers of internal accounts get. */
  async #inside(
    row: RunbookRow,
    feedback: FeedbackRow[],
    audience: RunbookAudience,
  ) {
    const { publicText, database, repositories, approvals } = this.#options;
    const { showPersons, person, mayWriteRunbooks, criteria } = audience;
    const shown = feedback.slice(0, MOST_FEEDBACK);
    const incidents = await visibleKeys(
      database,
      shown.map(one => one.incident_id).filter(Boolean),
      criteria,
    );
    const named = (ref: string | undefined) =>
      ref?.startsWith('user:') && showPersons && !publicText.isRemoved(ref)
        ? { ref }
        : undefined;
    const proposal = proposalOf(row);
    const why = proposal && whyNotMerge(proposal, person, approvals);
    const repository = repositories.find(row.repository);
    return {
      markdown: row.markdown || undefined,
      source:
        row.repository && row.path
          ? {
              repository: row.repository.replace(SOURCE_PREFIX, ''),
              path: row.path,
              url: row.url ?? undefined,
              address: repository && cloneAddress(repository),
              revision: row.revision ?? undefined,
              content: row.content_id ?? undefined,
              changedAt: isoOf(row.changed_at),
            }
          : undefined,
      feedback: shown.map(one => ({
        at: new Date(Number(one.at)).toISOString(),
        helped: Boolean(one.helped),
        text: publicText.withoutRemoved(one.text) || undefined,
        incident: incidents.get(one.incident_id),
        author: named(one.person),
      })),
      proposal: proposal && shownProposal(proposal, named(proposal.by)),
      proposed: row.proposed ?? undefined,
      may: {
        propose: mayWriteRunbooks && repository !== undefined,
        merge: mayWriteRunbooks && proposal !== undefined && why === undefined,
        rate: mayWriteRunbooks,
        whyNotMerge: why,
      },
    };
  }

  async #sources({
    internal,
  }: RunbookAudience): Promise<RunbookList['sources']> {
    const rows: Array<{
      id: string;
      read_at: number | string | null;
      problem: string | null;
    }> = await this.#options.database('runbook_repositories');
    const states = new Map(rows.map(row => [row.id, row]));
    // Whoever reads everything learns of all of them, others of those that are open.
    const everything = internal === undefined;
    return this.#options.repositories.list().flatMap(one => {
      const state = states.get(one.id);
      if (!state && !one.writes.includes('runbook')) return [];
      if (!everything && one.visibility !== 'public') return [];
      return [
        {
          id: one.id,
          title: one.title,
          url: one.url,
          readAt: isoOf(state?.read_at ?? null),
          problem: everything ? state?.problem ?? undefined : undefined,
        },
      ];
    });
  }
}

function shownProposal(
  proposal: RunbookProposal,
  proposedBy: { ref: string } | undefined,
): PostMortemProposal {
  return {
    branch: proposal.branch,
    revision: proposal.revision,
    url: proposal.request?.url ?? proposal.url,
    proposedAt: proposal.at,
    proposedBy,
    state: proposal.state,
    message: proposal.message,
    diff: proposal.diff,
  };
}
