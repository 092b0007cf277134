import {
  IncidentPolicy,
  PolicyInput,
} from '@operate-first/plugin-operations-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import { JudgedAlert, readAlerts } from './alertRows';
import { JudgedIncident, readIncidents } from './incidentRows';
import { RunningMaintenance } from './RunningMaintenance';
import { BookedService, ServiceBook } from './ServiceBook';

const DAY = 24 * 60 * 60 * 1000;

/** What is decided from, with what else carrying it out needs. @internal */
export interface Judged extends PolicyInput {
  alerts: JudgedAlert[];
  incidents: JudgedIncident[];
  /** By their ids. */
  book: ReadonlyMap<string, BookedService>;
}

/** @internal */
export interface PolicyReaderOptions {
  database: Knex;
  logger: LoggerService;
  policy: IncidentPolicy;
  maintenance: MaintenanceStore;
  now: () => number;
}

/**
 * Collects what the policy decides from.
 *
 * @internal
 */
export class PolicyReader {
  readonly #options: PolicyReaderOptions;
  readonly #services: ServiceBook;
  readonly #maintenance: RunningMaintenance;
  /** Alerts that could not be read, each named once. */
  readonly #unreadable = new Set<string>();

  static create(options: PolicyReaderOptions): PolicyReader {
    return new PolicyReader(options);
  }

  private constructor(options: PolicyReaderOptions) {
    const { database, maintenance, now } = options;
    this.#options = options;
    this.#services = ServiceBook.create(database);
    this.#maintenance = RunningMaintenance.create({
      database,
      store: maintenance,
      now,
    });
  }

  async read(): Promise<Judged> {
    const { database, policy } = this.#options;
    const now = this.#options.now();
    const incidents = await readIncidents(database, now - DAY);
    const alerts = await readAlerts(database, {
      policy,
      now,
      incidentIds: incidents.map(({ id }) => id),
      onUnreadable: (id, error) => this.#nameOnce(id, error),
    });
    const book = await this.#services.services();
    const maintenance = await this.#maintenance.of(
      withWhatTheyNeed(
        alerts.flatMap(({ serviceId }) => serviceId ?? []),
        book,
        policy.dependencyDepth,
      ),
      policy.environments,
      now,
    );
    return {
      now,
      policy,
      alerts,
      incidents,
      maintenance,
      services: [...book.values()],
      book,
    };
  }

  #nameOnce(id: string, error: unknown) {
    if (this.#unreadable.has(id)) return;
    this.#unreadable.add(id);
    this.#options.logger.error(
      `The alert ${id} cannot be read and has no part in incidents: ${error}`,
    );
  }
}

/**
 * Services and what they need, as many steps on as the policy follows: whoever calls what is in maintenance fails with
 * it, and often before it.
 */
function withWhatTheyNeed(
  ids: string[],
  book: ReadonlyMap<string, BookedService>,
  depth: number,
): BookedService[] {
  const found = new Map<string, BookedService>();
  let next = ids;
  for (let step = 0; step <= depth && next.length > 0; step++) {
    const services = next.flatMap(id =>
      found.has(id) ? [] : book.get(id) ?? [],
    );
    for (const service of services) found.set(service.id, service);
    next = services.flatMap(({ dependsOn }) => dependsOn);
  }
  return [...found.values()];
}
