import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { HeldIncident } from './HeldIncident';
import { IncidentChange } from './IncidentStore';
import { addAlerts } from './incidentAlerts';
import { mergeIncident } from './merge';
import {
  Actor,
  ConcernedService,
  IncidentFields,
  NewEntry,
  NewIncident,
} from './model';
import { openIncident } from './openIncident';
import { recoverServices, concernServices } from './serviceChanges';
import { updateIncident, UpdateOptions } from './updateIncident';

/** How an entry is found that is to be edited. @internal */
export type EntryKey = { id: string } | { dedupeKey: string };

/**
 * Writes incidents within a transaction; see `IncidentStore`. Whatever is written bumps the version of its incident
 * and is announced once it is stored.
 *
 * @internal
 */
export class IncidentWriter {
  readonly #held = new Map<string, HeldIncident>();
  readonly #changes = new Map<string, number>();
  readonly #written: string[] = [];
  readonly #wanted?: Set<string>;

  /** For reading what is to be written about: other connections wait for this transaction on SQLite. */
  readonly transaction: Knex.Transaction;
  readonly now: number;

  /**
   * @param options - wanted: grows by the ids of incidents that are held, or should have been, for another attempt;
   *   without it there is none, and what others hold is waited for in any order.
   */
  static create(options: {
    transaction: Knex.Transaction;
    now: number;
    wanted?: Set<string>;
  }): IncidentWriter {
    return new IncidentWriter(options);
  }

  private constructor(options: {
    transaction: Knex.Transaction;
    now: number;
    wanted?: Set<string>;
  }) {
    this.transaction = options.transaction;
    this.now = options.now;
    this.#wanted = options.wanted;
  }

  /** What has been written so far: each incident once, with the version that it reaches. */
  get changes(): IncidentChange[] {
    return [...this.#changes].map(([id, version]) => ({ id, version }));
  }

  /** Ids of the entries that have been written so far. */
  get written(): string[] {
    return [...this.#written];
  }

  /** Opens an incident. Where the same was asked for before, or its group is open already, that one is the answer. */
  async open(
    input: NewIncident,
    actor: Actor,
  ): Promise<{ id: string; key: string; created: boolean }> {
    const { transaction, now } = this;
    const opened = await openIncident(transaction, input, { actor, now });
    const { id, key, created, services } = opened;
    if (!created) return { id, key, created };
    const held = await this.hold(id);
    // Nobody else knows it, and a later attempt opens another one.
    this.#wanted?.delete(id);
    await held.putServices(services);
    held.touch(actor);
    const severity = `SEV${input.severity}, ${input.impact}`;
    const said = actor.kind === 'policy' ? 'Opened' : 'Declared';
    await this.#append(held, [
      {
        kind: 'status',
        at: now,
        text: `${said}${input.drill ? ' as a drill' : ''}: ${severity}`,
        actor,
      },
    ]);
    await held.tell([{ topic: 'opened', data: { actor } }]);
    await addAlerts(held, transaction, input.alertIds, now);
    await this.#save(held);
    return { id, key, created };
  }

  /**
   * Changes fields; each that really changes gets its entry and is told of.
   *
   * @throws StaleFieldError where somebody has changed one of them since `expectedVersion`.
   */
  async update(
    incidentId: string,
    fields: IncidentFields,
    actor: Actor,
    options: UpdateOptions = {},
  ): Promise<{ changed: string[] }> {
    const { duplicateOf, ...own } = fields;
    if (duplicateOf) {
      await this.merge(incidentId, duplicateOf, actor);
    }
    const held = await this.hold(incidentId);
    const { changed, written, columns } = await updateIncident(
      { held, transaction: this.transaction, now: this.now, actor },
      duplicateOf === null ? fields : own,
      options,
    );
    this.#written.push(...written);
    await this.#save(held, columns);
    return { changed: duplicateOf ? [...changed, 'duplicateOf'] : changed };
  }

  /** Adds services that are affected, or makes worse what is known of them. */
  async concern(
    incidentId: string,
    services: ConcernedService[],
    actor: Actor,
  ): Promise<void> {
    const held = await this.hold(incidentId);
    const { transaction, now } = this;
    this.#written.push(
      ...(await concernServices({ held, transaction, now, actor }, services)),
    );
    await this.#save(held);
  }

  /** Says that services are well again. */
  async recover(
    incidentId: string,
    serviceIds: string[],
    at: number,
  ): Promise<void> {
    const held = await this.hold(incidentId);
    const { transaction, now } = this;
    const actor: Actor = { kind: 'policy' };
    this.#written.push(
      ...(await recoverServices(
        { held, transaction, now, actor },
        serviceIds,
        at,
      )),
    );
    await this.#save(held);
  }

  /** Lets alerts belong to an incident. @returns those that did not yet. */
  async addAlerts(incidentId: string, alertIds: string[]): Promise<string[]> {
    const held = await this.hold(incidentId);
    const { transaction, now } = this;
    const added = await addAlerts(held, transaction, alertIds, now);
    await this.#save(held);
    return added;
  }

  /** Writes into the timeline. @returns ids of the entries that were not there yet. */
  async write(incidentId: string, entries: NewEntry[]): Promise<string[]> {
    const held = await this.hold(incidentId);
    const ids = await this.#append(held, entries);
    await this.#save(held);
    return ids;
  }

  /**
   * Changes what an entry says; what it said stays readable. The same text again changes nothing.
   *
   * @returns false where there is no such entry.
   */
  async edit(
    incidentId: string,
    key: EntryKey,
    text: string,
    actor: Actor,
  ): Promise<boolean> {
    const held = await this.hold(incidentId);
    const entry = await this.transaction('incident_entries')
      .where('incident_id', incidentId)
      .where('id' in key ? { id: key.id } : { dedupe_key: key.dedupeKey })
      .first();
    if (!entry) return false;
    if (entry.text !== text) await held.edit(entry, text, actor);
    await this.#save(held);
    return true;
  }

  /**
   * Does something once, however often it is asked for with the same key.
   *
   * @returns ids of the entries that it wrote; asked again, of the first of them.
   */
  async once(
    incidentId: string,
    dedupeKey: string,
    work: () => Promise<void>,
  ): Promise<string[]> {
    await this.hold(incidentId);
    const entries = this.transaction('incident_entries');
    const known = await entries
      .where({ incident_id: incidentId, dedupe_key: dedupeKey })
      .first('id');
    if (known) return [known.id];
    const before = this.#written.length;
    await work();
    const written = this.#written.slice(before);
    if (written.length > 0) {
      await this.transaction('incident_entries')
        .where('id', written[0])
        .update({ dedupe_key: dedupeKey });
    }
    return written;
  }

  /** Lets an incident go on in another one: its alerts and services go there, and it is resolved as a duplicate. */
  async merge(
    incidentId: string,
    intoIncidentId: string,
    actor: Actor,
  ): Promise<void> {
    if (incidentId === intoIncidentId) {
      throw new InputError('An incident is no duplicate of itself.');
    }
    await this.holdAll([incidentId, intoIncidentId]);
    const from = await this.hold(incidentId);
    const into = await this.hold(intoIncidentId);
    const { transaction, now } = this;
    const merged = await mergeIncident(
      { from, into },
      { transaction, now, actor },
    );
    this.#written.push(...merged.written);
    await this.#save(from, merged.columns);
    await this.#save(into);
  }

  /** An incident, held until the transaction ends. */
  async hold(incidentId: string): Promise<HeldIncident> {
    const known = this.#held.get(incidentId);
    if (known) return known;
    this.#wanted?.add(incidentId);
    const { transaction, now } = this;
    // Two who wait for each other would do so until the database notices: only those who come later in order wait.
    const inOrder = [...this.#held.keys()].every(id => id < incidentId);
    const held = await HeldIncident.hold(transaction, incidentId, {
      now,
      waits: inOrder || !this.#wanted,
    });
    this.#held.set(incidentId, held);
    return held;
  }

  /** Holds several incidents; those that are known beforehand are best held at once. */
  async holdAll(incidentIds: string[]): Promise<void> {
    for (const id of [...incidentIds].sort()) await this.hold(id);
  }

  async #append(held: HeldIncident, entries: NewEntry[]): Promise<string[]> {
    const ids = await held.append(entries);
    this.#written.push(...ids);
    return ids;
  }

  async #save(
    held: HeldIncident,
    columns?: Parameters<HeldIncident['save']>[0],
  ): Promise<void> {
    const change = await held.save(columns);
    if (change) this.#changes.set(change.id, change.version);
  }
}
