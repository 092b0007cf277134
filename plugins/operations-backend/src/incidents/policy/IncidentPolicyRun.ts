import {
  decideIncidents,
  IncidentPolicyDecision,
} from '@operate-first/plugin-operations-common';
import { ClusterRegions } from '../../clusters/ClusterRegions';
import { chunksOf } from '../../database/rows';
import { Turns } from '../../database/Turns';
import { Lease, LeaseLostError } from '../../leases';
import { IncidentStore } from '../IncidentStore';
import { IncidentWriter } from '../IncidentWriter';
import { endedEntries, firedKey } from './alertEntries';
import { JudgedAlert } from './alertRows';
import { carryOut, Means } from './carryOut';
import { CarriedOut, DecisionBook } from './DecisionBook';
import { Judged, PolicyReader, PolicyReaderOptions } from './PolicyReader';

/** Who is overtaken by people that often lets the next run decide. */
const ATTEMPTS = 3;

/** Somebody has written to an incident since it was read. */
class OvertakenError extends Error {}

/** @internal */
export interface IncidentPolicyRunOptions extends PolicyReaderOptions {
  incidents: Pick<IncidentStore, 'transaction'>;
}

/**
 * Runs the policy: reads what fires and what is open, decides, and carries the decisions out. What is decided together
 * is stored together, with what it rests on, by the holder of the lease alone.
 *
 * @internal
 */
export class IncidentPolicyRun {
  readonly #options: IncidentPolicyRunOptions;
  readonly #reader: PolicyReader;
  readonly #decisions: DecisionBook;
  /** Ends of alerts of which the timelines tell, or need not tell. */
  readonly #ended = new Set<string>();

  static create(options: IncidentPolicyRunOptions): IncidentPolicyRun {
    return new IncidentPolicyRun(options);
  }

  private constructor(options: IncidentPolicyRunOptions) {
    this.#options = options;
    this.#reader = PolicyReader.create(options);
    this.#decisions = DecisionBook.create(options.database);
  }

  /** Runs once. @returns what was decided and is new. */
  async once(lease: Lease): Promise<IncidentPolicyDecision[]> {
    for (let attempt = 1; ; attempt++) {
      const judged = await this.#reader.read();
      await this.#tellOfEnds(lease, judged);
      const decisions = await this.#decisions.newOf(decideIncidents(judged));
      if (decisions.length === 0) return [];
      try {
        await this.#carryOutAll(lease, judged, decisions);
        return decisions;
      } catch (error) {
        const again = error instanceof OvertakenError && attempt < ATTEMPTS;
        if (!again) throw error;
      }
    }
  }

  async #carryOutAll(
    lease: Lease,
    judged: Judged,
    decisions: IncidentPolicyDecision[],
  ) {
    const opened = new Map<string, string>();
    try {
      await this.#carryOutTogether(lease, judged, { decisions, opened });
    } catch (error) {
      if (error instanceof LeaseLostError || error instanceof OvertakenError) {
        throw error;
      }
      this.#options.logger.error(
        `Decisions about incidents cannot be carried out together: ${error}`,
      );
      await this.#carryOutOneByOne(lease, judged, decisions);
    }
  }

  /** One decision that fails keeps no other back. */
  async #carryOutOneByOne(
    lease: Lease,
    judged: Judged,
    decisions: IncidentPolicyDecision[],
  ) {
    const opened = new Map<string, string>();
    for (const decision of decisions) {
      const one = { decisions: [decision], opened, mayBeNewer: true };
      await this.#carryOutTogether(lease, judged, one).catch(error => {
        if (error instanceof LeaseLostError) throw error;
        this.#options.logger.error(
          `The decision "${decision.message}" (${decision.rule}) cannot be carried out: ${error}`,
        );
      });
    }
  }

  async #carryOutTogether(
    lease: Lease,
    judged: Judged,
    options: {
      decisions: IncidentPolicyDecision[];
      opened: Map<string, string>;
      mayBeNewer?: boolean;
    },
  ) {
    const { database, incidents } = this.#options;
    const { decisions, opened, mayBeNewer = false } = options;
    const regions = await ClusterRegions.read(database);
    const alerts = new Map(judged.alerts.map(alert => [alert.id, alert]));
    const keys = new Map(judged.incidents.map(({ id, key }) => [key, id]));
    await incidents.transaction(
      async writer => {
        if (!mayBeNewer) await checkVersions(writer, judged, decisions);
        const turns = Turns.create();
        const carried: CarriedOut[] = [];
        // The work may be called again: what an attempt opened that was undone is forgotten.
        const inThis = new Map(opened);
        const { now, book } = judged;
        const means: Means = {
          writer,
          now,
          book,
          alerts,
          regions,
          keys,
          opened: inThis,
        };
        for (const decision of decisions) {
          await turns.take();
          carried.push(await carryOut(decision, means));
        }
        await this.#decisions.put(writer.transaction, carried, now);
        for (const [key, id] of inThis) opened.set(key, id);
      },
      { lease },
    );
    this.#decisions.remember(decisions);
  }

  /** Alerts of open incidents that have ended since somebody looked. */
  async #tellOfEnds(lease: Lease, { alerts, incidents }: Judged) {
    const { database } = this.#options;
    const ended = new Map<string, JudgedAlert>();
    for (const alert of alerts) {
      if (alert.endsAt === undefined) continue;
      if (!this.#ended.has(endOf(alert))) ended.set(alert.id, alert);
    }
    const open = incidents.filter(({ resolvedAt }) => resolvedAt === undefined);
    for (const { id, alertIds } of open) {
      const own = alertIds.flatMap(alertId => ended.get(alertId) ?? []);
      if (own.length === 0) continue;
      const told = new Set<string>();
      for (const chunk of chunksOf(own.map(alert => firedKey(alert.id)))) {
        const rows: Array<{ dedupe_key: string }> = await database(
          'incident_entries',
        )
          .where('incident_id', id)
          .whereIn('dedupe_key', chunk)
          .select('dedupe_key');
        for (const { dedupe_key } of rows) told.add(dedupe_key);
      }
      const entries = endedEntries(own, key => told.has(key));
      if (entries.length > 0) {
        await this.#options.incidents.transaction(
          writer => writer.write(id, entries),
          { lease },
        );
      }
      for (const alert of own) this.#ended.add(endOf(alert));
    }
    // What is no longer read is not told of again.
    const read = new Set(alerts.map(endOf));
    for (const end of this.#ended) if (!read.has(end)) this.#ended.delete(end);
  }
}

function endOf({ id, endsAt }: JudgedAlert): string {
  return `${id} ${endsAt}`;
}

/** Nobody else may have written to what is decided about: people are never overruled by what was true before. */
async function checkVersions(
  writer: IncidentWriter,
  { incidents }: Judged,
  decisions: IncidentPolicyDecision[],
) {
  const versions = new Map(incidents.map(({ id, version }) => [id, version]));
  const concerned = decisions.flatMap(decision => {
    if (!('incidentId' in decision)) return [];
    return decision.kind === 'merge'
      ? [decision.incidentId, decision.intoIncidentId]
      : [decision.incidentId];
  });
  // Held in one order, so that two writers never wait for each other for ever.
  for (const id of [...new Set(concerned)].sort()) {
    const version = versions.get(id);
    if (version === undefined) continue;
    const { row } = await writer.hold(id);
    if (row.version !== version) {
      throw new OvertakenError('Somebody has written to an incident meanwhile');
    }
  }
}
