import { LoggerService } from '@backstage/backend-plugin-api';
import { IncidentPolicy } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { AlertStore } from '../../alerts/AlertStore';
import { HealthAlerts } from '../../healthAlerts/HealthAlerts';
import { Lease, pause } from '../../leases';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import { ServiceChange } from '../../observations/ObservationStore';
import { touchServices } from '../../slos/touchServices';
import { EvidencePinner } from '../replay/EvidencePinner';
import { IncidentStore } from '../IncidentStore';
import { IncidentFollower } from './IncidentFollower';
import { IncidentPolicyRun } from './IncidentPolicyRun';
import { WakeUp } from './WakeUp';

/** At most that often, however much changes. */
const BETWEEN_MILLISECONDS = 1_000;
/** Time itself is news. */
const EVERY_MILLISECONDS = 5_000;
const PIN_MILLISECONDS = 60_000;

/** @internal */
export interface IncidentWorkOptions {
  database: Knex;
  logger: LoggerService;
  policy: IncidentPolicy;
  headlineEnvironments: string[];
  incidents: IncidentStore;
  alerts: Pick<AlertStore, 'put'>;
  /** Rings when alerts or health have changed in this process. */
  wakeUp: WakeUp;
  onChange: (changes: ServiceChange[]) => void;
  now?: () => number;
}

/**
 * What happens to incidents in the background while this process holds the lease: health becomes alerts, the policy
 * decides, timelines are continued, and evidence is pinned.
 *
 * @internal
 */
export class IncidentWork {
  readonly #options: IncidentWorkOptions;
  readonly #now: () => number;
  readonly #health: HealthAlerts;
  readonly #policy: IncidentPolicyRun;
  readonly #follower: IncidentFollower;
  readonly #pinner: EvidencePinner;
  #seen?: string;
  #decidedAt = -Infinity;

  static create(options: IncidentWorkOptions): IncidentWork {
    return new IncidentWork(options);
  }

  private constructor(options: IncidentWorkOptions) {
    const { database, headlineEnvironments, now = Date.now } = options;
    this.#options = options;
    this.#now = now;
    const maintenance = MaintenanceStore.create({ database });
    this.#health = HealthAlerts.create({
      ...options,
      maintenance,
      environments: headlineEnvironments,
      now,
    });
    this.#policy = IncidentPolicyRun.create({ ...options, maintenance, now });
    this.#follower = IncidentFollower.create({
      ...options,
      environments: headlineEnvironments,
      now,
    });
    this.#pinner = EvidencePinner.create({ ...options, maintenance, now });
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    await Promise.all([
      this.#decideOften(lease, signal),
      this.#pin(lease, signal),
    ]);
  }

  /** Does once what is to be done now. */
  async once(lease: Lease): Promise<void> {
    await this.#tellHealth(lease);
    const seen = await this.#looks();
    // Clocks are also set back.
    const age = Math.abs(this.#now() - this.#decidedAt);
    const isDue = age >= EVERY_MILLISECONDS;
    if (seen === this.#seen && !isDue) return;
    // What comes meanwhile is looked at next time; what fails is tried again when something changes, or when it is due.
    this.#seen = seen;
    this.#decidedAt = this.#now();
    const decisions = await this.#policy
      .once(lease)
      // Timelines go on, whatever becomes of the policy.
      .finally(() => this.#follower.follow(lease));
    // What follows from decisions, as a merge from opening, need not wait.
    if (decisions.some(({ kind }) => kind !== 'leave')) this.#seen = undefined;
  }

  async pin(lease: Lease): Promise<void> {
    await this.#pinner.pin(lease);
  }

  async #tellHealth(lease: Lease) {
    const { database, onChange } = this.#options;
    const told = await this.#health.tell(lease);
    if (!told || told.serviceIds.length === 0) return;
    const changes = await touchServices(
      database,
      lease,
      new Set(told.serviceIds),
    );
    if (changes.length > 0) onChange(changes);
  }

  /** How alerts are, in few bytes: other replicas store them, too. */
  async #looks(): Promise<string> {
    const { database } = this.#options;
    const [firing, ended] = await Promise.all([
      database('alerts')
        .whereNull('ends_at')
        .count({ count: '*' })
        .max({ updated: 'updated_at' })
        .first(),
      database('alerts').max({ ended: 'ends_at' }).first(),
    ]);
    return JSON.stringify([firing, ended]);
  }

  async #decideOften(lease: Lease, signal: AbortSignal) {
    const { wakeUp, logger } = this.#options;
    while (!signal.aborted) {
      const begun = performance.now();
      await this.once(lease).catch(error => {
        if (signal.aborted) return;
        logger.warn(`Cannot decide about incidents, trying again: ${error}`);
      });
      const rest = BETWEEN_MILLISECONDS - (performance.now() - begun);
      if (rest > 0) await pause(rest, signal);
      await wakeUp.sleep(BETWEEN_MILLISECONDS, signal);
    }
  }

  async #pin(lease: Lease, signal: AbortSignal) {
    while (!signal.aborted) {
      await this.pin(lease).catch(error => {
        if (signal.aborted) return;
        this.#options.logger.warn(
          `Cannot pin what incidents rest on, trying again: ${error}`,
        );
      });
      await pause(PIN_MILLISECONDS, signal);
    }
  }
}
