import { Entity } from '@backstage/catalog-model';
import {
  formulaLines,
  Slo,
  SloDefinition,
  SloDetail,
  SloQuery,
  TimeMark,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { SliPlan } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { AlertReader } from '../alerts/AlertReader';
import { BucketTiers } from '../buckets/BucketTiers';
import {
  MaintainedService,
  MaintenanceAudience,
  MaintenanceReader,
} from '../maintenance/MaintenanceReader';
import { ChangeReader } from '../services/ChangeReader';
import { PolicyReader } from './PolicyReader';
import { SloDocumentReader } from './SloDocumentReader';
import { SloReader } from './SloReader';
import { definitionOf, evaluationOf, JoinedSloRow, toSlo } from './SloRow';

const DAY = 24 * 60 * 60 * 1000;
const MOST_CHANGES = 200;

/** @internal */
export interface SloDetailReaderOptions {
  database: Knex;
  slos: SloReader;
  alerts: AlertReader;
  maintenance: MaintenanceReader;
  changes: ChangeReader;
  documents: SloDocumentReader;
  policies: PolicyReader;
  tiers: BucketTiers;
  now?: () => number;
}

/**
 * Reads all that the page of an SLO shows.
 *
 * @internal
 */
export class SloDetailReader {
  readonly #options: SloDetailReaderOptions;
  readonly #now: () => number;

  static create(options: SloDetailReaderOptions): SloDetailReader {
    return new SloDetailReader(options);
  }

  private constructor(options: SloDetailReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async detail(
    row: JoinedSloRow,
    audience: MaintenanceAudience,
  ): Promise<SloDetail> {
    const { alerts, documents, tiers } = this.#options;
    const now = this.#now();
    const slo = toSlo(row, now);
    const definition = definitionOf(row);
    const from = slo.window.from ? Date.parse(slo.window.from) : now - 30 * DAY;
    const range = { from, to: now };
    const seesInternal = audience.criteria === undefined;
    const [{ items }, service, written, queries] = await Promise.all([
      alerts.during({ slo: row.ref }, range, audience.criteria),
      this.#service(row),
      documents.read(row, { seesInternal }),
      this.#queries(definition),
    ]);
    const announced = await this.#maintenance(row, service, range, audience);
    return {
      slo,
      formula: definition
        ? formulaLines(definition, evaluationOf(row, now))
        : [],
      queries,
      yaml: written.yaml,
      sourceUrl: written.sourceUrl,
      alerts: items,
      maintenance: announced.map(({ maintenance }) => maintenance),
      policy: await this.#policy(slo, audience),
      retention: tiers.tiers.map(({ stepSeconds, days }) => ({
        stepSeconds,
        days,
      })),
    };
  }

  /** What happened in a range, for the time axis. */
  async marks(
    row: JoinedSloRow,
    range: TimeRange,
    audience: MaintenanceAudience,
  ): Promise<TimeMark[]> {
    const { alerts, changes } = this.#options;
    const service = await this.#service(row);
    const iso = (time: number) => new Date(time).toISOString();
    const [fired, changed, announced] = await Promise.all([
      alerts.during({ slo: row.ref }, range, audience.criteria),
      service &&
        changes.read(service.id, {
          ...range,
          environments: [row.environment],
          limit: MOST_CHANGES,
        }),
      this.#maintenance(row, service, range, audience),
    ]);
    const marks: TimeMark[] = [
      ...fired.items.map(({ id, title, startsAt, endsAt, severity }) => ({
        kind: 'alert' as const,
        at: startsAt,
        until: endsAt,
        title,
        severity,
        id,
      })),
      ...(changed?.items ?? []).map(({ id, at, summary }) => ({
        kind: 'change' as const,
        at,
        title: summary,
        id,
      })),
      ...announced.flatMap(({ maintenance: { id, title }, windows }) =>
        windows.map(({ from, to }) => ({
          kind: 'maintenance' as const,
          at: iso(from),
          until: iso(to),
          title,
          id,
        })),
      ),
    ];
    return marks.sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  async #maintenance(
    row: JoinedSloRow,
    service: MaintainedService | undefined,
    range: TimeRange,
    audience: MaintenanceAudience,
  ) {
    const nowhere: MaintainedService = {
      id: '',
      entityRef: '',
      environments: [row.environment],
      clusters: [],
      regions: [],
      in: () => ({ clusters: [], regions: [] }),
    };
    const { maintenance } = this.#options;
    return maintenance.during(service ?? nowhere, range, audience);
  }

  async #service(row: JoinedSloRow): Promise<MaintainedService | undefined> {
    if (!row.service_ref) return undefined;
    // Whoever may see the SLO may see its service.
    const [service] = await this.#options.maintenance.services(
      [row.service_ref],
      undefined,
    );
    return service;
  }

  async #policy(slo: Slo, { criteria }: MaintenanceAudience) {
    if (!slo.service) return undefined;
    const { database, slos, policies } = this.#options;
    const { ref } = slo.service;
    const service = await database('services')
      .where('entity_ref', ref)
      .first('entity');
    if (!service) return undefined;
    const entity: Entity = JSON.parse(service.entity);
    return policies.policy(entity, await slos.ofService(ref, criteria));
  }

  async #queries(definition: SloDefinition | undefined): Promise<SloQuery[]> {
    if (!definition) return [];
    const ids = definition.objectives.map(({ sli }) => sli.id);
    const rows: Array<{ id: string; plan: string }> = await this.#options
      .database('slo_slis')
      .whereIn('id', ids);
    const plans = new Map<string, SliPlan>(
      rows.map(({ id, plan }) => [id, JSON.parse(plan)]),
    );
    return definition.objectives.flatMap(({ index, sli }) => {
      const queries = plans.get(sli.id)?.queries ?? [];
      return queries.map(query => ({ objective: index, ...query }));
    });
  }
}
