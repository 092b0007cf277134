import { mockServices } from '@backstage/backend-test-utils';
import {
  FixFollower,
  TicketEvent,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { Core } from '../../__testUtils__/Core';
import { IncidentStore } from '../../incidents/IncidentStore';
import { Actor, IncidentFields, NewIncident } from '../../incidents/model';
import { IncidentEntryRow, IncidentRow } from '../../incidents/rows';
import { FixWork } from '../FixWork';
import { readTicketsOf } from '../ticketsOf';
import { TicketPlanner } from '../TicketPlanner';
import { TicketReception } from '../TicketReception';
import { TicketSender } from '../TicketSender';
import { TicketWatch } from '../TicketWatch';
import { FakeTicketSystem } from './FakeTicketSystem';

export const ADA: Actor = { kind: 'person', ref: 'user:default/ada' };

/** Tickets on a real database, with the clock of the core. */
export class TicketLab {
  readonly system = new FakeTicketSystem();
  readonly incidents: IncidentStore;
  readonly logger = mockServices.logger.mock();
  readonly signal = new AbortController().signal;
  readonly reception: TicketReception;
  sender: TicketSender;

  static create(core: Core): TicketLab {
    return new TicketLab(core);
  }

  private constructor(readonly core: Core) {
    this.incidents = IncidentStore.create(this.#options);
    this.reception = TicketReception.create(this.#options);
    this.sender = this.begin();
  }

  get database(): Knex {
    return this.core.database;
  }

  get #options() {
    const { core, logger, system, incidents } = this;
    return {
      database: core.database,
      registry: core.registry,
      appUrl: 'https://portal.example.org',
      now: () => core.now,
      logger,
      system,
      incidents,
    };
  }

  /** What a process does that begins to talk to the system. */
  begin(): TicketSender {
    this.sender = TicketSender.create(this.#options);
    return this.sender;
  }

  async open(name: string, more: Partial<NewIncident> = {}) {
    const serviceId = await this.core.id(name);
    const { id } = await this.incidents.transaction(writer =>
      writer.open(
        {
          title: `${name} is down`,
          severity: 2,
          impact: 'outage',
          visibility: 'public',
          drill: false,
          startedAt: this.core.now,
          detectedAt: this.core.now,
          services: [{ serviceId, impact: 'outage', regions: [] }],
          alertIds: [],
          ...more,
        },
        ADA,
      ),
    );
    return id;
  }

  async update(id: string, fields: IncidentFields): Promise<void> {
    await this.incidents.transaction(writer => writer.update(id, fields, ADA));
  }

  async note(id: string, text: string, visibility?: 'internal') {
    await this.incidents.transaction(writer =>
      writer.write(id, [
        { kind: 'note', at: this.core.now, text, actor: ADA, visibility },
      ]),
    );
  }

  /** Plans, and sends what is due so many seconds later. */
  async round(seconds = 10, signal = this.signal): Promise<void> {
    const { lease } = this.core;
    await TicketPlanner.create(this.#options).plan(lease);
    this.core.now += seconds * 1000;
    await this.sender.send(lease, signal);
  }

  async look(): Promise<void> {
    await TicketWatch.create({
      ...this.#options,
      inbox: this.reception,
      sender: this.sender,
    }).look(this.core.lease, this.signal);
  }

  async receive(...events: TicketEvent[]): Promise<void> {
    await this.reception.receive(events);
  }

  async follow(followers: FixFollower[]): Promise<void> {
    await FixWork.create({
      ...this.#options,
      followers,
      headlineEnvironments: ['production'],
    }).look(this.core.lease, this.signal);
  }

  async ticket(id: string) {
    return (await readTicketsOf(this.database)([id])).get(id);
  }

  async incident(id: string): Promise<IncidentRow> {
    return this.database('incidents').where({ id }).first();
  }

  async entries(id: string, ...kinds: string[]): Promise<IncidentEntryRow[]> {
    return this.database('incident_entries')
      .where('incident_id', id)
      .whereIn('kind', kinds)
      .orderBy('seq');
  }
}
