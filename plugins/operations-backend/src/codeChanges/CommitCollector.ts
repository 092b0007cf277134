import { LoggerService } from '@backstage/backend-plugin-api';
import { ObservedService } from '@operate-first/plugin-operations-node';
import { Turns } from '../database/Turns';
import { ServiceCodePlace, ServicePlaces } from '../authors/ServicePlaces';
import { Lease, LeaseLostError } from '../leases';
import {
  groupsOf,
  PlaceCollector,
  PlaceCollectorOptions,
} from './PlaceCollector';
import { WantedService } from './wantedServices';

const EVERYTHING_EVERY = 10 * 60_000;
/** What could not be looked at is tried again after this time, and each time after twice as much. */
const AGAIN_AFTER = 5_000;

/** @internal */
export interface CommitCollectorOptions extends PlaceCollectorOptions {
  logger: LoggerService;
  places: ServicePlaces;
  registry: { list(): ObservedService[]; readonly revision: number };
}

/**
 * Keeps the commits of the places of services: of those whose repository was read anew, of all of them now and then, and at
 * once of those that somebody waits for.
 *
 * @internal
 */
export class CommitCollector {
  readonly #options: CommitCollectorOptions;
  readonly #collector: PlaceCollector;
  readonly #now: () => number;
  /** Repositories that were read since they were looked at last. */
  #read = new Set<string>();
  /** How often each was read. */
  readonly #readings = new Map<string, number>();
  /** Repositories of which something could not be looked at. */
  readonly #again = new Map<string, { times: number; at: number }>();
  /** Of services that somebody waits for, what was looked at last. */
  #looked = new Map<string, string>();
  #all = { at: 0, revision: -1 };

  static create(options: CommitCollectorOptions): CommitCollector {
    return new CommitCollector(options);
  }

  private constructor(options: CommitCollectorOptions) {
    this.#options = options;
    this.#collector = PlaceCollector.create(options);
    this.#now = options.now ?? Date.now;
    options.sources.onRead(repository => {
      this.#read.add(repository);
      const times = this.#readings.get(repository) ?? 0;
      this.#readings.set(repository, times + 1);
    });
  }

  /** @returns the services of which something is new. */
  async collect(lease: Lease): Promise<Set<string>> {
    const { registry, places } = this.#options;
    const { revision } = registry;
    const isTime = this.#now() - this.#all.at >= EVERYTHING_EVERY;
    const everything = isTime || this.#all.revision !== revision;
    const wanted = this.#take();
    if (!everything && wanted.size === 0) return new Set();
    if (isTime) this.#collector.forget();
    const touched = new Set<string>();
    const failed = new Set<string>();
    const turns = Turns.create();
    for (const service of registry.list()) {
      await turns.take();
      const all = await places.of(service);
      const some = all.filter(
        ({ repository }) => everything || wanted.has(repository),
      );
      const result = await this.#service(lease, service, some, all);
      if (result.touched) touched.add(service.id);
      for (const repository of result.failed) failed.add(repository);
    }
    this.#remember(failed, everything ? undefined : wanted);
    if (everything) this.#all = { at: this.#now(), revision };
    return touched;
  }

  /**
   * Looks at some services before all others, and has their repositories read anew.
   *
   * @returns those of which something is new.
   */
  async collectWanted(
    lease: Lease,
    wanted: WantedService[],
  ): Promise<Set<string>> {
    const { registry, places, sources } = this.#options;
    const touched = new Set<string>();
    const looked = new Map<string, string>();
    const since = new Map(wanted.map(one => [one.id, one.since]));
    const services = registry.list().filter(({ id }) => since.has(id));
    for (const service of services) {
      const all = await places.of(service);
      const after = new Date(since.get(service.id)!);
      const repositories = new Set(all.map(({ repository }) => repository));
      for (const one of repositories) sources.refresh(one, after);
      const state = JSON.stringify([
        all,
        [...repositories].map(one => this.#readings.get(one)),
      ]);
      looked.set(service.id, state);
      if (this.#looked.get(service.id) === state) continue;
      const result = await this.#service(lease, service, all, all);
      if (result.touched) touched.add(service.id);
      if (result.failed.length > 0) looked.delete(service.id);
    }
    this.#looked = looked;
    return touched;
  }

  /** What is to be looked at: what was read, and what could not be looked at when it was its time. */
  #take(): Set<string> {
    const wanted = this.#read;
    this.#read = new Set();
    for (const [repository, { at }] of this.#again) {
      if (at <= this.#now()) wanted.add(repository);
    }
    return wanted;
  }

  #remember(failed: Set<string>, wanted: Set<string> | undefined): void {
    for (const repository of wanted ?? this.#again.keys()) {
      if (!failed.has(repository)) this.#again.delete(repository);
    }
    for (const repository of failed) {
      const times = this.#again.get(repository)?.times ?? 0;
      const wait = Math.min(AGAIN_AFTER * 2 ** times, EVERYTHING_EVERY);
      const at = this.#now() + wait;
      this.#again.set(repository, { times: times + 1, at });
    }
  }

  async #service(
    lease: Lease,
    service: ObservedService,
    some: ServiceCodePlace[],
    all: ServiceCodePlace[],
  ): Promise<{ touched: boolean; failed: string[] }> {
    let touched = false;
    const failed: string[] = [];
    for (const group of groupsOf(some)) {
      try {
        if (await this.#collector.collect(lease, service, group, all)) {
          touched = true;
        }
      } catch (error) {
        if (error instanceof LeaseLostError) throw error;
        failed.push(group.repository);
        this.#options.logger.debug(
          `Cannot read what changed in ${service.entityRef}`,
          { error: String(error) },
        );
      }
    }
    return { touched, failed };
  }
}
