import {
  alertIdentity,
  decideIncidents,
  IncidentPolicyDecision,
} from '@operate-first/plugin-operations-common';
import { ClusterRegions } from '../../clusters/ClusterRegions';
import { chunksOf } from '../../database/rows';
import { Turns } from '../../database/Turns';
import { Lease, LeaseLostError } from '../../leases';
import { backOff } from '../../notifications/backOff';
import { IncidentStore } from '../IncidentStore';
import { IncidentWriter } from '../IncidentWriter';
import { Copies, copiesOf, endedEntries, firedKey } from './alertEntries';
import { JudgedAlert } from './alertRows';
import { carryOut, Means } from './carryOut';
import { CarriedOut, DecisionBook } from './DecisionBook';
import { Judged, PolicyReader, PolicyReaderOptions } from './PolicyReader';

/** Who is overtaken by people that often lets the next run decide. */
const ATTEMPTS = 3;

/** One that cannot be carried out is tried again after so long, and less and less often. */
const RETRY = { first: 5_000, factor: 3, most: 15 * 60 * 1000 };

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
  readonly #failed = new Map<string, { attempts: number; until: number }>();

  static create(options: IncidentPolicyRunOptions): IncidentPolicyRun {
    return new IncidentPolicyRun(options);
  }

  private constructor(options: IncidentPolicyRunOptions) {
    this.#options = options;
    this.#reader = PolicyReader.create(options);
    this.#decisions = DecisionBook.create(options.database);
  }

  /** Runs once. @returns what was decided, is new, and could be carried out. */
  async once(lease: Lease): Promise<IncidentPolicyDecision[]> {
    for (let attempt = 1; ; attempt++) {
      const judged = await this.#reader.read();
      await this.#tellOfEnds(lease, judged);
      const decided = await this.#decisions.newOf(decideIncidents(judged));
      const decisions = this.#due(decided, judged.now);
      if (decisions.length === 0) return [];
      try {
        return await this.#carryOutAll(lease, judged, decisions);
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
  ): Promise<IncidentPolicyDecision[]> {
    const opened = new Map<string, string>();
    try {
      await this.#carryOutTogether(lease, judged, { decisions, opened });
      return decisions;
    } catch (error) {
      if (error instanceof LeaseLostError || error instanceof OvertakenError) {
        throw error;
      }
      this.#options.logger.error(
        `Decisions about incidents cannot be carried out together: ${error}`,
      );
      return this.#carryOutOneByOne(lease, judged, decisions);
    }
  }

  /** One decision that fails keeps no other back. @returns those that did not fail. */
  async #carryOutOneByOne(
    lease: Lease,
    judged: Judged,
    decisions: IncidentPolicyDecision[],
  ): Promise<IncidentPolicyDecision[]> {
    const opened = new Map<string, string>();
    const carriedOut: IncidentPolicyDecision[] = [];
    for (const decision of decisions) {
      const one = { decisions: [decision], opened, mayBeNewer: true };
      try {
        await this.#carryOutTogether(lease, judged, one);
        carriedOut.push(decision);
        this.#failed.delete(whichOf(decision));
      } catch (error) {
        if (error instanceof LeaseLostError) throw error;
        const wait = this.#putOff(decision, judged.now);
        this.#options.logger.error(
          `The decision "${decision.message}" (${
            decision.rule
          }) cannot be carried out, trying again in ${Math.round(
            wait / 1000,
          )} s: ${error}`,
        );
      }
    }
    return carriedOut;
  }

  /** Those that have not just failed. */
  #due(
    decisions: IncidentPolicyDecision[],
    now: number,
  ): IncidentPolicyDecision[] {
    if (this.#failed.size === 0) return decisions;
    const decided = new Set(decisions.map(whichOf));
    for (const key of this.#failed.keys()) {
      if (!decided.has(key)) this.#failed.delete(key);
    }
    return decisions.filter(decision => {
      const { until = 0 } = this.#failed.get(whichOf(decision)) ?? {};
      // Clocks are also set back.
      return until <= now || until > now + 2 * RETRY.most;
    });
  }

  /** @returns for how long. */
  #putOff(decision: IncidentPolicyDecision, now: number): number {
    const key = whichOf(decision);
    const attempts = (this.#failed.get(key)?.attempts ?? 0) + 1;
    const wait = backOff(attempts, RETRY);
    this.#failed.set(key, { attempts, until: now + wait });
    return wait;
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
    const copies = byIdentity(judged.alerts);
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
          copies,
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
    const known = new Map(alerts.map(alert => [alert.id, alert]));
    const isNews = (alert: JudgedAlert) =>
      alert.endsAt !== undefined && !this.#ended.has(endOf(alert));
    const open = incidents.filter(({ resolvedAt }) => resolvedAt === undefined);
    for (const { id, alertIds } of open) {
      const own = alertIds.flatMap(alertId => known.get(alertId) ?? []);
      if (!own.some(isNews)) continue;
      const told = copiesOf(own);
      const goesOn = (copies: Copies) =>
        copies.some(({ endsAt }) => endsAt === undefined);
      const over = told.filter(
        copies => !goesOn(copies) && copies.some(isNews),
      );
      await this.#tellThatOver(lease, id, over);
      // What one source says no longer while another one does is looked at again.
      const ongoing = new Set(told.filter(goesOn).flat());
      for (const alert of own) {
        if (isNews(alert) && !ongoing.has(alert)) this.#ended.add(endOf(alert));
      }
    }
    // What is no longer read is not told of again.
    const read = new Set(alerts.map(endOf));
    for (const end of this.#ended) if (!read.has(end)) this.#ended.delete(end);
  }

  async #tellThatOver(lease: Lease, incidentId: string, over: Copies[]) {
    const told = new Set<string>();
    const keys = over.flat().map(({ id }) => firedKey(id));
    for (const chunk of chunksOf(keys)) {
      const rows: Array<{ dedupe_key: string }> = await this.#options
        .database('incident_entries')
        .where('incident_id', incidentId)
        .whereIn('dedupe_key', chunk)
        .select('dedupe_key');
      for (const { dedupe_key } of rows) told.add(dedupe_key);
    }
    const entries = endedEntries(over, key => told.has(key));
    if (entries.length === 0) return;
    await this.#options.incidents.transaction(
      writer => writer.write(incidentId, entries),
      { lease },
    );
  }
}

/** What makes a decision the same one as before, whatever its sentence says of the time. */
function whichOf(decision: IncidentPolicyDecision): string {
  const { kind, rule } = decision;
  if (decision.kind === 'open') return `${kind} ${rule} ${decision.groupKey}`;
  if (decision.kind === 'leave') return `${kind} ${rule} ${decision.alertId}`;
  return `${kind} ${rule} ${decision.incidentId}`;
}

function byIdentity(alerts: JudgedAlert[]): Map<string, JudgedAlert[]> {
  const copies = new Map<string, JudgedAlert[]>();
  for (const alert of alerts) {
    const identity = alertIdentity(alert);
    const known = copies.get(identity);
    if (known) known.push(alert);
    else copies.set(identity, [alert]);
  }
  return copies;
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
