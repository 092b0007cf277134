import { Knex } from 'knex';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import { timeOf } from '../../database/rows';
import { IncidentRow } from '../rows';
import { mergedEvidence } from './Evidence';
import { EvidenceReader } from './EvidenceReader';
import { EvidenceStore, Pinned } from './EvidenceStore';
import { evidenceRange, serviceIdsOf } from './incidentRange';

/** Whoever moves through the time of an incident reads it once. */
const KEPT_MILLISECONDS = 5_000;
const MOST_KEPT = 8;

/**
 * What is known of the time around incidents, whether it is pinned or still in the tables.
 *
 * @internal
 */
export class FactsReader {
  readonly #database: Knex;
  readonly #reader: EvidenceReader;
  readonly #store: EvidenceStore;
  readonly #now: () => number;
  readonly #kept = new Map<string, { at: number; facts: Promise<Pinned> }>();

  static create(options: {
    database: Knex;
    maintenance: MaintenanceStore;
    now?: () => number;
  }): FactsReader {
    return new FactsReader(options);
  }

  private constructor(options: {
    database: Knex;
    maintenance: MaintenanceStore;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#reader = EvidenceReader.create(options);
    this.#store = EvidenceStore.create(options);
    this.#now = options.now ?? Date.now;
  }

  async of(incident: IncidentRow): Promise<Pinned> {
    const key = `${incident.id} ${incident.version}`;
    const kept = this.#kept.get(key);
    const at = performance.now();
    if (kept && at - kept.at < KEPT_MILLISECONDS) return kept.facts;
    for (const [other, { at: since }] of this.#kept) {
      if (at - since >= KEPT_MILLISECONDS || this.#kept.size >= MOST_KEPT) {
        this.#kept.delete(other);
      }
    }
    const facts = this.#read(incident);
    this.#kept.set(key, { at, facts });
    facts.catch(() => this.#kept.delete(key));
    return facts;
  }

  async #read(incident: IncidentRow): Promise<Pinned> {
    const { from, to } = evidenceRange(
      Number(incident.started_at),
      timeOf(incident.resolved_at),
      this.#now(),
    );
    const [pinned, serviceIds] = await Promise.all([
      this.#store.load(incident.id),
      serviceIdsOf(this.#database, incident.id),
    ]);
    const live = await this.#reader.read({
      incidentId: incident.id,
      serviceIds,
      from,
      to,
    });
    return {
      evidence: mergedEvidence(pinned.evidence, live),
      missing: pinned.missing,
    };
  }
}
