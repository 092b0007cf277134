import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  CommandProblem,
  parseCommands,
  TimelineEntryEdit,
  TimelineEntryInput,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { FieldError } from '../../api/FieldError';
import { IncidentAudience } from '../audience';
import { IncidentStore } from '../IncidentStore';
import { IncidentWriter } from '../IncidentWriter';
import { Actor, NewEntry } from '../model';
import { IncidentEntryRow, IncidentRow } from '../rows';
import { pastTime } from './checks';
import { CommandChange, commandChange, withImpacts } from './commandChange';
import { IncidentDesk } from './IncidentDesk';
import { PersonBook } from './PersonBook';
import { requestKey } from './requestKey';
import { ServiceBook } from './ServiceBook';

/** @internal */
export interface NoteDeskOptions {
  database: Knex;
  store: IncidentStore;
  desk: IncidentDesk;
  people: PersonBook;
  services: ServiceBook;
  now?: () => number;
}

/** What people write themselves, and may correct. */
const OWN_KINDS = new Set(['note', 'log', 'picture']);

/**
 * Where notes are written into timelines, with the commands in them.
 *
 * @internal
 */
export class NoteDesk {
  readonly #options: NoteDeskOptions;
  readonly #now: () => number;

  static create(options: NoteDeskOptions): NoteDesk {
    return new NoteDesk(options);
  }

  private constructor(options: NoteDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @returns ids of the entries that were written. */
  async write(
    row: IncidentRow,
    input: TimelineEntryInput,
    actor: Actor,
    audience: IncidentAudience,
  ): Promise<string[]> {
    const { store, people, services, desk } = this.#options;
    const { criteria, showPersons } = audience;
    const { note, commands, problems } =
      input.kind === 'note'
        ? parseCommands(input.text)
        : { note: input.text, commands: [], problems: [] };
    if (problems.length > 0) throw commandError(problems);
    const entry = await this.#entryOf(
      row,
      { ...input, text: note },
      actor,
      audience,
    );
    const change = await commandChange(commands, {
      actor,
      criteria,
      showPersons,
      people,
      services,
      incidentId: key => desk.incidentId(key, 'text', audience),
    });
    return store.transaction(async writer => {
      const write = async () => {
        if (entry) await writer.write(row.id, [entry]);
        await carryOut(writer, row.id, change, actor);
      };
      if (input.idempotencyKey === undefined) {
        await write();
        return writer.written;
      }
      const key = requestKey(actor, input.idempotencyKey);
      return writer.once(row.id, key, write);
    });
  }

  /** Corrects what the caller wrote. */
  async edit(
    row: IncidentRow,
    id: string,
    edit: TimelineEntryEdit,
    actor: Actor,
  ): Promise<void> {
    await this.#options.store.transaction(async writer => {
      await writer.hold(row.id);
      const entry: IncidentEntryRow | undefined = await writer
        .transaction('incident_entries')
        .where({ incident_id: row.id, id })
        .first();
      if (!entry) throw new NotFoundError('There is no such entry.');
      const own = actor.kind === 'person' && entry.author === actor.ref;
      if (!own || !OWN_KINDS.has(entry.kind)) {
        throw new NotAllowedError('You may edit only what you wrote yourself.');
      }
      if (entry.edits !== edit.edits) {
        throw new ConflictError(
          `This entry has been edited meanwhile (${entry.edits} times by now). Look at what it says now, then edit that.`,
        );
      }
      await writer.edit(row.id, { id }, edit.text, actor);
    });
  }

  async #entryOf(
    row: IncidentRow,
    input: TimelineEntryInput,
    actor: Actor,
    { criteria }: IncidentAudience,
  ): Promise<NewEntry | undefined> {
    const { fileId, kind, text } = input;
    const now = this.#now();
    const at = pastTime('at', input.at, now) ?? now;
    const service =
      input.service === undefined
        ? undefined
        : await this.#options.services.find(input.service, {
            field: 'service',
            criteria,
          });
    if (fileId !== undefined) await this.#checkFile(row, fileId);
    if (text === '' && fileId === undefined) return undefined;
    return {
      kind: fileId === undefined ? kind : 'picture',
      at,
      text,
      actor,
      serviceId: service?.id,
      data: { fileId },
    };
  }

  async #checkFile(row: IncidentRow, id: string) {
    const file = await this.#options
      .database('incident_files')
      .where({ incident_id: row.id, id })
      .first('id');
    if (file) return;
    throw new FieldError({
      field: 'fileId',
      value: id,
      message: `${row.key} has no picture with this id.`,
      remedy: 'Add the picture first; the answer has its id.',
    });
  }
}

async function carryOut(
  writer: IncidentWriter,
  incidentId: string,
  { fields, affects, impacts }: CommandChange,
  actor: Actor,
): Promise<void> {
  const held = await writer.hold(incidentId);
  if (affects.length > 0) {
    await writer.concern(
      incidentId,
      affects.map(({ serviceId, impact = held.row.impact }) => ({
        serviceId,
        impact,
        regions: [],
      })),
      actor,
    );
  }
  if (impacts.length > 0) {
    const rows = await held.services();
    fields.services = withImpacts(rows, impacts);
    fields.rootless = rows.every(({ position }) => position !== 0);
  }
  if (Object.keys(fields).length > 0) {
    await writer.update(incidentId, fields, actor);
  }
}

function commandError(problems: CommandProblem[]): FieldError {
  return new FieldError({
    field: 'text',
    value: problems[0].text,
    message: problems
      .map(({ line, message }) => `Line ${line}: ${message}`)
      .join(' '),
    remedy: [...new Set(problems.map(({ remedy }) => remedy))].join(' '),
  });
}
