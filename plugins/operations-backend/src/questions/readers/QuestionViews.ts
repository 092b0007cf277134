import {
  Artefact,
  NamedRef,
  Question,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { isoOf } from '../../database/rows';
import { visibleKeys } from '../../incidents/readers/visibleIncidents';
import { PublicText } from '../../redaction/PublicText';
import { QuestionAudience } from '../audience';
import { Authors } from '../people';
import { EscalationState, QuestionRow, RecipientRow } from '../rows';
import { questionsInside } from './visible';
import { shown, shownArtefact } from './words';

interface ServiceName {
  id: string;
  entity_ref: string;
  title: string | null;
  owner: string | null;
}

/** What is shown of people: nobody, those who agreed, or everybody but those who asked to be named nowhere. @internal */
export type Naming = (ref: string | null | undefined) => NamedRef | undefined;

/**
 * Shows questions as far as the reader may see them.
 *
 * @internal
 */
export class QuestionViews {
  readonly #database: Knex;
  readonly #publicText: PublicText;
  readonly #authors: Authors;

  static create(options: {
    database: Knex;
    publicText: PublicText;
    authors: Authors;
  }): QuestionViews {
    return new QuestionViews(options);
  }

  private constructor(options: {
    database: Knex;
    publicText: PublicText;
    authors: Authors;
  }) {
    this.#database = options.database;
    this.#publicText = options.publicText;
    this.#authors = options.authors;
  }

  /** How these people are named to a reader. */
  async naming(
    refs: Array<string | null>,
    { showPersons }: QuestionAudience,
  ): Promise<Naming> {
    const people = refs.filter(ref => ref?.startsWith('user:'));
    const open = showPersons
      ? undefined
      : await this.#authors.shownToEverybody([
          ...new Set(people.filter(ref => typeof ref === 'string')),
        ]);
    return ref => {
      if (!ref) return undefined;
      if (!ref.startsWith('user:')) return { ref };
      if (this.#publicText.isRemoved(ref)) return undefined;
      return !open || open.has(ref) ? { ref } : undefined;
    };
  }

  /** In the order of the rows. */
  async of(
    rows: QuestionRow[],
    audience: QuestionAudience,
  ): Promise<Question[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const [inside, recipients, services, incidents] = await Promise.all([
      questionsInside(this.#database, ids, audience),
      this.#recipients(ids),
      this.#services(rows),
      visibleKeys(
        this.#database,
        rows.flatMap(({ incident_id }) => incident_id ?? []),
        audience.criteria,
      ),
    ]);
    const naming = await this.naming(
      [
        ...rows.flatMap(({ asker, escalate_to }) => [asker, escalate_to]),
        ...recipients.map(({ ref }) => ref),
      ],
      audience,
    );
    return rows.map(row =>
      this.#show(row, {
        inside: inside.has(row.id),
        service: services.get(row.root_service_id ?? ''),
        incident: incidents.get(row.incident_id ?? ''),
        recipients: recipients.filter(one => one.question_id === row.id),
        naming,
        audience,
      }),
    );
  }

  #show(
    row: QuestionRow,
    known: {
      inside: boolean;
      service?: ServiceName;
      incident?: string;
      recipients: RecipientRow[];
      naming: Naming;
      audience: QuestionAudience;
    },
  ): Question {
    const { inside, service, incident, naming } = known;
    const { person } = known.audience;
    const artefact: Artefact = JSON.parse(row.artefact);
    const title = shown(row.title, inside, this.#publicText);
    const artefactTitle =
      row.artefact_title === null
        ? undefined
        : shown(row.artefact_title, inside, this.#publicText).text;
    const to = naming(row.escalate_to);
    const { nextAt }: EscalationState = JSON.parse(row.escalation);
    return {
      id: row.id,
      key: row.key,
      title: title.text || row.key,
      state: row.state,
      visibility: row.visibility,
      account: inside ? 'internal' : 'public',
      artefact: shownArtefact(artefact, inside, this.#publicText),
      artefactTitle: artefactTitle || undefined,
      service: service && {
        ref: service.entity_ref,
        title: service.title ?? undefined,
      },
      owner: service?.owner ? naming(service.owner) : undefined,
      incident,
      asker: naming(row.asker),
      askedAt: new Date(Number(row.asked_at)).toISOString(),
      firstAnswerAt: isoOf(row.first_answer_at),
      acceptedAt: isoOf(row.accepted_at),
      recipients: known.recipients.flatMap(({ ref, since, why, escalated }) => {
        const named = naming(ref);
        if (!named) return [];
        // Why somebody is asked names files.
        const reason = inside ? this.#publicText.withoutRemoved(why) : '';
        return [
          {
            ref: named,
            since: new Date(Number(since)).toISOString(),
            why: reason,
            escalated: Boolean(escalated) || undefined,
          },
        ];
      }),
      nextEscalationAt:
        inside && row.escalate_to !== null
          ? isoOf(nextAt ?? row.escalate_at)
          : undefined,
      nextEscalationTo: inside ? to : undefined,
      answers: row.answers,
      version: row.version,
      updatedAt: new Date(Number(row.updated_at)).toISOString(),
      mine: row.asker === person,
    };
  }

  async #recipients(ids: string[]): Promise<RecipientRow[]> {
    return this.#database('question_recipients')
      .whereIn('question_id', ids)
      .orderBy(['question_id', 'position']);
  }

  async #services(rows: QuestionRow[]): Promise<Map<string, ServiceName>> {
    const found: ServiceName[] = await this.#database('services')
      .whereIn(
        'id',
        rows.flatMap(({ root_service_id }) => root_service_id ?? []),
      )
      .select('id', 'entity_ref', 'title', 'owner');
    return new Map(found.map(row => [row.id, row]));
  }
}
