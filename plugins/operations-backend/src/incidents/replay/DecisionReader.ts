import {
  AlertLeft,
  IncidentDecision,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { applyCriteria, ServiceCriteria } from '../../access/criteria';
import { chunksOf, Milliseconds } from '../../database/rows';
import { visibleKeys } from '../readers/visibleIncidents';

const MOST_DECISIONS = 500;

interface Row {
  id: string;
  at: Milliseconds;
  rule: string;
  message: string;
  inputs: string;
}

const stored = z.object({
  /** Services that the message names. */
  serviceIds: z.array(z.string()),
  /** Other incidents that it names. */
  incidentIds: z.array(z.string()).default([]),
  inputs: z.array(
    z.object({
      label: z.string(),
      value: z.string(),
      at: z.number().optional(),
      serviceId: z.string().optional(),
      /** Whether it is what an internal alert says. */
      internal: z.boolean().optional(),
    }),
  ),
});

/**
 * Reads what the policy decided about incidents and alerts, as far as the reader may see the services that it names.
 *
 * @internal
 */
export class DecisionReader {
  readonly #database: Knex;

  static create(options: { database: Knex }): DecisionReader {
    return new DecisionReader(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  /** Newest first. */
  async ofIncident(
    incidentId: string,
    criteria: ServiceCriteria,
  ): Promise<IncidentDecision[]> {
    const rows: Row[] = await this.#database('incident_decisions')
      .where('incident_id', incidentId)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(MOST_DECISIONS);
    return this.#show(rows, criteria);
  }

  /** Why an alert is in no open incident: what was decided last, unless it has joined one since. */
  async whyLeft(
    alertId: string,
    criteria: ServiceCriteria,
  ): Promise<AlertLeft | undefined> {
    const joined = this.#database('incident_alerts')
      .join('incidents', 'incidents.id', 'incident_alerts.incident_id')
      .where('incident_alerts.alert_id', alertId)
      .andWhere(since =>
        since
          .whereNull('incidents.resolved_at')
          .orWhereRaw('incident_alerts.joined_at >= incident_decisions.at'),
      );
    const rows: Row[] = await this.#database('incident_decisions')
      .where({ alert_id: alertId, kind: 'leave' })
      .whereNotExists(joined)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(1);
    const [decision] = await this.#show(rows, criteria);
    return (
      decision && {
        rule: decision.rule,
        message: decision.message,
        at: decision.at,
      }
    );
  }

  async #show(
    rows: Row[],
    criteria: ServiceCriteria,
  ): Promise<IncidentDecision[]> {
    const decisions = rows.map(row => ({
      row,
      ...stored.parse(JSON.parse(row.inputs)),
    }));
    const named = decisions.flatMap(({ serviceIds, inputs }) => [
      ...serviceIds,
      ...inputs.flatMap(({ serviceId }) => serviceId ?? []),
    ]);
    const others = decisions.flatMap(({ incidentIds }) => incidentIds);
    const [visible, keys] = await Promise.all([
      this.#visible(named, criteria),
      visibleKeys(this.#database, [...new Set(others)], criteria),
    ]);
    const isSeen = (id: string | undefined) =>
      criteria === undefined || id === undefined || visible.has(id);
    return decisions
      .filter(
        ({ serviceIds, incidentIds }) =>
          serviceIds.every(isSeen) && incidentIds.every(id => keys.has(id)),
      )
      .map(({ row, inputs }) => ({
        id: row.id,
        at: new Date(Number(row.at)).toISOString(),
        rule: row.rule,
        message: row.message,
        inputs: inputs
          .filter(({ serviceId }) => isSeen(serviceId))
          .filter(({ internal }) => criteria === undefined || !internal)
          .map(({ label, value, at }) => ({
            label,
            value,
            ...(at !== undefined && { at: new Date(at).toISOString() }),
          })),
      }));
  }

  async #visible(
    ids: string[],
    criteria: ServiceCriteria,
  ): Promise<Set<string>> {
    const visible = new Set<string>();
    if (criteria === undefined) return visible;
    for (const chunk of chunksOf([...new Set(ids)])) {
      const query = this.#database('services')
        .whereIn('services.id', chunk)
        .select('services.id');
      applyCriteria(query, criteria);
      const rows: Array<{ id: string }> = await query;
      for (const { id } of rows) visible.add(id);
    }
    return visible;
  }
}
