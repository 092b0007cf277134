import {
  DecisionInput,
  IncidentPolicyDecision,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf } from '../../database/rows';
import { storable } from '../../database/text';

const ROWS_PER_STATEMENT = 50;
/** Beyond it nothing is remembered, and the database is asked again. */
const MOST_REMEMBERED = 100_000;

type Leave = Extract<IncidentPolicyDecision, { kind: 'leave' }>;

/** A decision, and the incident that it is about. @internal */
export interface CarriedOut {
  id: string;
  decision: IncidentPolicyDecision;
  incidentId?: string;
  /** Ids of other incidents that its message names: who may not see all of them does not see the decision. */
  others: string[];
  /** What it rests on; what an internal alert says is marked. */
  inputs: Array<Omit<DecisionInput, 'alertId'> & { internal?: boolean }>;
}

/**
 * Stores decisions with what they rest on. That an alert is left alone is stored once for each alert and rule, however
 * often it is decided.
 *
 * @internal
 */
export class DecisionBook {
  readonly #database: Knex;
  readonly #known = new Map<string, Set<string>>();

  static create(database: Knex): DecisionBook {
    return new DecisionBook(database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  /** Those of some decisions that were not stored before. */
  async newOf(
    decisions: IncidentPolicyDecision[],
  ): Promise<IncidentPolicyDecision[]> {
    const leaves = decisions.filter(({ kind }) => kind === 'leave') as Leave[];
    await this.#learn(leaves.map(({ alertId }) => alertId));
    return decisions.filter(
      decision =>
        decision.kind !== 'leave' ||
        !this.#known.get(decision.alertId)?.has(decision.rule),
    );
  }

  /** Stores decisions in the transaction that carries them out. */
  async put(
    transaction: Knex.Transaction,
    carried: CarriedOut[],
    at: number,
  ): Promise<void> {
    const rows = carried.map(
      ({ id, decision, incidentId, others, inputs }) => ({
        id,
        incident_id: incidentId ?? null,
        alert_id: alertOf(decision) ?? null,
        at,
        kind: decision.kind,
        rule: decision.rule,
        message: storable(decision.message),
        inputs: storable(
          JSON.stringify({
            serviceIds: decision.serviceIds,
            incidentIds: others,
            inputs,
          }),
        ),
      }),
    );
    for (const chunk of chunksOf(rows, ROWS_PER_STATEMENT)) {
      await transaction('incident_decisions').insert(chunk);
    }
  }

  /** Remembers what is stored by now. */
  remember(decisions: IncidentPolicyDecision[]): void {
    for (const decision of decisions) {
      if (decision.kind !== 'leave') continue;
      const rules = this.#known.get(decision.alertId) ?? new Set();
      this.#known.set(decision.alertId, rules.add(decision.rule));
    }
  }

  async #learn(alertIds: string[]) {
    if (this.#known.size > MOST_REMEMBERED) this.#known.clear();
    const unknown = [...new Set(alertIds)].filter(id => !this.#known.has(id));
    for (const chunk of chunksOf(unknown)) {
      const rows: Array<{ alert_id: string; rule: string }> =
        await this.#database('incident_decisions')
          .whereIn('alert_id', chunk)
          .andWhere('kind', 'leave')
          .select('alert_id', 'rule');
      for (const id of chunk) this.#known.set(id, new Set());
      for (const { alert_id, rule } of rows) {
        this.#known.get(alert_id)?.add(rule);
      }
    }
  }
}

/** The one alert that a decision is about, where it is about one. */
function alertOf(decision: IncidentPolicyDecision): string | undefined {
  if (decision.kind === 'leave') return decision.alertId;
  if (!('alertIds' in decision)) return undefined;
  return decision.alertIds.length === 1 ? decision.alertIds[0] : undefined;
}
