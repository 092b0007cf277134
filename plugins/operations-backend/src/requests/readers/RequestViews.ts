import {
  ChangedFile,
  RequestDetail,
  RequestEffect,
  requestKind,
  RequestStage,
  RequestSummary,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { PublicText } from '../../redaction/PublicText';
import { RequestAudience } from '../audience';
import {
  changedFileOf,
  HeldRequest,
  RequestEventRow,
  RequestRow,
  StoredFile,
} from '../rows';
import { ownLines } from './ownLines';
import { listsPeople, shownText, shownValue } from './words';

/** An entity ref that is no person's. */
const REF = /^(?!user:)[a-z]+:[\w.-]+\/[\w.-]+$/i;

type Subject = { request_id: string; kind: string; name: string };

function iso(value: number | string): string {
  return new Date(Number(value)).toISOString();
}

/**
 * Shows requests as far as the reader may see them: without people, and redacted, to visitors.
 *
 * @internal
 */
export class RequestViews {
  readonly #database: Knex;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    publicText: PublicText;
  }): RequestViews {
    return new RequestViews(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText) {
    this.#database = database;
    this.#publicText = publicText;
  }

  /** In the order of the rows. */
  async summaries(
    rows: RequestRow[],
    audience: RequestAudience,
  ): Promise<RequestSummary[]> {
    const subjects: Subject[] = await this.#database('request_subjects')
      .whereIn(
        'request_id',
        rows.map(({ id }) => id),
      )
      .orderBy('name');
    return rows.map(row => {
      const namesOf = (kind: string) =>
        subjects
          .filter(each => each.request_id === row.id && each.kind === kind)
          .map(({ name }) => name);
      return {
        key: row.key,
        kind: row.kind,
        title: this.#text(row.title, audience) || row.key,
        state: row.state,
        stage: row.stage,
        stageState: row.stage_state,
        stageSince: iso(row.stage_since),
        requester: this.#person(row.requester, audience),
        team: row.team ?? undefined,
        services: namesOf('service'),
        clusters: namesOf('cluster'),
        createdAt: iso(row.created_at),
        updatedAt: iso(row.updated_at),
        visibility: row.visibility,
      };
    });
  }

  async detail(
    held: HeldRequest,
    audience: RequestAudience,
    may: RequestDetail['may'],
  ): Promise<RequestDetail> {
    const { row, facts, need, proposal } = held;
    const [[summary], events] = await Promise.all([
      this.summaries([row], audience),
      this.#events(row.id),
    ]);
    const { showPersons } = audience;
    return {
      summary,
      parameters: this.#parameters(held, audience),
      stages: held.stages.map(stage => this.#stage(stage, audience)),
      places: facts.places.map(
        ({ environment, cluster, namespace, service, subject }) => ({
          environment,
          cluster,
          namespace,
          service,
          subject,
        }),
      ),
      files: this.files(held.files.map(changedFileOf), audience),
      notes: held.notes.map(note => this.#text(note, audience)),
      effects: this.effects(held.effects, audience),
      checks: facts.checks.map(check => ({
        ...check,
        message: this.#text(check.message, audience),
        // In the words of programs, which nobody has redacted.
        details: showPersons ? check.details : undefined,
      })),
      need,
      approvals: held.approvals.map(({ at, by, person, verdict, reason }) => ({
        at,
        by,
        verdict,
        person: person && this.#person(person, audience),
        reason: reason && this.#text(reason, audience),
      })),
      events: events.map(({ at, text, person }) => ({
        at: iso(at),
        text: this.#text(text, audience),
        person: person === null ? undefined : this.#person(person, audience),
      })),
      branch: row.branch ?? undefined,
      revision: row.revision ?? undefined,
      target: proposal?.target,
      url: proposal?.url,
      pullRequest: proposal?.request?.url,
      taskId: showPersons ? row.task_id : undefined,
      may,
    };
  }

  /** Files whose texts cannot be made fit for a reader are named only; visitors see no lines of others. */
  files(
    files: Array<ChangedFile | (StoredFile & Pick<ChangedFile, 'change'>)>,
    { showPersons }: Pick<RequestAudience, 'showPersons'>,
  ): ChangedFile[] {
    const shown = (text: string | undefined) =>
      text === undefined
        ? undefined
        : shownText(text, showPersons, this.#publicText);
    return files.map(file => {
      const { path, change } = file;
      if (!showPersons && listsPeople(path)) return { path, change };
      const { before, after } = showPersons ? file : ownLines(file);
      const [was, is] = [shown(before), shown(after)];
      const isWhole =
        (before === undefined) === (was === undefined) &&
        (after === undefined) === (is === undefined);
      return isWhole
        ? { path, change, before: was, after: is }
        : { path, change };
    });
  }

  /** Who comes and goes is not for visitors. */
  effects(
    effects: RequestEffect[] | undefined,
    audience: Pick<RequestAudience, 'showPersons'>,
  ): RequestEffect[] | undefined {
    return effects
      ?.filter(({ what }) => audience.showPersons || !what.startsWith('user:'))
      .map(({ effect, what, reason }) => ({
        effect,
        // Refs of entities are shown where the entity is; all else is a text.
        what: REF.test(what) ? what : this.#text(what, audience),
        reason: reason && this.#text(reason, audience),
      }));
  }

  /** What the portal knows beside a wish, in the shape of its kind. */
  value<T>(value: T, audience: Pick<RequestAudience, 'showPersons'>): T {
    return shownValue(value, audience.showPersons, this.#publicText) as T;
  }

  text(text: string, audience: Pick<RequestAudience, 'showPersons'>): string {
    return this.#text(text, audience);
  }

  #parameters(
    { parameters, row }: HeldRequest,
    { showPersons }: RequestAudience,
  ): Record<string, unknown> {
    const shown = shownValue(
      parameters,
      showPersons,
      this.#publicText,
    ) as Record<string, unknown>;
    if (showPersons) return shown;
    const { requester: _, team, ...rest } = shown;
    const people = requestKind(row.kind)
      ?.fields.filter(({ input }) => input === 'people')
      .map(({ name }) => name);
    for (const name of people ?? []) delete rest[name];
    return {
      ...rest,
      ...(typeof team === 'object' &&
        team !== null && { team: { ...team, members: undefined } }),
    };
  }

  #stage(stage: RequestStage, audience: RequestAudience): RequestStage {
    const { reason, evidence, whomToAsk } = stage;
    return {
      ...stage,
      reason: reason && this.#text(reason, audience),
      evidence: evidence.map(each => ({
        ...each,
        text: this.#text(each.text, audience),
      })),
      whomToAsk: whomToAsk?.filter(
        ref => this.#person(ref, audience) !== undefined,
      ),
    };
  }

  #text(
    text: string,
    { showPersons }: Pick<RequestAudience, 'showPersons'>,
  ): string {
    return shownText(text, showPersons, this.#publicText) ?? '';
  }

  #person(ref: string, { showPersons }: RequestAudience): string | undefined {
    if (!ref.startsWith('user:')) return ref;
    return showPersons && !this.#publicText.isRemoved(ref) ? ref : undefined;
  }

  async #events(id: string): Promise<RequestEventRow[]> {
    return this.#database('request_events')
      .where('request_id', id)
      .orderBy(['at', 'id'])
      .limit(500);
  }
}
