import {
  budgetCost,
  IncidentBudget,
  IncidentReplay,
  SloSeries,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { ServiceCriteria } from '../../access/criteria';
import { FieldError } from '../../api/FieldError';
import { timeOf } from '../../database/rows';
import { IncidentRow } from '../rows';
import { evidenceSeries } from './evidenceSeries';
import { FactsReader } from './FactsReader';
import { evidenceRange } from './incidentRange';
import { replayAt } from './replayAt';
import { seriesOf } from './sloFacts';
import { statusesOf } from './statuses';
import { visibleFacts, visibleServices } from './visibleFacts';

/** @internal */
export interface ReplayReaderOptions {
  database: Knex;
  facts: FactsReader;
  /** Budgets of which a lesser share was measured are not judged. */
  provisionalShare?: number;
  now?: () => number;
}

/** Which objective is wanted, by its place in the document, and when. @internal */
export interface WantedSeries {
  slo: string;
  objective: number;
  range: TimeRange;
}

/**
 * Reads how things were around an incident, and what it cost, as far as the reader may see its services.
 *
 * @internal
 */
export class ReplayReader {
  readonly #database: Knex;
  readonly #facts: FactsReader;
  readonly #provisionalShare?: number;
  readonly #now: () => number;

  static create(options: ReplayReaderOptions): ReplayReader {
    return new ReplayReader(options);
  }

  private constructor(options: ReplayReaderOptions) {
    this.#database = options.database;
    this.#facts = options.facts;
    this.#provisionalShare = options.provisionalShare;
    this.#now = options.now ?? Date.now;
  }

  /** The time around an incident that is kept. */
  keptOf(incident: IncidentRow): TimeRange {
    const { from, to } = evidenceRange(
      Number(incident.started_at),
      timeOf(incident.resolved_at),
      this.#now(),
    );
    return { from, to };
  }

  async replay(
    incident: IncidentRow,
    at: string,
    criteria: ServiceCriteria,
    showWords = criteria === undefined,
  ): Promise<IncidentReplay> {
    const range = this.keptOf(incident);
    const moment = momentOf(at, range);
    const [{ evidence, services, missing }, statuses] = await Promise.all([
      this.#visible(incident, criteria),
      statusesOf(this.#database, incident),
    ]);
    return replayAt(evidence, services, {
      at: moment,
      range,
      statuses,
      missing,
      showWords,
      provisionalShare: this.#provisionalShare,
    });
  }

  async budget(
    incident: IncidentRow,
    criteria: ServiceCriteria,
  ): Promise<IncidentBudget> {
    const from = Number(incident.started_at);
    const to = Math.max(from, timeOf(incident.resolved_at) ?? this.#now());
    const { evidence, services } = await this.#visible(incident, criteria);
    const series = seriesOf(evidence);
    const items = services.flatMap(({ id, ref }) =>
      evidence.slos
        .filter(({ serviceId }) => serviceId === id)
        .flatMap(({ definition, maintenance }) =>
          definition.objectives.map(objective => ({
            ...budgetCost({
              definition,
              objective,
              series: series.get(objective.sli.id),
              incident: { from, to },
              excluded: definition.excludeMaintenance ? maintenance : [],
              provisionalShare: this.#provisionalShare,
            }),
            service: ref,
          })),
        ),
    );
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      items,
    };
  }

  /** An objective of its services over a part of the time that is kept. */
  async series(
    incident: IncidentRow,
    { slo: ref, objective: index, range }: WantedSeries,
    criteria: ServiceCriteria,
  ): Promise<SloSeries> {
    const { evidence } = await this.#visible(incident, criteria);
    const slo = evidence.slos.find(one => one.ref === ref);
    const objective = slo?.definition.objectives.find(
      one => one.index === index,
    );
    if (!slo || !objective) {
      throw new NotFoundError(
        `Nothing is kept of objective ${index} of ${ref} around ${incident.key}, or you may not see it.`,
      );
    }
    return evidenceSeries(
      evidence,
      { slo, objective },
      {
        asked: range,
        kept: this.keptOf(incident),
        now: this.#now(),
        showMaintenance: criteria === undefined,
      },
    );
  }

  async #visible(incident: IncidentRow, criteria: ServiceCriteria) {
    const [{ evidence, missing }, services] = await Promise.all([
      this.#facts.of(incident),
      visibleServices(this.#database, incident.id, criteria),
    ]);
    return {
      services,
      missing,
      evidence: await visibleFacts(
        this.#database,
        evidence,
        services,
        criteria,
      ),
    };
  }
}

function momentOf(value: string, { from, to }: TimeRange): number {
  const moment = Date.parse(value);
  if (moment >= from && moment <= to) return moment;
  throw new FieldError({
    field: 'at',
    value,
    message: 'at is not in the time that is kept of the incident.',
    remedy: `Ask for a moment from ${new Date(
      from,
    ).toISOString()} to ${new Date(to).toISOString()}.`,
  });
}
