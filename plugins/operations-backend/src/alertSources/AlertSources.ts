import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { AlertStore, OnAlerts } from '../alerts/AlertStore';
import { OWN_SOURCES } from '../alerts/alertView';
import { Lease, LeaseKeeper, pause } from '../leases';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { SilenceStore } from '../silences/SilenceStore';
import { SourceStates } from '../sources/SourceStates';
import { AlertIntake } from './AlertIntake';
import { AlertMappings } from './AlertMappings';
import { AlertRemapping } from './AlertRemapping';
import { AlertSourceRunner } from './AlertSourceRunner';
import { AlertSourceSet } from './AlertSourceSet';
import { AlertsConfig } from './config';

const REMAP_MILLISECONDS = 2_000;

/** @internal */
export interface AlertSourcesOptions {
  database: Knex;
  logger: LoggerService;
  leases: LeaseKeeper;
  registry: ServiceRegistry;
  states: SourceStates;
  set: AlertSourceSet;
  config: AlertsConfig;
  onChange?: OnAlerts;
}

/**
 * All ways by which alerts come in, from start to stop.
 *
 * @internal
 */
export class AlertSources {
  readonly #options: AlertSourcesOptions;
  readonly #remapping: AlertRemapping;
  readonly #intake: AlertIntake;
  readonly #store: AlertStore;
  readonly silences: SilenceStore;

  static create(options: AlertSourcesOptions): AlertSources {
    return new AlertSources(options);
  }

  private constructor(options: AlertSourcesOptions) {
    const mappings = AlertMappings.create(options);
    const { onChange } = options;
    this.#options = options;
    this.#remapping = AlertRemapping.create({ ...options, mappings });
    this.#store = AlertStore.create(options);
    this.#intake = AlertIntake.create({
      ...options,
      mappings,
      store: this.#store,
    });
    this.silences = SilenceStore.create({
      database: options.database,
      onChange: () => onChange?.({ serviceIds: [] }),
    });
  }

  get set(): AlertSourceSet {
    return this.#options.set;
  }

  /** Lets alerts in until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const runners = this.set.list().map(source =>
      AlertSourceRunner.create(source, {
        ...this.#options,
        intake: this.#intake,
        silences: this.silences,
      }).run(signal),
    );
    await Promise.all(runners);
  }

  /** Ends alerts of sources that are no longer configured, and those of which nobody has heard for long. */
  async retire(lease: Lease): Promise<void> {
    const present = this.set.list().map(({ id }) => id);
    await this.#store.retire(lease, [...OWN_SOURCES, ...present]);
    await this.#store.endUnheard(lease, this.#options.config.staleMilliseconds);
  }

  /** Maps what fires by the rules and services there are now. */
  async remap(): Promise<void> {
    await this.#remapping.run();
  }

  /** The same now and then, as rules and services come and go, on one replica. */
  async keepMapped(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.remap().catch(error =>
        this.#options.logger.warn(`Cannot map alerts anew: ${error}`),
      );
      await pause(REMAP_MILLISECONDS, signal);
    }
  }
}
