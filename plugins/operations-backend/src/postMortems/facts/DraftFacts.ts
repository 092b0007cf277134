import { LoggerService } from '@backstage/backend-plugin-api';
import {
  draftPostMortem,
  PostMortemFacts,
  PostMortemLanguage,
  readPostMortem,
  renewDraft,
  Visibility,
  writePostMortem,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceCriteria } from '../../access/criteria';
import { IncidentReader } from '../../incidents/readers/IncidentReader';
import { IncidentRow } from '../../incidents/rows';
import { Lease } from '../../leases';
import { repeat } from '../../notifications/repeat';
import { PublicText } from '../../redaction/PublicText';
import { noteSaving } from '../desk/noteSaving';
import { putDraft } from '../desk/putDraft';
import { PostMortemStore } from '../PostMortemStore';
import { WorkingRow } from '../rows';
import { FactGatherer } from './FactGatherer';

const LOOK_MILLISECONDS = 10_000;
/** While somebody writes, their text does not change under their hands. */
const QUIET_MILLISECONDS = 60_000;
/** Who takes the facts, where nobody does it by hand. */
const BY = 'operations';

/** What a draft was begun with: it is asked for again as whoever began it, who sees no more of it than before. @internal */
export interface AskedFacts {
  title?: string;
  language: PostMortemLanguage;
  criteria?: ServiceCriteria;
  internal?: ServiceCriteria;
}

/** A draft as it is made of facts. @internal */
export function writtenOf(
  facts: PostMortemFacts,
  options: {
    key: string;
    visibility: Visibility;
    language: PostMortemLanguage;
  },
): string {
  const { key: id, visibility, language } = options;
  return writePostMortem(draftPostMortem(facts, language), {
    id,
    status: 'draft',
    visibility,
  });
}

/** @internal */
export interface DraftFactsOptions {
  database: Knex;
  logger: LoggerService;
  store: PostMortemStore;
  publicText: PublicText;
  incidents: IncidentReader;
  facts: FactGatherer;
  now?: () => number;
}

interface BehindRow
  extends Pick<WorkingRow, 'markdown' | 'text_version' | 'facts_draft'> {
  id: string;
  key: string;
  incident_id: string;
  visibility: Visibility;
  facts: string;
}

/** Drafts whose incident has changed since they took its facts. @internal */
export function behindTheirIncident(database: Knex | Knex.Transaction) {
  return database('post_mortem_working')
    .join(
      'post_mortems',
      'post_mortems.id',
      'post_mortem_working.post_mortem_id',
    )
    .join('incidents', 'incidents.id', 'post_mortems.incident_id')
    .whereNotNull('post_mortem_working.facts')
    .where(
      'incidents.version',
      '>',
      database.ref('post_mortem_working.facts_version'),
    );
}

/**
 * Lets drafts follow their incidents: what nobody has written otherwise is what is known by now. What is in review or
 * published stays as it was read.
 *
 * @internal
 */
export class DraftFacts {
  readonly #options: DraftFactsOptions;
  readonly #now: () => number;

  static create(options: DraftFactsOptions): DraftFacts {
    return new DraftFacts(options);
  }

  private constructor(options: DraftFactsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    await repeat(
      {
        name: 'take the newest facts of incidents',
        milliseconds: LOOK_MILLISECONDS,
        signal,
        logger: this.#options.logger,
      },
      () => this.renew(lease, signal),
    );
  }

  async renew(lease: Lease, signal: AbortSignal): Promise<void> {
    const rows: BehindRow[] = await behindTheirIncident(this.#options.database)
      .where('post_mortems.status', 'draft')
      .whereNull('post_mortems.gone_at')
      .whereNull('post_mortem_working.proposal')
      .where(
        'post_mortem_working.saved_at',
        '<=',
        this.#now() - QUIET_MILLISECONDS,
      )
      .select(
        'post_mortems.id',
        'post_mortems.key',
        'post_mortems.incident_id',
        'post_mortems.visibility',
        'post_mortem_working.markdown',
        'post_mortem_working.text_version',
        'post_mortem_working.facts',
        'post_mortem_working.facts_draft',
      );
    for (const row of rows) {
      if (signal.aborted) return;
      try {
        await this.#renewOne(row, lease);
      } catch (error) {
        // What is wrong with one keeps no other from following.
        this.#options.logger.warn(
          `The draft ${row.key} does not follow its incident: ${error}`,
        );
      }
    }
  }

  async #renewOne(row: BehindRow, lease: Lease): Promise<void> {
    const { incidents, publicText, store } = this.#options;
    const asked: AskedFacts = JSON.parse(row.facts);
    const { criteria } = asked;
    const incident = await incidents.byId(row.incident_id, {
      criteria,
      showPersons: false,
      showText: true,
    });
    // Whoever began it may not see it any more.
    if (!incident) return;
    const newest = await this.#newest(row, incident, asked);
    const markdown = renewDraft(row.markdown, row.facts_draft ?? '', newest);
    await store.transaction(
      async writer => {
        const present = await writer.hold(row.id);
        const working = await writer.working(row.id);
        // Somebody writes: the next time.
        const isAsRead =
          working?.text_version === row.text_version &&
          present.status === 'draft' &&
          !working.proposal;
        if (!isAsRead) return;
        const isOther = markdown !== working.markdown;
        const text_version = working.text_version + (isOther ? 1 : 0);
        await writer.putWorking({
          ...working,
          markdown,
          text_version,
          facts_draft: newest,
          facts_version: incident.version,
        });
        if (!isOther) return;
        await noteSaving(writer, row.id, { by: BY, textVersion: text_version });
        await putDraft(writer, row.id, {
          markdown,
          publicText,
          now: this.#now(),
        });
      },
      { lease },
    );
  }

  async #newest(
    row: BehindRow,
    incident: IncidentRow,
    { title, language, criteria, internal }: AskedFacts,
  ): Promise<string> {
    const { document } = readPostMortem(row.markdown, {
      path: row.key,
      defaults: { visibility: row.visibility },
    });
    // What is kept inside depends on who is to read the text as it is by now.
    const visibility = document?.visibility ?? 'internal';
    const { facts } = await this.#options.facts.of({
      incident,
      services: [],
      title,
      visibility,
      criteria,
      internal,
    });
    return writtenOf(facts, { key: row.key, visibility, language });
  }
}
