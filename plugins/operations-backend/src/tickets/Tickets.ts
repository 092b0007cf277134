import { LoggerService } from '@backstage/backend-plugin-api';
import { TicketSystem } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { IncidentStore } from '../incidents/IncidentStore';
import { Lease, LeaseKeeper } from '../leases';
import { repeat } from '../notifications/repeat';
import { PublicText } from '../redaction/PublicText';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { SourceStates } from '../sources/SourceStates';
import { FixWork } from './FixWork';
import { TicketPlanner } from './TicketPlanner';
import { TicketReception } from './TicketReception';
import { ticketReport } from './ticketReport';
import { TicketSender } from './TicketSender';
import { TicketSystemSet } from './TicketSystemSet';
import { TicketWatch } from './TicketWatch';

const SECOND = 1_000;
const LOOK_MILLISECONDS = 15_000;
const REPORT_MILLISECONDS = 10_000;
const FIX_MILLISECONDS = 15_000;

/** @internal */
export interface TicketsOptions {
  database: Knex;
  logger: LoggerService;
  leases: LeaseKeeper;
  registry: ServiceRegistry;
  states: SourceStates;
  incidents: IncidentStore;
  set: TicketSystemSet;
  /** Where people find the portal. */
  appUrl?: string;
  headlineEnvironments: string[];
  /** Makes what people wrote fit for trackers that everybody reads. */
  publicText?: PublicText;
}

/**
 * Tickets of incidents, from start to stop: events come in on every replica, one replica talks to each system.
 *
 * @internal
 */
export class Tickets {
  readonly #options: TicketsOptions;

  static create(options: TicketsOptions): Tickets {
    return new Tickets(options);
  }

  private constructor(options: TicketsOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { set, leases } = this.#options;
    const systems = set.list().map(system => {
      const inbox = TicketReception.create({ ...this.#options, system });
      system.connect?.(inbox);
      return leases.run(
        `source:${system.id}`,
        (lease, held) => this.#keep(system, inbox, { lease, signal: held }),
        signal,
      );
    });
    const followers = set.followers();
    await Promise.all([
      ...systems,
      ...(followers.length > 0
        ? [
            leases.run(
              'fixes',
              (lease, held) => this.#follow(lease, held),
              signal,
            ),
          ]
        : []),
    ]);
  }

  async #keep(
    system: TicketSystem,
    inbox: TicketReception,
    { lease, signal }: { lease: Lease; signal: AbortSignal },
  ): Promise<void> {
    const { database, logger, publicText, states } = this.#options;
    const options = { ...this.#options, system, inbox };
    const planner = TicketPlanner.create(options);
    const sender = TicketSender.create(options);
    const watch = TicketWatch.create({ ...options, sender });
    const every = (milliseconds: number, name: string) => ({
      name: `${name} of ${system.title}`,
      milliseconds,
      signal,
      logger,
    });
    await Promise.all([
      repeat(every(SECOND, 'plan tickets'), () => planner.plan(lease)),
      repeat(every(SECOND, 'keep tickets'), async () => {
        if (publicText?.isReady ?? true) await sender.send(lease, signal);
      }),
      repeat(every(LOOK_MILLISECONDS, 'look at tickets'), () =>
        watch.look(lease, signal),
      ),
      repeat(every(REPORT_MILLISECONDS, 'report on tickets'), async () => {
        const report = await ticketReport(database, system);
        if (!signal.aborted) await states.put(lease, system, report);
      }),
    ]);
  }

  async #follow(lease: Lease, signal: AbortSignal): Promise<void> {
    const { logger, set } = this.#options;
    const work = FixWork.create({
      ...this.#options,
      followers: set.followers(),
    });
    await repeat(
      { name: 'follow fixes', milliseconds: FIX_MILLISECONDS, signal, logger },
      () => work.look(lease, signal),
    );
  }
}
