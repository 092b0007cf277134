import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  PostMortemInput,
  PostMortemPreview,
  PostMortemText,
  readPostMortem,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { FieldError } from '../../api/FieldError';
import { ServiceBook } from '../../incidents/desk/ServiceBook';
import { IncidentReader } from '../../incidents/readers/IncidentReader';
import { PublicText } from '../../redaction/PublicText';
import { publicAccountOf } from '../account';
import { proposalOf } from '../approvals';
import { PostMortemAudience } from '../audience';
import { AskedFacts, writtenOf } from '../facts/DraftFacts';
import { FactGatherer } from '../facts/FactGatherer';
import { PostMortemStore } from '../PostMortemStore';
import { PostMortemWriter } from '../PostMortemWriter';
import { internalOnes } from '../readers/visible';
import { RepositorySet } from '../RepositorySet';
import { PostMortemRow, WorkingRow } from '../rows';
import { noteSaving } from './noteSaving';
import { previewOf } from './previewOf';
import { putDraft } from './putDraft';
import { checkBase, checkText, checkVersion } from './texts';
import { whyNotWrite } from './whyNotWrite';

const REMOTE_MILLISECONDS = 30_000;

/** @internal */
export interface PostMortemDeskOptions {
  database: Knex;
  logger: LoggerService;
  store: PostMortemStore;
  publicText: PublicText;
  repositories: RepositorySet;
  incidents: IncidentReader;
  services: ServiceBook;
  facts: FactGatherer;
  now?: () => number;
}

/**
 * Where people begin post-mortems and write them.
 *
 * @internal
 */
export class PostMortemDesk {
  readonly #options: PostMortemDeskOptions;
  readonly #now: () => number;

  static create(options: PostMortemDeskOptions): PostMortemDesk {
    return new PostMortemDesk(options);
  }

  private constructor(options: PostMortemDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @returns the id of the draft, or of what there was of its incident already. */
  async start(
    input: PostMortemInput,
    by: string,
    audience: PostMortemAudience,
  ): Promise<string> {
    const { database, facts, services, store } = this.#options;
    const incident = input.incident
      ? await this.#incident(input.incident, audience)
      : undefined;
    const known = await this.#ofIncident(incident?.id, audience);
    if (known) return known;
    const rows = await Promise.all(
      (input.services ?? []).map((ref, at) =>
        services.find(ref, {
          field: `services.${at}`,
          criteria: audience.criteria,
        }),
      ),
    );
    const gathered = await facts.of({
      incident,
      services: rows,
      title: input.title,
      visibility: input.visibility,
      criteria: audience.criteria,
      internal: audience.internal,
    });
    const visibility = input.visibility ?? gathered.visibility;
    const language = input.language ?? 'en';
    const { title } = input;
    const { criteria, internal } = audience;
    const asked: AskedFacts = { title, language, criteria, internal };
    try {
      return await store.transaction(async writer => {
        const row = await writer.open({
          visibility,
          incidentId: incident?.id,
          createdBy: by,
        });
        const { key } = row;
        const markdown = writtenOf(gathered.facts, {
          key,
          visibility,
          language,
        });
        await this.#putDraft(writer, row, markdown);
        await writer.putWorking({
          post_mortem_id: row.id,
          markdown,
          base_content_id: null,
          text_version: row.version,
          saved_at: writer.now,
          saved_by: by,
          proposal: null,
          proposed_version: null,
          facts: incident ? JSON.stringify(asked) : null,
          facts_draft: incident ? markdown : null,
          facts_version: incident?.version ?? null,
        });
        await writer.tell(row.id, {
          kind: 'started',
          ref: by,
          text: 'Started',
        });
        return row.id;
      });
    } catch (error) {
      // Somebody else has begun the same at the same moment.
      const theirs = await this.#ofIncident(incident?.id, audience, database);
      if (theirs) return theirs;
      throw error;
    }
  }

  async save(
    { id }: PostMortemRow,
    { markdown, version, base }: PostMortemText,
    by: string,
  ): Promise<void> {
    checkText(markdown);
    const { store, repositories } = this.#options;
    await store.transaction(async writer => {
      const row = await writer.hold(id);
      const working = await writer.working(id);
      const problem = whyNotWrite(row, repositories);
      if (problem) throw new ConflictError(problem);
      checkVersion(working, version);
      checkBase(row, working, base);
      const saved: WorkingRow = {
        post_mortem_id: id,
        markdown,
        base_content_id: row.content_id,
        text_version: (working?.text_version ?? row.version) + 1,
        saved_at: writer.now,
        saved_by: by,
        proposal: working?.proposal ?? null,
        proposed_version: working?.proposed_version ?? null,
      };
      await writer.putWorking(saved);
      await noteSaving(writer, id, { by, textVersion: saved.text_version });
      if (row.status === 'published') await writer.put(id);
      else await this.#putDraft(writer, row, markdown);
    });
  }

  preview(markdown: string): PostMortemPreview {
    checkText(markdown);
    const { publicText } = this.#options;
    const read = readPostMortem(markdown);
    return previewOf(read, publicAccountOf(markdown, publicText), publicText);
  }

  /** Discards what is not published. */
  async discard({ id }: PostMortemRow, by: string): Promise<void> {
    const { store } = this.#options;
    const working = await store.transaction(async writer => {
      const row = await writer.hold(id);
      const dropped = await writer.working(id);
      if (!dropped) {
        throw new ConflictError(
          `${row.key} has no text that is not published.`,
        );
      }
      if (row.markdown === null) {
        await writer.remove(id);
        return dropped;
      }
      await writer.dropWorking(id);
      await writer.tell(id, {
        kind: 'withdrawn',
        ref: by,
        text: 'What was not published was discarded',
      });
      await writer.put(id);
      return dropped;
    });
    await this.#withdraw(working);
  }

  /** A branch that stays behind does no harm, so this never fails. */
  async #withdraw(working: WorkingRow): Promise<void> {
    const { repositories, logger } = this.#options;
    const proposal = proposalOf(working);
    const repository = repositories.find(proposal?.repository);
    if (!proposal || !repository) return;
    try {
      const signal = AbortSignal.timeout(REMOTE_MILLISECONDS);
      await repository.withdraw(proposal.branch, { signal });
    } catch (error) {
      logger.warn(
        `The branch ${proposal.branch} stays in ${repository.title}: ${error}`,
      );
    }
  }

  async #putDraft(
    writer: PostMortemWriter,
    { id }: PostMortemRow,
    markdown: string,
  ): Promise<void> {
    const { publicText } = this.#options;
    await putDraft(writer, id, { markdown, publicText, now: this.#now() });
  }

  async #incident(key: string, audience: PostMortemAudience) {
    const { incidents } = this.#options;
    const reader = { ...audience, showText: true };
    const found = await incidents.find(key, reader);
    const row = found?.duplicate_of
      ? await incidents.byId(found.duplicate_of, reader)
      : found;
    if (row) return row;
    throw new FieldError({
      field: 'incident',
      value: key,
      message: `There is no incident ${key}, or you may not see it.`,
      remedy: 'Give the key of an incident, such as INC-12.',
    });
  }

  /** The one that there is of an incident. */
  async #ofIncident(
    incidentId: string | undefined,
    audience: PostMortemAudience,
    database = this.#options.database,
  ): Promise<string | undefined> {
    if (incidentId === undefined) return undefined;
    const row = await database('post_mortems')
      .where('incident_id', incidentId)
      .whereNull('gone_at')
      .first('id');
    if (!row) return undefined;
    const seen = await internalOnes(database, [row.id], audience);
    if (seen.has(row.id)) return row.id;
    throw new NotAllowedError(
      'This incident has a post-mortem that you may not read.',
    );
  }
}
