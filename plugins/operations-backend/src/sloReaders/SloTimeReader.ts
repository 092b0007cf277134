import {
  ObjectiveDefinition,
  periodsOf,
  ReportContext,
  seriesPoints,
  SloDefinition,
  SloHistory,
  SloSeries,
  SloWhatIf,
  TimeRange,
  whatIf,
  WHAT_IF_DAYS,
  windowAt,
} from '@operate-first/plugin-operations-common';
import { BucketTiers } from '../buckets/BucketTiers';
import { MaintenanceReader } from '../maintenance/MaintenanceReader';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';
import { SliBucketStore } from '../slos/SliBucketStore';

const DAY = 24 * 60 * 60 * 1000;
const NOWHERE = { clusters: [], regions: [] };

/** What the past of an objective is read from. @internal */
export interface SloTimeReaderOptions {
  buckets: Pick<SliBucketStore, 'read'>;
  tiers: BucketTiers;
  maintenance: MaintenanceStore;
  services: Pick<MaintenanceReader, 'services'>;
  now?: () => number;
}

/** An objective of an SLO. @internal */
export interface TimedObjective {
  definition: SloDefinition;
  objective: ObjectiveDefinition;
}

/**
 * Reads what an objective was, from the buckets of its SLI.
 *
 * @internal
 */
export class SloTimeReader {
  readonly #options: SloTimeReaderOptions;
  readonly #now: () => number;

  static create(options: SloTimeReaderOptions): SloTimeReader {
    return new SloTimeReader(options);
  }

  private constructor(options: SloTimeReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async series(
    of: TimedObjective,
    range: TimeRange,
  ): Promise<Omit<SloSeries, 'marks'>> {
    const { definition, objective } = of;
    const { tiers } = this.#options;
    // What is left at the beginning of the range depends on the window before.
    const from = windowAt(definition.window, range.from).from;
    const context = await this.#context(of, { from, to: range.to });
    return {
      objective: objective.index,
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      ...seriesPoints(definition, objective, context, range, {
        leastStepSeconds: tiers.stepOf(range.from, context.now),
      }),
    };
  }

  async history(of: TimedObjective, zone: string): Promise<SloHistory> {
    const { definition, objective } = of;
    const now = this.#now();
    const range = { from: this.#options.tiers.keptSince(now), to: now };
    const context = await this.#context(of, range);
    return {
      objective: objective.index,
      zone,
      ...periodsOf(definition, objective, context, zone, range),
    };
  }

  async whatIf(
    of: TimedObjective,
    proposal: Parameters<typeof whatIf>[3],
  ): Promise<Omit<SloWhatIf, 'yaml'>> {
    const { definition, objective } = of;
    const now = this.#now();
    const first = now - WHAT_IF_DAYS * DAY;
    const proposed = proposal.window && {
      kind: 'rolling' as const,
      duration: proposal.window,
    };
    const from = Math.min(
      ...[definition.window, proposed ?? definition.window].map(
        window => windowAt(window, first).from,
      ),
    );
    const context = await this.#context(of, { from, to: now });
    return whatIf(definition, objective, context, proposal);
  }

  async #context(
    { definition, objective }: TimedObjective,
    range: TimeRange,
  ): Promise<ReportContext> {
    const { buckets, maintenance, services } = this.#options;
    const { serviceRef, environment } = definition;
    const [service] = serviceRef
      ? await services.services([serviceRef], undefined)
      : [];
    const [series, ranges] = await Promise.all([
      buckets.read(objective.sli.id, range.from, range.to),
      maintenance.rangesFor(
        {
          serviceRef,
          systemRef: service?.system,
          environment,
          ...(service?.in(environment) ?? NOWHERE),
        },
        range,
      ),
    ]);
    return { now: this.#now(), series, maintenance: ranges };
  }
}
