import {
  AuthorAnswers,
  QuestionChange,
  QuestionInput,
  withoutEmptyHeading,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { requestKey } from '../../incidents/desk/requestKey';
import { Actor } from '../../incidents/model';
import { QuestionAudience } from '../audience';
import { Authors } from '../people';
import { QuestionStore } from '../QuestionStore';
import { QuestionWriter } from '../QuestionWriter';
import { QuestionEventRow, QuestionRow } from '../rows';
import { searchTextOf } from '../searchText';
import { EscalationPlanner, planColumns } from '../telling/EscalationPlanner';
import { Recipient, RecipientBook } from './RecipientBook';
import { Subject, SubjectBook } from './SubjectBook';
import { checkText, entryText, mostOpen, refuseStale } from './texts';
import { checkTicket, copyToTickets } from './ticketCopy';

const MOST_AUTHORS = 20;

/** @internal */
export interface QuestionDeskOptions {
  database: Knex;
  store: QuestionStore;
  authors: Authors;
  subjects: SubjectBook;
  recipients: RecipientBook;
  planner: EscalationPlanner;
  now?: () => number;
}

/** Who writes, as timelines name them. */
function actorOf(ref: string): Actor {
  return { kind: 'person', ref };
}

/** Why somebody is asked, as the suggestions say it. */
function whyOf(ref: string, found: AuthorAnswers | undefined): string {
  const suggestion = found?.suggestions.find(
    ({ person, instead }) => person?.ref === ref || instead?.ref === ref,
  );
  if (suggestion?.why[0]) return suggestion.why[0].text;
  if (found?.team?.ref === ref) return 'owns the service';
  const onCall = found?.onCall?.some(({ people }) =>
    people.some(({ person }) => person?.ref === ref),
  );
  return onCall ? 'is on call' : 'was chosen by whoever asks';
}

/**
 * Where people ask, and change what they asked.
 *
 * @internal
 */
export class QuestionDesk {
  readonly #options: QuestionDeskOptions;
  readonly #now: () => number;

  static create(options: QuestionDeskOptions): QuestionDesk {
    return new QuestionDesk(options);
  }

  private constructor(options: QuestionDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @returns its id. */
  async ask(
    input: QuestionInput,
    asker: string,
    audience: QuestionAudience,
  ): Promise<string> {
    const { database, store, subjects, recipients } = this.#options;
    const title = checkText('title', input.title);
    const text = withoutEmptyHeading(checkText('text', input.text));
    const subject = await subjects.find(input, audience);
    const { artefact, service, incident } = subject;
    if (input.toTicket) await checkTicket(database, incident?.id);
    const recipient = await recipients.find(input.to, {
      asker,
      showPersons: audience.showPersons,
    });
    const found = await this.#authors(subject, audience);
    const why = whyOf(recipient.ref, found);
    const artefact_title = found?.title ?? artefact.name ?? null;
    const plan = await this.#options.planner.plan(
      {
        state: 'open',
        asker,
        asked_at: this.#now(),
        artefact: JSON.stringify(artefact),
        incident_id: incident?.id ?? null,
        root_service_id: service?.id ?? null,
      },
      { asked: [recipient.ref], taken: [] },
    );
    const { idempotencyKey } = input;
    return store.transaction(async writer => {
      const { row, created } = await writer.open({
        visibility: mostOpen(input.visibility, subject.around),
        title,
        text,
        root_service_id: service?.id ?? null,
        incident_id: incident?.id ?? null,
        artefact: JSON.stringify(artefact),
        artefact_title,
        asker,
        idempotency_key: idempotencyKey
          ? requestKey(actorOf(asker), idempotencyKey)
          : null,
      });
      if (!created) return row.id;
      await writer
        .transaction('questions')
        .where('id', row.id)
        .update(planColumns(plan, []));
      await address(writer, row, { recipient, why, by: asker });
      const entry = await writer.writeIncident(row, {
        text: entryText(row, 'asked'),
        actor: actorOf(asker),
        dedupeKey: `question:${row.id}:asked`,
      });
      if (input.toTicket && entry && row.incident_id) {
        const { transaction, now: at } = writer;
        const { incident_id: incidentId } = row;
        await copyToTickets(transaction, { id: entry, incidentId, at });
        await writer.note(row.id, {
          kind: 'ticket',
          by: asker,
          data: { mention: recipient.handle },
        });
      }
      return row.id;
    });
  }

  async change(
    shown: QuestionRow,
    change: QuestionChange,
    by: string,
    audience: QuestionAudience,
  ): Promise<void> {
    const { store, recipients } = this.#options;
    const recipient =
      change.to === undefined
        ? undefined
        : await recipients.find(change.to, {
            asker: shown.asker,
            showPersons: audience.showPersons,
          });
    const around = await this.#around(shown);
    const why = recipient && (await this.#why(shown, recipient, audience));
    await store.transaction(async writer => {
      const row = await writer.hold(shown.id);
      const columns = this.#columns(row, change, around);
      const fields = Object.keys(columns);
      if (fields.length > 0) {
        await refuseIfChanged(writer, row, change);
        const { title = row.title, text = row.text } = columns;
        const search_text = searchTextOf({ key: row.key, title, text });
        const version = await writer.put(row.id, { ...columns, search_text });
        await writer.note(row.id, {
          kind: 'changed',
          by,
          data: { fields, version },
        });
      }
      if (columns.visibility) {
        await writer
          .transaction('incident_entries')
          .where('incident_id', row.incident_id ?? '')
          .where('dedupe_key', 'like', `question:${row.id}:%`)
          .update({ visibility: columns.visibility });
      }
      if (recipient) {
        await address(writer, row, { recipient, why: why ?? '', by });
        await writer.put(row.id);
      }
      if (change.closed !== undefined) await close(writer, row.id, change, by);
    });
  }

  #columns(
    row: QuestionRow,
    change: QuestionChange,
    around: Subject['around'],
  ): Partial<Pick<QuestionRow, 'title' | 'text' | 'visibility'>> {
    const wanted = {
      title:
        change.title === undefined
          ? undefined
          : checkText('title', change.title),
      text:
        change.text === undefined ? undefined : checkText('text', change.text),
      visibility: change.visibility && mostOpen(change.visibility, around),
    };
    return Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) =>
          value !== undefined && value !== row[name as keyof typeof wanted],
      ),
    );
  }

  async #around(row: QuestionRow): Promise<Subject['around']> {
    const { database } = this.#options;
    const [service, incident] = await Promise.all([
      database('services')
        .where('id', row.root_service_id ?? '')
        .first('visibility'),
      database('incidents')
        .leftJoin('services', 'services.id', 'incidents.root_service_id')
        .where('incidents.id', row.incident_id ?? '')
        .first({ own: 'incidents.visibility', root: 'services.visibility' }),
    ]);
    return [
      service?.visibility,
      incident?.own ?? undefined,
      incident?.root ?? undefined,
    ];
  }

  async #why(
    row: QuestionRow,
    { ref }: Recipient,
    audience: QuestionAudience,
  ): Promise<string> {
    const artefact = JSON.parse(row.artefact);
    return whyOf(ref, await this.#authors({ artefact, around: [] }, audience));
  }

  /** Whoever cannot be found out is asked all the same. */
  async #authors(
    { artefact, incident }: Subject,
    audience: QuestionAudience,
  ): Promise<AuthorAnswers | undefined> {
    try {
      return await this.#options.authors.find(
        { artefact, incident: incident?.key, limit: MOST_AUTHORS },
        audience,
      );
    } catch {
      return undefined;
    }
  }
}

async function address(
  writer: QuestionWriter,
  row: QuestionRow,
  options: { recipient: Recipient; why: string; by: string },
): Promise<void> {
  const { recipient, why, by } = options;
  const { ref, people } = recipient;
  const isNew = await writer.address(row.id, { ref, why, escalated: false });
  if (!isNew) return;
  await writer.note(row.id, { kind: 'asked', by, data: { to: ref, why } });
  await writer.tell(row.id, people, 'asked');
}

/** What was only answered meanwhile is not in the way of who corrects the question. */
async function refuseIfChanged(
  writer: QuestionWriter,
  row: QuestionRow,
  change: QuestionChange,
): Promise<void> {
  if (row.version === change.version) return;
  const events: QuestionEventRow[] = await writer
    .transaction('question_events')
    .where({ question_id: row.id, kind: 'changed' });
  const changed = events.some(
    ({ data }) => (JSON.parse(data).version ?? 0) > change.version,
  );
  if (!changed) return;
  if (change.title !== undefined) refuseStale('title', row.title);
  if (change.text !== undefined) refuseStale('text', row.text);
  refuseStale('visibility', row.visibility);
}

async function close(
  writer: QuestionWriter,
  id: string,
  { closed }: QuestionChange,
  by: string,
): Promise<void> {
  const row = await writer.hold(id);
  if (closed === (row.state === 'closed')) return;
  if (closed) {
    await writer.put(id, {
      state: 'closed',
      closed_at: writer.now,
      escalate_at: null,
      escalate_to: null,
    });
    await writer.note(id, { kind: 'closed', by });
    return;
  }
  const answered = row.first_answer_at === null ? 'open' : 'answered';
  const state = row.accepted_answer === null ? answered : 'accepted';
  await writer.put(id, {
    state,
    closed_at: null,
    // What waits again is looked at at once.
    escalate_at: state === 'open' ? writer.now : null,
    escalate_to: null,
  });
  await writer.note(id, { kind: 'reopened', by });
}
