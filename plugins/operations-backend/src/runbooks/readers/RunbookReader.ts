import { NotFoundError } from '@backstage/errors';
import {
  PostMortemProposal,
  RunbookDetail,
  RunbookList,
  RunbookListQuery,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, columnsBeside } from '../../access/criteria';
import { readPage, SortKey } from '../../database/pages';
import { isoOf } from '../../database/rows';
import { Turns } from '../../database/Turns';
import { visibleKeys } from '../../incidents/readers/visibleIncidents';
import { PostMortemAudience } from '../../postMortems/audience';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { askedOwners } from '../../questions/readers/askedOwners';
import { PublicText } from '../../redaction/PublicText';
import { applyWords, lowerRefs } from '../../services/filters';
import { SOURCE_PREFIX } from '../reading/sourceFiles';
import { searchTextOf } from '../reading/writeRunbook';
import { FeedbackRow, proposalOf, RunbookProposal, RunbookRow } from '../rows';
import { hiddenAlerts } from './hiddenAlerts';
import { MissingReader } from './MissingReader';
import { RunbookViews, shownAlerts } from './RunbookViews';
import { runbooksInside, visibleRunbooks } from './visible';
import { whyNotMerge } from './whyNotMerge';
import { wordsOf } from './words';

const MOST_FEEDBACK = 20;
const MOST_LOOKED_AT = 1_000;
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

/** Who reads runbooks. @internal */
export interface RunbookAudience extends PostMortemAudience {
  mayWriteRunbooks: boolean;
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
    const filtered = await this.#filtered(query, audience);
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
    const inGit = repositories.find(row.repository) !== undefined;
    return {
      markdown: row.markdown || undefined,
      source:
        row.repository && row.path
          ? {
              repository: row.repository.replace(SOURCE_PREFIX, ''),
              path: row.path,
              url: row.url ?? undefined,
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
        propose: mayWriteRunbooks && inGit,
        merge: mayWriteRunbooks && proposal !== undefined && why === undefined,
        rate: mayWriteRunbooks,
        whyNotMerge: why,
      },
    };
  }

  async #filtered(
    query: RunbookListQuery,
    audience: RunbookAudience,
  ): Promise<() => Knex.QueryBuilder> {
    const { database } = this.#options;
    const { alert, problems, owner, system, service, text = '' } = query;
    const [ids, hidden] = await Promise.all([
      text.trim() ? this.#foundBy(text, audience) : undefined,
      alert ? hiddenAlerts(database, audience.criteria) : undefined,
    ]);
    const columns = {
      owner: owner && askedOwners(owner, audience),
      system: system && lowerRefs(system),
      entity_ref: service && lowerRefs(service),
    };
    return () => {
      const found = visibleRunbooks(database, audience);
      if (ids) found.whereIn('runbooks.id', ids);
      // Whoever may not learn of an alert does not find by its name.
      if (alert && hidden?.has(alert)) this.#onlyInside(found, audience);
      if (alert) {
        found.andWhere(either =>
          either
            .whereIn(
              'runbooks.id',
              database('runbook_alerts').where({ alert }).select('runbook_id'),
            )
            // Alerts name addresses, too.
            .orWhereIn('runbooks.url', this.#addressesOf(alert, audience)),
        );
      }
      if (problems) {
        // What is wrong is told to nobody else.
        this.#onlyInside(found, audience);
        found.andWhere(either =>
          either
            .whereNot('runbooks.problems', '[]')
            .orWhereIn('runbooks.id', withDeadLinks(database)),
        );
      }
      for (const [column, refs] of Object.entries(columns)) {
        if (!refs) continue;
        found.whereIn(
          'runbooks.id',
          database('runbook_services')
            .join('services', 'services.id', 'runbook_services.service_id')
            .whereIn(`services.${column}`, refs)
            .select('runbook_services.runbook_id'),
        );
      }
      return found;
    };
  }

  #onlyInside(found: Knex.QueryBuilder, { internal }: RunbookAudience): void {
    applyCriteria(found, internal, columnsBeside('runbooks'));
  }

  /** Where alerts of that name say that there is a runbook for them. */
  #addressesOf(
    alert: string,
    { criteria }: RunbookAudience,
  ): Knex.QueryBuilder {
    const query = this.#options
      .database('alerts')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .whereNotNull('alerts.runbook_url')
      .where('alerts.labels', 'like', `%"alertname":${JSON.stringify(alert)}%`)
      .select('alerts.runbook_url');
    applyCriteria(query, criteria, columnsBeside('alerts'));
    return query;
  }

  /** Nobody finds by what they may not read. */
  async #foundBy(text: string, audience: RunbookAudience): Promise<string[]> {
    const { database, publicText } = this.#options;
    const query = visibleRunbooks(database, audience)
      .orderBy('runbooks.updated_at', 'desc')
      .limit(MOST_LOOKED_AT)
      .select('runbooks.*');
    applyWords(query, 'runbooks.search_text', text);
    const rows: RunbookRow[] = await query;
    const ids = rows.map(({ id }) => id);
    const [inside, hidden] = await Promise.all([
      runbooksInside(database, ids, audience),
      hiddenAlerts(database, audience.criteria),
    ]);
    const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
    const turns = Turns.create();
    const found: string[] = [];
    for (const row of rows) {
      await turns.take();
      const shown = wordsOf(row, inside.has(row.id), publicText);
      const alerts = shownAlerts(row, {
        inside: inside.has(row.id),
        hidden,
        publicText,
      });
      const said = searchTextOf(shown.title, alerts, shown.text);
      if (words.every(word => said.includes(word))) found.push(row.id);
    }
    return found;
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

function withDeadLinks(database: Knex): Knex.QueryBuilder {
  return database('runbook_links')
    .join('link_checks', 'link_checks.id', 'runbook_links.link_id')
    .whereNotNull('link_checks.problem')
    .select('runbook_links.runbook_id');
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
