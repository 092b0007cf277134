import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  OPENSLO_KINDS,
  readsEveryStep,
  SloDefinition,
  windowAt,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { AlertStore, OnAlerts } from '../alerts/AlertStore';
import { BucketTiers } from '../buckets/BucketTiers';
import { Compaction } from '../buckets/Compaction';
import { CatalogWatch } from '../catalog/CatalogWatch';
import { Turns } from '../database/Turns';
import { Lease, pause } from '../leases';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';
import { ServiceChange } from '../observations/ObservationStore';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { SlosConfig } from './config';
import { MeasurementWriter } from './MeasurementWriter';
import { pruneSlos } from './pruneSlos';
import { SliBucketStore } from './SliBucketStore';
import { SliMeasurer } from './SliMeasurer';
import { SliMemory, SliNeed } from './SliMemory';
import { SliSourceSet } from './SliSourceSet';
import { SloBook } from './SloBook';
import { SloEvaluator } from './SloEvaluator';
import { SloFollower } from './SloFollower';
import { SloProjection } from './SloProjection';
import { touchServices } from './touchServices';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** What is measured in the longest steps is known so late at most, or nobody measures it any more. */
const LATE = 4 * HOUR;

/** @internal */
export interface SloWorkOptions {
  database: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  config: SlosConfig;
  projectionMilliseconds: number;
  registry: Pick<ServiceRegistry, 'list'>;
  sources: SliSourceSet;
  onChange: (changes: ServiceChange[]) => void;
  onAlerts?: OnAlerts;
  now?: () => number;
}

/**
 * What happens to SLOs in the background while this process holds the lease: their documents are followed, their SLIs
 * measured, and they are evaluated. It begins anew with each lease; nothing is remembered but what is stored.
 *
 * @internal
 */
export class SloWork {
  readonly #options: SloWorkOptions;
  readonly #now: () => number;
  readonly #tiers: BucketTiers;
  readonly #book = SloBook.create();
  readonly #memory: SliMemory;
  readonly #follower: SloFollower;
  readonly #measurer: SliMeasurer;
  readonly #evaluator: SloEvaluator;
  #loaded = 0;
  #keptAt = -Infinity;

  static create(options: SloWorkOptions): SloWork {
    return new SloWork(options);
  }

  private constructor(options: SloWorkOptions) {
    const { database, logger, config, sources, now = Date.now } = options;
    this.#options = options;
    this.#now = now;
    this.#tiers = BucketTiers.create(config.retention);
    const tiers = this.#tiers;
    const book = this.#book;
    const store = SliBucketStore.create({ database, tiers, now });
    this.#memory = SliMemory.create(store, now);
    const memory = this.#memory;
    this.#follower = SloFollower.create({
      ...options,
      watch: CatalogWatch.create({ ...options, kinds: [...OPENSLO_KINDS] }),
      projection: SloProjection.create({ database, logger, now }),
      defaults: config.defaults,
      book,
      now,
    });
    const writer = MeasurementWriter.create({
      store,
      memory,
      book,
      tiers,
      now,
    });
    this.#measurer = SliMeasurer.create({
      book,
      memory,
      writer,
      sources,
      tiers,
      logger,
      now,
    });
    this.#evaluator = SloEvaluator.create({
      ...options,
      book,
      memory,
      alerts: AlertStore.create({ database, now, onChange: options.onAlerts }),
      maintenance: MaintenanceStore.create({ database }),
      provisionalShare: config.provisionalShare,
      now,
    });
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    const { config, projectionMilliseconds } = this.#options;
    await Promise.all([
      this.#repeat('follow SLOs', projectionMilliseconds, signal, () =>
        this.follow(lease),
      ),
      this.#measurer.run(lease, signal),
      this.#repeat('evaluate SLOs', config.intervalMilliseconds, signal, () =>
        this.evaluate(lease, signal),
      ),
      this.#repeat('move old buckets', HOUR, signal, () =>
        this.compact(lease, signal),
      ),
    ]);
  }

  /** Takes over what the catalog says, and brings into memory what is known of it. */
  async follow(lease: Lease): Promise<void> {
    const { database, onChange } = this.#options;
    if (!(await this.#servicesAreKnown())) return;
    const serviceIds = await this.#follower.follow(lease);
    const changes = await touchServices(database, lease, serviceIds);
    if (changes.length > 0) onChange(changes);
    const due = this.#now() - this.#keptAt >= HOUR;
    if (this.#book.revision === this.#loaded && !due) return;
    const needs = await this.#needs();
    try {
      await this.#memory.load(needs);
    } finally {
      this.#memory.keep(needs);
    }
    this.#loaded = this.#book.revision;
    this.#keptAt = this.#now();
  }

  /** Asks for what is due, and waits for the answers. */
  async measure(lease: Lease, signal: AbortSignal): Promise<void> {
    this.#measurer.look(lease, signal);
    await this.#measurer.idle();
  }

  async evaluate(lease: Lease, signal: AbortSignal): Promise<void> {
    await this.#evaluator.evaluate(lease, signal);
  }

  /** Moves days that have become old to longer steps, and forgets what is too old. */
  async compact(lease: Lease, signal?: AbortSignal): Promise<void> {
    const { database } = this.#options;
    const compaction = Compaction.create({
      database,
      tiers: this.#tiers,
      now: this.#now,
    });
    await compaction.run(lease, signal);
    await pruneSlos(database, lease, this.#now());
  }

  /** Before the first look at the catalog, no document would find its service. */
  async #servicesAreKnown(): Promise<boolean> {
    const row = await this.#options
      .database('projection')
      .where('id', 1)
      .first('revision');
    return Number(row?.revision ?? 0) > 0;
  }

  /** Since when each SLI is needed: by the windows of its SLOs and of their alerts. */
  async #needs(): Promise<Map<string, SliNeed>> {
    const turns = Turns.create();
    const now = this.#now();
    const needs = new Map<string, SliNeed>();
    const kept = this.#tiers.keptSince(now);
    for (const { definition } of this.#book.slos.values()) {
      await turns.take();
      const from = Math.max(kept, neededFrom(definition, now));
      const everyStep = readsEveryStep(definition);
      for (const { sli } of definition.objectives) {
        const known = needs.get(sli.id);
        needs.set(sli.id, {
          from: Math.min(known?.from ?? Infinity, from),
          everyStep: everyStep || known?.everyStep === true,
        });
      }
    }
    for (const [id, need] of needs) {
      const sli = this.#book.slis.get(id);
      if (sli) sli.neededFrom = need.from;
      need.from = Math.floor(need.from / DAY) * DAY;
    }
    return needs;
  }

  async #repeat(
    what: string,
    milliseconds: number,
    signal: AbortSignal,
    work: () => Promise<void>,
  ) {
    while (!signal.aborted) {
      await work().catch(error => {
        if (signal.aborted) return;
        this.#options.logger.warn(`Cannot ${what}, trying again: ${error}`);
      });
      await pause(milliseconds, signal);
    }
  }
}

/** A window that no arithmetic follows needs nothing: its evaluation says so, and no other waits for it. */
function neededFrom(definition: SloDefinition, now: number): number {
  try {
    const from = windowsFrom(definition, now);
    return Number.isFinite(from) ? from : now;
  } catch {
    return now;
  }
}

function windowsFrom({ window, alerting }: SloDefinition, now: number): number {
  const longest = Math.max(
    0,
    ...alerting.conditions.map(({ longSeconds }) => longSeconds),
  );
  // A calendar window that has just ended is the present one until the next is measured.
  const at = window.kind === 'calendar' ? now - LATE : now;
  return Math.min(windowAt(window, at).from, now - longest * 1000);
}
