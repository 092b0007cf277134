import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { chunksOf } from '../database/rows';
import { storable } from '../database/text';
import { IncidentChange } from './IncidentStore';
import { Actor, EntryData, IncidentEvent, NewEntry } from './model';
import {
  IncidentEntryRow,
  IncidentRoleRow,
  IncidentRow,
  IncidentServiceRow,
} from './rows';
import { searchTextOf } from './searchText';
import { timeOrderedId } from './timeOrderedId';

/** Entries by which people are told of. */
const NOTED = new Set(['note', 'log', 'picture', 'comment']);

/** A change of the fields of an incident; `data.field` says of which. @internal */
export type ChangeEntry = Omit<NewEntry, 'data'> & {
  data: EntryData & { field: string };
};

function authorNameOf(actor: Actor): string | null {
  if (actor.kind === 'elsewhere') return storable(actor.name);
  return actor.kind === 'plugin' ? actor.subject : null;
}

function authorOf(actor: Actor) {
  return {
    author: actor.kind === 'person' ? actor.ref : null,
    author_name: authorNameOf(actor),
  };
}

/** Whether it is people who did it, here or through a program of theirs. */
function isTouch(actor: Actor, kind?: NewEntry['kind']): boolean {
  return (
    actor.kind === 'person' ||
    actor.kind === 'plugin' ||
    (actor.kind === 'elsewhere' && kind === 'comment')
  );
}

/**
 * An incident that nobody else can write until the transaction ends. That is what makes numbers of entries follow each
 * other without gaps and doubles, on as many replicas as there are.
 *
 * @internal
 */
export class HeldIncident {
  readonly #transaction: Knex.Transaction;
  readonly #now: number;
  #row: IncidentRow;
  #services?: IncidentServiceRow[];
  #roles?: IncidentRoleRow[];
  #seq: number;
  #touched = false;
  #changed = false;

  /** @param options - waits: whether another writer's transaction is waited for; else it fails at once. */
  static async hold(
    transaction: Knex.Transaction,
    id: string,
    options: { now: number; waits: boolean },
  ): Promise<HeldIncident> {
    const query = transaction('incidents').where({ id }).forUpdate().first();
    // SQLite has one writer at a time anyway, and no word for it.
    const isPostgres = transaction.client.config.client === 'pg';
    if (!options.waits && isPostgres) query.noWait();
    const row: IncidentRow | undefined = await query;
    if (!row) throw new NotFoundError('There is no such incident.');
    return new HeldIncident(transaction, row, options.now);
  }

  private constructor(
    transaction: Knex.Transaction,
    row: IncidentRow,
    now: number,
  ) {
    this.#transaction = transaction;
    this.#row = row;
    this.#seq = row.last_seq;
    this.#now = now;
  }

  get row(): IncidentRow {
    return this.#row;
  }

  /** The version that it reaches with what is being written. */
  get nextVersion(): number {
    return this.#row.version + 1;
  }

  async services(): Promise<IncidentServiceRow[]> {
    this.#services ??= await this.#transaction('incident_services')
      .where('incident_id', this.#row.id)
      .orderBy('position');
    return this.#services;
  }

  async roles(): Promise<IncidentRoleRow[]> {
    this.#roles ??= await this.#transaction('incident_roles').where(
      'incident_id',
      this.#row.id,
    );
    return this.#roles;
  }

  async putServices(services: IncidentServiceRow[]): Promise<void> {
    await this.#transaction('incident_services')
      .where('incident_id', this.#row.id)
      .delete();
    for (const chunk of chunksOf(services, 100)) {
      await this.#transaction('incident_services').insert(chunk);
    }
    this.#services = services;
    this.#changed = true;
  }

  async putRole(row: IncidentRoleRow): Promise<void> {
    await this.#transaction('incident_roles')
      .insert(row)
      .onConflict(['incident_id', 'role'])
      .merge();
    this.#roles = undefined;
  }

  async freeRole(role: IncidentRoleRow['role']): Promise<void> {
    await this.#transaction('incident_roles')
      .where({ incident_id: this.#row.id, role })
      .delete();
    this.#roles = undefined;
  }

  /** Writes entries at the end of the timeline. @returns ids of those that were not there yet. */
  async append(entries: NewEntry[]): Promise<string[]> {
    const fresh = await this.#withoutKnown(entries);
    const incident_id = this.#row.id;
    const rows: IncidentEntryRow[] = fresh.map(entry => {
      const seq = ++this.#seq;
      if (isTouch(entry.actor, entry.kind)) this.#touched = true;
      return {
        id: randomUUID(),
        incident_id,
        seq,
        changed_seq: seq,
        kind: entry.kind,
        at: entry.at,
        recorded_at: this.#now,
        ...authorOf(entry.actor),
        service_id: entry.serviceId ?? null,
        visibility: entry.visibility ?? 'public',
        text: storable(entry.text),
        data: storable(JSON.stringify(entry.data ?? {})),
        dedupe_key: entry.dedupeKey ?? null,
        edits: 0,
        edited_at: null,
      };
    });
    for (const chunk of chunksOf(rows, 50)) {
      await this.#transaction('incident_entries').insert(chunk);
    }
    await this.tell(
      rows.flatMap(({ id }, at) =>
        NOTED.has(fresh[at].kind)
          ? { topic: 'noted', data: { actor: fresh[at].actor, entryId: id } }
          : [],
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** Writes entries that tell of changed fields; whoever saw an older version learns it from them. */
  async appendChanges(entries: ChangeEntry[]): Promise<string[]> {
    const version = this.nextVersion;
    return this.append(
      entries.map(entry => ({ ...entry, data: { ...entry.data, version } })),
    );
  }

  /** Changes what an entry says; what it said stays. */
  async edit(entry: IncidentEntryRow, text: string, actor: Actor) {
    await this.#transaction('incident_entry_edits').insert({
      entry_id: entry.id,
      number: entry.edits,
      text: entry.text,
      until: this.#now,
    });
    await this.#transaction('incident_entries')
      .where('id', entry.id)
      .update({
        text: storable(text),
        edits: entry.edits + 1,
        edited_at: this.#now,
        changed_seq: ++this.#seq,
      });
    if (isTouch(actor, entry.kind)) this.#touched = true;
    if (NOTED.has(entry.kind)) {
      await this.tell([{ topic: 'noted', data: { actor, entryId: entry.id } }]);
    }
  }

  /** Stores what others are to be told of. */
  async tell(
    events: Array<Pick<IncidentEvent, 'topic' | 'data'>>,
  ): Promise<void> {
    const rows = events.map(({ topic, data }) => ({
      id: timeOrderedId(this.#now),
      incident_id: this.#row.id,
      at: this.#now,
      topic,
      data: storable(JSON.stringify(data)),
    }));
    for (const chunk of chunksOf(rows, 100)) {
      await this.#transaction('incident_events').insert(chunk);
    }
  }

  /** Says that something beside its columns has changed. */
  touch(actor: Actor): void {
    this.#changed = true;
    if (isTouch(actor)) this.#touched = true;
  }

  /** Stores the columns, and the version that is reached; nothing where nothing was written. */
  async save(
    columns: Partial<IncidentRow> = {},
  ): Promise<IncidentChange | undefined> {
    const { id, last_seq, touched_at } = this.#row;
    const nothing =
      Object.keys(columns).length === 0 &&
      this.#seq === last_seq &&
      !this.#changed;
    if (nothing) return undefined;
    const next: Partial<IncidentRow> = {
      ...columns,
      touched_at: touched_at ?? (this.#touched ? this.#now : null),
      last_seq: this.#seq,
      version: this.nextVersion,
      updated_at: this.#now,
    };
    const row = { ...this.#row, ...next };
    row.search_text = searchTextOf(row);
    await this.#transaction('incidents')
      .where({ id })
      .update({ ...next, search_text: row.search_text });
    this.#row = row;
    this.#changed = false;
    return { id, version: row.version };
  }

  async #withoutKnown(entries: NewEntry[]): Promise<NewEntry[]> {
    const known = new Set<string>();
    const keys = entries.flatMap(({ dedupeKey }) => dedupeKey ?? []);
    for (const chunk of chunksOf([...new Set(keys)])) {
      const rows: Array<{ dedupe_key: string }> = await this.#transaction(
        'incident_entries',
      )
        .where('incident_id', this.#row.id)
        .whereIn('dedupe_key', chunk)
        .select('dedupe_key');
      for (const { dedupe_key } of rows) known.add(dedupe_key);
    }
    return entries.filter(({ dedupeKey }) => {
      if (dedupeKey === undefined) return true;
      const isNew = !known.has(dedupeKey);
      known.add(dedupeKey);
      return isNew;
    });
  }
}
