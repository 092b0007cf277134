import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { IncidentStore } from '../incidents/IncidentStore';
import { Lease } from '../leases';
import { CatalogPeople } from './CatalogPeople';
import { NotificationPlanner } from './NotificationPlanner';
import { NotificationSender } from './NotificationSender';
import { OnCall, Recipients } from './Recipients';
import { repeat } from './repeat';

const INTERVAL_MILLISECONDS = 1_000;

/** @internal */
export interface NotificationWorkOptions {
  database: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  notifications: NotificationService;
  incidents: IncidentStore;
  onCall?: OnCall;
  now?: () => number;
}

/**
 * Tells people what happens in incidents, while the lease of the core is held.
 *
 * @internal
 */
export class NotificationWork {
  readonly #logger: LoggerService;
  readonly #planner: NotificationPlanner;
  readonly #sender: NotificationSender;

  static create(options: NotificationWorkOptions): NotificationWork {
    return new NotificationWork(options);
  }

  private constructor(options: NotificationWorkOptions) {
    const people = CatalogPeople.create(options);
    const recipients = Recipients.create({ ...options, people });
    this.#logger = options.logger;
    this.#planner = NotificationPlanner.create({ ...options, recipients });
    this.#sender = NotificationSender.create({ ...options, people });
  }

  /** What has to be told is planned whether or not it can be told. */
  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    const options = {
      milliseconds: INTERVAL_MILLISECONDS,
      signal,
      logger: this.#logger,
    };
    await Promise.all([
      repeat({ ...options, name: 'plan notifications' }, () =>
        this.#planner.plan(lease),
      ),
      repeat({ ...options, name: 'send notifications' }, () =>
        this.#sender.send(lease, signal),
      ),
    ]);
  }
}
