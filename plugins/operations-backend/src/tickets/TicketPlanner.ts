import {
  TicketPlace,
  TicketSystem,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { IncidentStore } from '../incidents/IncidentStore';
import { IncidentEvent } from '../incidents/model';
import { IncidentRow } from '../incidents/rows';
import { checkLease, Lease } from '../leases';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { oneTicket, TicketNoteRow, TicketRow } from './rows';

const EVENTS_AT_ONCE = 100;
/** What changes within this time is shown together. */
const TOGETHER_MILLISECONDS = 5_000;

/** @internal */
export interface TicketPlannerOptions {
  database: Knex;
  incidents: IncidentStore;
  registry: Pick<ServiceRegistry, 'list'>;
  system: TicketSystem;
  now?: () => number;
}

/**
 * Notices what happens in incidents, and that it is to be shown in their tickets; both in one transaction.
 *
 * @internal
 */
export class TicketPlanner {
  readonly #options: TicketPlannerOptions;

  static create(options: TicketPlannerOptions): TicketPlanner {
    return new TicketPlanner(options);
  }

  private constructor(options: TicketPlannerOptions) {
    this.#options = options;
  }

  async plan(lease: Lease): Promise<void> {
    const { database, incidents, system } = this.#options;
    const listener = `tickets:${system.id}`;
    for (;;) {
      const events = await incidents.events(listener, EVENTS_AT_ONCE);
      if (events.length === 0) return;
      await database.transaction(async transaction => {
        await checkLease(transaction, lease);
        const ids = [...new Set(events.map(({ incidentId }) => incidentId))];
        for (const id of ids) {
          const own = events.filter(({ incidentId }) => incidentId === id);
          await this.#planOne(transaction, id, own);
        }
        await incidents.told(
          listener,
          events.map(({ id }) => id),
          transaction,
        );
      });
      if (events.length < EVENTS_AT_ONCE) return;
    }
  }

  async #planOne(
    transaction: Knex.Transaction,
    incidentId: string,
    events: IncidentEvent[],
  ): Promise<void> {
    const { system, now = Date.now } = this.#options;
    const incident: IncidentRow | undefined = await transaction('incidents')
      .where('id', incidentId)
      .first();
    if (!incident) return;
    const known: TicketRow | undefined = await oneTicket(transaction, {
      incident_id: incidentId,
      system: system.id,
    }).first();
    const place = await this.#placeOf(transaction, incident);
    if (!known) {
      // What is over already needs nobody who works on it.
      if (!place || incident.resolved_at !== null) return;
      await transaction('tickets').insert(
        newTicket(incidentId, system.id, { ...place, now: now() }),
      );
      if (place.notes) await this.#addNotes(transaction, incidentId, events);
      return;
    }
    if (known.state === 'deleted') return;
    // A ticket stays where it was made; who reads there may have become others.
    const same = place?.place === known.place ? place : undefined;
    const about = events.map(({ topic }) => topic);
    const decided = about.includes('reopened') || about.includes('resolved');
    const soon = now() + TOGETHER_MILLISECONDS;
    const due = known.due_at === null ? soon : Number(known.due_at);
    await oneTicket(transaction, known).update({
      revision: known.revision + 1,
      due_at: known.attempts > 0 ? due : Math.min(due, soon),
      ...(same && { visibility: same.visibility, notes: same.notes }),
      // Whoever decides here has the last word.
      ...(decided && { elsewhere: null }),
    });
    if (same?.notes) await this.#addNotes(transaction, incidentId, events);
  }

  async #placeOf(
    transaction: Knex.Transaction,
    incident: IncidentRow,
  ): Promise<TicketPlace | undefined> {
    const { registry, system } = this.#options;
    const rows: Array<{ service_id: string; visibility: string | null }> =
      await transaction('incident_services')
        .leftJoin('services', 'services.id', 'incident_services.service_id')
        .where('incident_id', incident.id)
        .orderBy('position')
        .select('incident_services.service_id', 'services.visibility');
    const services = new Map(registry.list().map(one => [one.id, one]));
    const root = rows.find(
      ({ service_id: id }) => id === incident.root_service_id,
    );
    const hidden = root !== undefined && root.visibility !== 'public';
    return system.placeOf(
      rows.flatMap(({ service_id }) => services.get(service_id) ?? []),
      { visibility: hidden ? 'internal' : incident.visibility },
    );
  }

  async #addNotes(
    transaction: Knex.Transaction,
    incidentId: string,
    events: IncidentEvent[],
  ): Promise<void> {
    const { system } = this.#options;
    for (const { data, at } of events) {
      // What came from a ticket does not go back there.
      if (!data.entryId || data.actor?.kind === 'elsewhere') continue;
      const note: TicketNoteRow = {
        entry_id: data.entryId,
        system: system.id,
        incident_id: incidentId,
        at,
      };
      await transaction('ticket_notes')
        .insert(note)
        .onConflict(['entry_id', 'system'])
        .ignore();
    }
  }
}

function newTicket(
  incident_id: string,
  system: string,
  options: TicketPlace & { now: number },
): TicketRow {
  const { place, visibility, notes, now } = options;
  return {
    incident_id,
    system,
    place,
    visibility,
    notes,
    ticket_id: null,
    url: null,
    title: null,
    state: 'open',
    elsewhere: null,
    elsewhere_at: null,
    shown: null,
    revision: 1,
    due_at: now,
    attempts: 0,
    problem: null,
    looked_at: null,
    look_due_at: null,
    created_at: now,
  };
}
