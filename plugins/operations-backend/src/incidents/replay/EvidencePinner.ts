import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { Milliseconds, timeOf } from '../../database/rows';
import { Lease, LeaseLostError } from '../../leases';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import { mergedEvidence } from './Evidence';
import { EvidenceReader } from './EvidenceReader';
import { EvidenceStore } from './EvidenceStore';
import { evidenceRange, serviceIdsOf } from './incidentRange';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** While it goes on, what has come is added so often. */
const EXTEND_MILLISECONDS = 10 * MINUTE;
/** An incident that ended so long ago is pinned no more: what is not there by now is gone. */
const GIVEN_UP_MILLISECONDS = 7 * DAY;

interface DueRow {
  id: string;
  started_at: Milliseconds;
  resolved_at: Milliseconds | null;
  pinned_at: Milliseconds | null;
}

/** @internal */
export interface EvidencePinnerOptions {
  database: Knex;
  logger: LoggerService;
  maintenance: MaintenanceStore;
  now: () => number;
  mostBytes?: number;
}

/**
 * Keeps what incidents rest on before compaction and retention take it away: at once when one is open, again while it
 * goes on, and a last time when the time after its end is over.
 *
 * @internal
 */
export class EvidencePinner {
  readonly #options: EvidencePinnerOptions;
  readonly #reader: EvidenceReader;
  readonly #store: EvidenceStore;

  static create(options: EvidencePinnerOptions): EvidencePinner {
    return new EvidencePinner(options);
  }

  private constructor(options: EvidencePinnerOptions) {
    this.#options = options;
    this.#reader = EvidenceReader.create(options);
    this.#store = EvidenceStore.create(options);
  }

  /** Pins what is due. @returns the ids of the incidents. */
  async pin(lease: Lease): Promise<string[]> {
    const due = await this.#due();
    for (const row of due) {
      await this.#pinOne(lease, row).catch(error => {
        if (error instanceof LeaseLostError) throw error;
        this.#options.logger.warn(
          `Cannot pin what the incident ${row.id} rests on: ${error}`,
        );
      });
      await othersTurn();
    }
    return due.map(({ id }) => id);
  }

  async #due(): Promise<DueRow[]> {
    const now = this.#options.now();
    const rows: DueRow[] = await this.#options
      .database('incidents')
      .leftJoin('incident_evidence', evidence =>
        evidence
          .on('incident_evidence.incident_id', 'incidents.id')
          .andOnVal('incident_evidence.kind', 'summary'),
      )
      .whereNull('incidents.resolved_at')
      .orWhere('incidents.resolved_at', '>=', now - GIVEN_UP_MILLISECONDS)
      .orderBy('incidents.started_at')
      .select(
        'incidents.id',
        'incidents.started_at',
        'incidents.resolved_at',
        'incident_evidence.pinned_at',
      );
    return rows.filter(row => {
      const pinned = timeOf(row.pinned_at);
      const isFinal = pinned !== undefined && pinned >= rangeOf(row, now).end;
      if (pinned === undefined || isFinal) return !isFinal;
      return (
        now - pinned >= EXTEND_MILLISECONDS || now >= rangeOf(row, now).end
      );
    });
  }

  async #pinOne(lease: Lease, row: DueRow) {
    const { database } = this.#options;
    const now = this.#options.now();
    const { from, to } = rangeOf(row, now);
    const [{ evidence }, serviceIds] = await Promise.all([
      this.#store.load(row.id),
      serviceIdsOf(database, row.id),
    ]);
    const live = await this.#reader.read({
      incidentId: row.id,
      serviceIds,
      from,
      to,
    });
    const merged = mergedEvidence(evidence, live);
    await this.#store.save(lease, row.id, merged, now);
  }
}

function rangeOf(row: Pick<DueRow, 'started_at' | 'resolved_at'>, now: number) {
  return evidenceRange(Number(row.started_at), timeOf(row.resolved_at), now);
}
