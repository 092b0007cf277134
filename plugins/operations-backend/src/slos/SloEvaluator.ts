import { LoggerService } from '@backstage/backend-plugin-api';
import {
  evaluateSlo,
  SloEvaluation,
  TimeRange,
  windowAt,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { AlertInput, AlertStore } from '../alerts/AlertStore';
import { chunksOf } from '../database/rows';
import { checkLease, Lease } from '../leases';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';
import { ServiceChange } from '../observations/ObservationStore';
import { burnAlerts } from './burnAlerts';
import { neededRanges } from './neededRanges';
import { SliMemory } from './SliMemory';
import { FollowedSlo, SloBook } from './SloBook';
import { SloRow, STATE_RANK } from './sloColumns';
import { touchServices } from './touchServices';

/** Others get their turn after so long. */
const TURN_MILLISECONDS = 20;
const ROWS_PER_TRANSACTION = 100;
/** What is measured is there so long after its step has ended, as a rule. */
const LATENESS_SECONDS = 30;
/** Without news an evaluation holds for so long: time itself is news. */
const HOLDS_MILLISECONDS = 60_000;
const CLUSTERS_MILLISECONDS = 60_000;
/** The source of burn alerts. */
const ALERT_SOURCE = 'slo';

/** @internal */
export interface SloEvaluatorOptions {
  database: Knex;
  book: SloBook;
  memory: SliMemory;
  alerts: Pick<AlertStore, 'put'>;
  maintenance: Pick<MaintenanceStore, 'rangesFor'>;
  onChange: (changes: ServiceChange[]) => void;
  logger: LoggerService;
  now: () => number;
}

interface Evaluated {
  slo?: FollowedSlo;
  /** What it was made from. */
  inputs: string;
  at: number;
  evaluation: SloEvaluation;
  text: string;
  alerts: AlertInput[];
}

/**
 * Evaluates all SLOs from what is in memory and stores what has changed; their burn alerts fire and end with it.
 *
 * @internal
 */
export class SloEvaluator {
  readonly #options: SloEvaluatorOptions;
  #known?: Map<string, Evaluated>;
  #clusters = new Map<string, string[]>();
  #clustersAt = -Infinity;
  #stampedAt = -Infinity;

  static create(options: SloEvaluatorOptions): SloEvaluator {
    return new SloEvaluator(options);
  }

  private constructor(options: SloEvaluatorOptions) {
    this.#options = options;
  }

  /** Evaluates once. */
  async evaluate(lease: Lease, signal: AbortSignal): Promise<void> {
    const { book, database, now, alerts, onChange } = this.#options;
    if (book.revision === 0) return;
    this.#known ??= await this.#load();
    await this.#readClusters();
    const at = now();
    const touched = new Set<string>();
    const changed: Array<[string, Evaluated]> = [];
    let complete = true;
    let began = performance.now();
    for (const [ref, slo] of book.slos) {
      if (signal.aborted) return;
      if (performance.now() - began > TURN_MILLISECONDS) {
        await othersTurn();
        began = performance.now();
      }
      const before = this.#known.get(ref);
      if (!this.#isInMemory(slo)) {
        complete = false;
        continue;
      }
      const next = await this.#evaluateOne(slo, before, at);
      if (next === before) continue;
      if (next.text !== before?.text) changed.push([ref, next]);
      else this.#known.set(ref, next);
      if (slo.serviceId && isNews(before, next)) touched.add(slo.serviceId);
    }
    for (const ref of this.#known.keys()) {
      if (!book.slos.has(ref)) this.#known.delete(ref);
    }
    await this.#save(lease, changed, at);
    await this.#stamp(lease, at);
    // What is not in memory yet may fire as well: nothing ends because we have just begun.
    if (complete) {
      const firing = [...this.#known.values()].flatMap(one => one.alerts);
      const { serviceIds } = await alerts.put(lease, ALERT_SOURCE, firing);
      for (const id of serviceIds) touched.add(id);
    }
    const changes = await touchServices(database, lease, touched);
    if (changes.length > 0) onChange(changes);
  }

  #isInMemory({ definition }: FollowedSlo): boolean {
    return definition.objectives.every(({ sli }) =>
      this.#options.memory.series(sli.id),
    );
  }

  async #evaluateOne(
    slo: FollowedSlo,
    before: Evaluated | undefined,
    at: number,
  ): Promise<Evaluated> {
    const { book, memory, maintenance, logger } = this.#options;
    const { definition } = slo;
    const { from } = windowAt(definition.window, at);
    const announced = await maintenance.rangesFor(
      {
        serviceRef: definition.serviceRef,
        systemRef: slo.systemRef,
        environment: definition.environment,
        clusters: this.#clustersOf(slo),
      },
      { from, to: at },
    );
    const inputs = this.#inputsOf(slo, announced);
    const holds =
      before?.slo === slo &&
      before.inputs === inputs &&
      at - before.at < HOLDS_MILLISECONDS;
    if (holds) return before;
    try {
      await memory.ensure(neededRanges(definition, memory, at, announced));
      const evaluation = evaluateSlo(definition, {
        now: at,
        series: id => memory.series(id),
        problem: id => book.slis.get(id)?.trouble,
        place: id => {
          const sli = book.slis.get(id);
          return (
            sli && {
              source: sli.source,
              server: sli.server,
              warnings: sli.warnings,
            }
          );
        },
        maintenance: announced,
        previous: before?.evaluation,
        latenessSeconds: LATENESS_SECONDS,
      });
      const text = JSON.stringify(evaluation);
      const alerts = burnAlerts(slo, evaluation, at);
      return { slo, inputs, at, evaluation, text, alerts };
    } catch (error) {
      logger.error(`Cannot evaluate ${definition.ref}: ${error}`);
      return unevaluable(slo, before, inputs, at);
    }
  }

  #inputsOf({ definition }: FollowedSlo, announced: TimeRange[]): string {
    const { book, memory } = this.#options;
    const parts = definition.objectives.map(({ sli: { id } }) => {
      const { problem, plan, warnings } = book.slis.get(id) ?? {};
      return [memory.version(id), plan?.ok, problem?.code, warnings];
    });
    return JSON.stringify([parts, announced]);
  }

  #clustersOf({ serviceId, definition }: FollowedSlo): string[] {
    return this.#clusters.get(`${serviceId} ${definition.environment}`) ?? [];
  }

  async #readClusters() {
    const { database, now } = this.#options;
    if (now() - this.#clustersAt < CLUSTERS_MILLISECONDS) return;
    const rows: Array<
      Record<'service_id' | 'environment' | 'cluster', string>
    > = await database('observations')
      .distinct('service_id', 'environment', 'cluster')
      .whereNot('cluster', '');
    this.#clusters = new Map();
    for (const { service_id, environment, cluster } of rows) {
      const key = `${service_id} ${environment}`;
      const clusters = this.#clusters.get(key);
      if (clusters) clusters.push(cluster);
      else this.#clusters.set(key, [cluster]);
    }
    this.#clustersAt = now();
  }

  /** What was said last, in this process or in another: alerts that fire go on. */
  async #load(): Promise<Map<string, Evaluated>> {
    const rows: Array<Pick<SloRow, 'ref' | 'evaluation'>> = await this.#options
      .database<SloRow>('slos')
      .select('ref', 'evaluation')
      .whereNull('removed_at')
      .whereNotNull('evaluation');
    return new Map(
      rows.map(({ ref, evaluation }) => {
        const text = evaluation ?? '{}';
        const parsed: SloEvaluation = JSON.parse(text);
        const none = { inputs: '', at: -Infinity, alerts: [] };
        return [ref, { ...none, evaluation: parsed, text }];
      }),
    );
  }

  async #save(lease: Lease, changed: Array<[string, Evaluated]>, at: number) {
    for (const chunk of chunksOf(changed, ROWS_PER_TRANSACTION)) {
      await this.#options.database.transaction(async transaction => {
        await checkLease(transaction, lease);
        for (const [ref, { evaluation, text }] of chunk) {
          const { state, remaining, burnRate } = evaluation;
          await transaction('slos')
            .where({ ref })
            .update({
              state,
              state_rank: STATE_RANK[state],
              remaining: finite(remaining),
              burn_rate: finite(burnRate),
              evaluation: text,
              evaluated_at: at,
              changed_at: at,
            });
        }
      });
      // Only what is stored was said: what could not be is evaluated again.
      for (const [ref, evaluated] of chunk) this.#known?.set(ref, evaluated);
      await othersTurn();
    }
  }

  /** What has not changed was evaluated as well. */
  async #stamp(lease: Lease, at: number) {
    if (at - this.#stampedAt < HOLDS_MILLISECONDS) return;
    await this.#options.database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await transaction('slos')
        .whereNull('removed_at')
        .whereNotNull('evaluation')
        .update({ evaluated_at: at });
    });
    this.#stampedAt = at;
  }
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function firingOf({ objectives }: SloEvaluation): string {
  return JSON.stringify(
    objectives.map(({ alerts }) => alerts.map(({ state }) => state)),
  );
}

/** Whether pages would say something else, apart from figures. */
function isNews(before: Evaluated | undefined, next: Evaluated): boolean {
  return (
    before?.evaluation.state !== next.evaluation.state ||
    firingOf(before.evaluation) !== firingOf(next.evaluation)
  );
}

/** An error of ours makes an SLO unknown, and no other. */
function unevaluable(
  slo: FollowedSlo,
  before: Evaluated | undefined,
  inputs: string,
  at: number,
): Evaluated {
  const { duration, kind } = slo.definition.window;
  const evaluation: SloEvaluation = {
    window: before?.evaluation.window ?? {
      kind,
      duration: `${duration.count}${duration.unit}`,
    },
    state: 'unknown',
    message: 'It could not be evaluated; the log of the portal says why.',
    objectives: [],
  };
  return {
    slo,
    inputs,
    at,
    evaluation,
    text: JSON.stringify(evaluation),
    alerts: before?.alerts ?? [],
  };
}
