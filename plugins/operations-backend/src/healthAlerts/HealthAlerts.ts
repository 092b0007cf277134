import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { OPERATIONS_ANNOTATIONS } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  AlertChanges,
  AlertInput,
  AlertRow,
  AlertStore,
} from '../alerts/AlertStore';
import { EnvironmentRow, ServiceRow } from '../database/rows';
import { Turns } from '../database/Turns';
import { Lease } from '../leases';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';
import { ObservedPlaces } from '../slos/ObservedPlaces';
import { haltedServices } from './haltedServices';
import { healthAlert } from './healthAlert';

/** The source of alerts that say what health says. @internal */
export const HEALTH_SOURCE = 'health';
/** Health that nobody knows ends no alert before so long. */
const UNKNOWN_MILLISECONDS = 30 * 60 * 1000;

type Row = Pick<
  EnvironmentRow,
  'environment' | 'status' | 'reasons' | 'since'
> &
  Pick<ServiceRow, 'id' | 'entity_ref' | 'title' | 'system' | 'entity'>;

/** @internal */
export interface HealthAlertsOptions {
  database: Knex;
  alerts: Pick<AlertStore, 'put'>;
  maintenance: Pick<MaintenanceStore, 'rangesFor'>;
  /** Only their health is an alert. */
  environments: string[];
  now?: () => number;
}

/**
 * Lets the health of services reach the incident policy, as alerts: down is one that pages, degraded one for a ticket.
 *
 * @internal
 */
export class HealthAlerts {
  readonly #options: HealthAlertsOptions;
  readonly #now: () => number;
  readonly #places: ObservedPlaces;
  #told?: string;

  static create(options: HealthAlertsOptions): HealthAlerts {
    return new HealthAlerts(options);
  }

  private constructor(options: HealthAlertsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#places = ObservedPlaces.create({ ...options, now: this.#now });
  }

  /** Tells the alerts that there are now; the same again writes nothing. */
  async tell(lease: Lease): Promise<AlertChanges | undefined> {
    const firing = await this.#firing();
    // What another holder of the lease has told is not remembered here.
    const told = JSON.stringify([lease.holder, lease.fencing, firing]);
    if (told === this.#told) return undefined;
    const changes = await this.#options.alerts.put(
      lease,
      HEALTH_SOURCE,
      firing,
    );
    this.#told = told;
    return changes;
  }

  async #firing(): Promise<AlertInput[]> {
    const [unwell, kept] = await Promise.all([this.#unwell(), this.#kept()]);
    const halted = await haltedServices(this.#options.database, unwell);
    const rows = unwell.filter(({ entity_ref }) => !halted.has(entity_ref));
    if (rows.length > 0) await this.#places.refresh();
    const turns = Turns.create();
    const firing: AlertInput[] = [];
    for (const row of rows) {
      await turns.take();
      firing.push(...(await this.#alertOf(row)));
    }
    return [...firing, ...kept];
  }

  async #unwell(): Promise<Row[]> {
    return this.#options
      .database('environment_health')
      .join('services', 'services.id', 'environment_health.service_id')
      .whereNull('services.removed_at')
      .whereIn('environment_health.environment', this.#options.environments)
      .whereIn('environment_health.status', ['down', 'degraded'])
      .orderBy(['services.id', 'environment_health.environment'])
      .select(
        'environment_health.environment',
        'environment_health.status',
        'environment_health.reasons',
        'environment_health.since',
        'services.id',
        'services.entity_ref',
        'services.title',
        'services.system',
        'services.entity',
      );
  }

  /** What was known last of what nobody knows now, for a while: looking away heals nothing. */
  async #kept(): Promise<AlertInput[]> {
    const rows: AlertRow[] = await this.#options
      .database('alerts')
      .join('environment_health', health =>
        health
          .on('environment_health.service_id', 'alerts.service_id')
          .andOn('environment_health.environment', 'alerts.environment'),
      )
      .join('services', 'services.id', 'alerts.service_id')
      .where('alerts.source', HEALTH_SOURCE)
      .whereNull('alerts.ends_at')
      .whereNull('services.removed_at')
      .whereIn('alerts.environment', this.#options.environments)
      .andWhere('environment_health.status', 'unknown')
      .andWhere(
        'environment_health.since',
        '>',
        this.#now() - UNKNOWN_MILLISECONDS,
      )
      .orderBy('alerts.id')
      .select('alerts.*');
    return rows.map(inputOf);
  }

  async #alertOf(row: Row): Promise<AlertInput[]> {
    const { id, entity_ref, environment, status } = row;
    const now = this.#now();
    const entity: Entity = JSON.parse(row.entity);
    const alert = healthAlert({
      serviceId: id,
      entityRef: entity_ref,
      title: row.title ?? parseEntityRef(entity_ref).name,
      environment,
      status,
      reasons: JSON.parse(row.reasons),
      since: Number(row.since ?? now),
      runbookUrl:
        entity.metadata.annotations?.[OPERATIONS_ANNOTATIONS.runbookUrl],
      suppressed: (await this.#inMaintenance(row, now))
        ? 'maintenance'
        : undefined,
    });
    return alert ? [alert] : [];
  }

  async #inMaintenance(row: Row, at: number): Promise<boolean> {
    const { id, entity_ref, environment, system } = row;
    const ranges = await this.#options.maintenance.rangesFor(
      {
        serviceRef: entity_ref,
        systemRef: system ?? undefined,
        environment,
        ...this.#places.of(id, environment),
      },
      { from: at, to: at + 1 },
    );
    return ranges.length > 0;
  }
}

/** An alert that is stored, as its source would tell it again. */
function inputOf(row: AlertRow): AlertInput {
  return {
    fingerprint: row.fingerprint,
    severity: row.severity,
    title: row.title,
    message: row.message ?? undefined,
    labels: JSON.parse(row.labels),
    annotations: JSON.parse(row.annotations),
    serviceId: row.service_id ?? undefined,
    visibility: row.visibility,
    environment: row.environment ?? undefined,
    runbookUrl: row.runbook_url ?? undefined,
    suppressed: row.suppressed ?? undefined,
    startsAt: Number(row.starts_at),
  };
}
