import { LoggerService } from '@backstage/backend-plugin-api';
import {
  EvaluationContext,
  evaluatedRanges,
  evaluateSlo,
  SloDefinition,
  SloEvaluation,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { AlertInput, AlertStore } from '../alerts/AlertStore';
import { chunksOf } from '../database/rows';
import { Turns } from '../database/Turns';
import { checkLease, Lease } from '../leases';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';
import { ServiceChange } from '../observations/ObservationStore';
import { burnAlerts } from './burnAlerts';
import { differs, Evaluated, isNews, unevaluable } from './Evaluated';
import { ObservedPlaces } from './ObservedPlaces';
import { SliMemory } from './SliMemory';
import { FollowedSlo, SloBook } from './SloBook';
import { SloRow, STATE_RANK } from './sloColumns';
import { touchServices } from './touchServices';

const SLOS_AT_ONCE = 100;
const ROWS_PER_TRANSACTION = 100;
/** What is measured is there so long after its step has ended, as a rule. */
const LATENESS_SECONDS = 30;
/** Without news an evaluation holds for so long: time itself is news. */
const HOLDS_MILLISECONDS = 60_000;
/** The source of burn alerts. */
const ALERT_SOURCE = 'slo';

/** @internal */
export interface SloEvaluatorOptions {
  database: Knex;
  book: SloBook;
  memory: SliMemory;
  alerts: Pick<AlertStore, 'put'>;
  maintenance: Pick<MaintenanceStore, 'rangesFor' | 'runsUntil'>;
  provisionalShare: number;
  onChange: (changes: ServiceChange[]) => void;
  logger: LoggerService;
  now: () => number;
}

/** An SLO that is due, and what its evaluation is made from. */
interface Due {
  ref: string;
  slo: FollowedSlo;
  before?: Evaluated;
  announced: TimeRange[];
  inputs: string;
}

/**
 * Evaluates all SLOs from what is in memory and stores what has changed; their burn alerts fire and end with it.
 *
 * @internal
 */
export class SloEvaluator {
  readonly #options: SloEvaluatorOptions;
  #known?: Map<string, Evaluated>;
  readonly #places: ObservedPlaces;
  readonly #turns = Turns.create();
  #stampedAt = -Infinity;

  static create(options: SloEvaluatorOptions): SloEvaluator {
    return new SloEvaluator(options);
  }

  private constructor(options: SloEvaluatorOptions) {
    this.#options = options;
    this.#places = ObservedPlaces.create(options);
  }

  /** Evaluates once. */
  async evaluate(lease: Lease, signal: AbortSignal): Promise<void> {
    const { book, database, now, alerts, onChange } = this.#options;
    if (book.revision === 0) return;
    this.#known ??= await this.#load();
    await this.#places.refresh();
    const at = now();
    const touched = new Set<string>();
    const changed: Array<[string, Evaluated]> = [];
    const inMemory = [...book.slos].filter(([, slo]) => this.#isInMemory(slo));
    for (const chunk of chunksOf(inMemory, SLOS_AT_ONCE)) {
      if (signal.aborted) return;
      for (const due of await this.#dueOf(chunk, at)) {
        await this.#turns.take();
        const { ref, slo, before } = due;
        const next = this.#evaluateOne(due, at);
        if (differs(before, next)) changed.push([ref, next]);
        else this.#known.set(ref, next);
        if (slo.serviceId && isNews(before, next)) touched.add(slo.serviceId);
      }
    }
    for (const ref of this.#known.keys()) {
      if (!book.slos.has(ref)) this.#known.delete(ref);
    }
    await this.#save(lease, changed, at);
    await this.#stamp(
      lease,
      inMemory.map(([ref]) => ref),
      at,
    );
    const firing = [...book.slos].flatMap(([ref, slo]) =>
      this.#firing(ref, slo, at),
    );
    const { serviceIds } = await alerts.put(lease, ALERT_SOURCE, firing);
    for (const id of serviceIds) touched.add(id);
    const changes = await touchServices(database, lease, touched);
    if (changes.length > 0) onChange(changes);
  }

  /** What fires; of what is not in memory yet, what another process said last: nothing ends because we have just begun. */
  #firing(ref: string, slo: FollowedSlo, at: number): AlertInput[] {
    const known = this.#known?.get(ref);
    if (!known) return [];
    return known.slo ? known.alerts : burnAlerts(slo, known.evaluation, at);
  }

  #isInMemory({ definition }: FollowedSlo): boolean {
    return definition.objectives.every(({ sli }) =>
      this.#options.memory.series(sli.id),
    );
  }

  /** Those of which something may have changed, with all that is needed of them in memory. */
  async #dueOf(slos: Array<[string, FollowedSlo]>, at: number): Promise<Due[]> {
    const { memory, maintenance } = this.#options;
    const due: Due[] = [];
    for (const [ref, slo] of slos) {
      const { definition, systemRef, serviceId } = slo;
      const { serviceRef, environment } = definition;
      const places = this.#places.of(serviceId, environment);
      const read = this.#rangesOf(definition, at, []);
      const subject = { serviceRef, systemRef, environment, ...places };
      const announced = await maintenance.rangesFor(subject, {
        from: Math.min(at, ...read.map(([, { from }]) => from)),
        to: at,
      });
      const last = announced.at(-1);
      // What runs is told with its end.
      if (last?.to === at) last.to = await maintenance.runsUntil(subject, at);
      const before = this.#known?.get(ref);
      const inputs = this.#inputsOf(slo, announced);
      const holds =
        before?.slo?.hash === slo.hash &&
        before.inputs === inputs &&
        at - before.at < HOLDS_MILLISECONDS;
      if (!holds) due.push({ ref, slo, before, announced, inputs });
      await this.#turns.take();
    }
    await memory.ensure(
      due.flatMap(({ slo, announced }) =>
        this.#rangesOf(slo.definition, at, announced),
      ),
    );
    return due;
  }

  /** Of a definition that cannot be followed, none: its evaluation says so, and no other waits for it. */
  #rangesOf(definition: SloDefinition, at: number, announced: TimeRange[]) {
    try {
      return evaluatedRanges(definition, this.#readBy(at, announced));
    } catch {
      return [];
    }
  }

  /** What is summed, and what is left out of it. */
  #readBy(at: number, announced: TimeRange[]) {
    return {
      now: at,
      series: id => this.#options.memory.series(id),
      maintenance: announced,
      latenessSeconds: LATENESS_SECONDS,
      provisionalShare: this.#options.provisionalShare,
    } satisfies Partial<EvaluationContext>;
  }

  #evaluateOne(due: Due, at: number): Evaluated {
    const { book, logger } = this.#options;
    const { slo, before, announced, inputs } = due;
    const { definition } = slo;
    try {
      const evaluation = evaluateSlo(definition, {
        ...this.#readBy(at, announced),
        problem: id => book.slis.get(id)?.trouble,
        place: id => {
          const sli = book.slis.get(id);
          if (!sli) return undefined;
          const { source, server, warnings } = sli;
          return { source, server, warnings };
        },
        previous: before?.evaluation,
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
          const { state, burnRate } = evaluation;
          await transaction('slos')
            .where({ ref })
            .update({
              state,
              state_rank: STATE_RANK[state],
              remaining: finite(sortedBy(evaluation)),
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

  /** What was looked at and has not changed was evaluated as well; what nobody could look at was not. */
  async #stamp(lease: Lease, refs: string[], at: number) {
    if (at - this.#stampedAt < HOLDS_MILLISECONDS) return;
    await this.#options.database.transaction(async transaction => {
      await checkLease(transaction, lease);
      for (const chunk of chunksOf(refs)) {
        await transaction('slos')
          .whereIn('ref', chunk)
          .whereNull('removed_at')
          .whereNotNull('evaluation')
          .update({ evaluated_at: at });
      }
    });
    this.#stampedAt = at;
  }
}

/** By what is left, unless nobody can say yet: then only what burns is among those that need somebody. */
function sortedBy({ remaining, provisional, state }: SloEvaluation) {
  return provisional && state !== 'burning' ? undefined : remaining;
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
