import { PolicyMaintenance } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ClusterRegions } from '../../clusters/ClusterRegions';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import {
  concerns,
  inScope,
  StoredMaintenance,
  windowsOf,
} from '../../maintenance/StoredMaintenance';
import { ObservedPlaces } from '../../slos/ObservedPlaces';
import { BookedService } from './ServiceBook';

/**
 * Announced maintenance that runs now, by service. Maintenance of a part of the places where a service runs excuses
 * what is wrong there, and nothing elsewhere.
 *
 * @internal
 */
export class RunningMaintenance {
  readonly #database: Knex;
  readonly #store: MaintenanceStore;
  readonly #places: ObservedPlaces;

  static create(options: {
    database: Knex;
    store: MaintenanceStore;
    now: () => number;
  }): RunningMaintenance {
    return new RunningMaintenance(options);
  }

  private constructor(options: {
    database: Knex;
    store: MaintenanceStore;
    now: () => number;
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#places = ObservedPlaces.create(options);
  }

  async of(
    services: BookedService[],
    environments: string[],
    at: number,
  ): Promise<PolicyMaintenance[]> {
    // What was announced a second ago must keep quiet what breaks now.
    this.#store.forget();
    const all = await this.#store.all();
    const range = { from: at, to: at + 1 };
    const running = all.flatMap(maintenance => {
      const [window] = windowsOf(maintenance, range);
      return window ? [{ maintenance, endsAt: window.to }] : [];
    });
    if (running.length === 0) return [];
    await this.#places.refresh();
    const regions = await ClusterRegions.read(this.#database);
    return running.flatMap(({ maintenance, endsAt }) =>
      services.flatMap(service =>
        environments.flatMap(environment =>
          this.#excused(maintenance, regions, service, environment).map(
            where => ({
              title: maintenance.title,
              serviceId: service.id,
              environment,
              ...where,
              endsAt,
            }),
          ),
        ),
      ),
    );
  }

  /** The whole of a service in an environment, or some of its clusters. */
  #excused(
    { scope }: StoredMaintenance,
    known: ClusterRegions,
    service: BookedService,
    environment: string,
  ): Array<{ cluster?: string }> {
    const { entityRef, system } = service;
    const { clusters, regions } = this.#places.of(service.id, environment);
    const subject = { serviceRef: entityRef, systemRef: system, environment };
    if (inScope(scope, { ...subject, clusters, regions })) return [{}];
    return clusters
      .filter(cluster =>
        concerns(scope, {
          entityRef,
          system,
          environments: [environment],
          clusters: [cluster],
          regions: known.of([cluster]),
        }),
      )
      .map(cluster => ({ cluster }));
  }
}
