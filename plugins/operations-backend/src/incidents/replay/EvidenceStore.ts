import { Knex } from 'knex';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { BucketDay } from '../../buckets/dayRows';
import { chunksOf, Milliseconds } from '../../database/rows';
import { checkLease, Lease } from '../../leases';
import { Evidence, NO_EVIDENCE } from './Evidence';
import { coarse } from './EvidenceReader';
import { pinnedFacts, pinnedSummary } from './schema';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** What one incident may keep. */
const MOST_BYTES = 5 * 1024 * 1024;
const ROWS_PER_STATEMENT = 50;
/** Before the packed buckets of a day: how long their steps are. */
const STEP_BYTES = 4;

/** In the order of what is kept first. */
const FACTS = ['health', 'slos', 'changes', 'alerts', 'looks'] as const;
type Facts = (typeof FACTS)[number];
const SUMMARY = 'summary';
const DAY = 'day';

const NAMES: Record<Facts | typeof DAY, string> = {
  health: 'the health of its services',
  slos: 'their SLOs',
  changes: 'what was rolled out',
  alerts: 'their alerts',
  looks: 'what each source saw',
  day: 'what their SLOs measured',
};

interface Row {
  incident_id: string;
  kind: string;
  key: string;
  content: Uint8Array;
  pinned_at: Milliseconds;
}

type Part = Pick<Row, 'kind' | 'key' | 'content'>;

/** What is pinned of an incident, and what did not fit, in sentences. @internal */
export interface Pinned {
  evidence: Evidence;
  missing: string[];
}

/**
 * Keeps what an incident rests on for as long as the incident is kept, each incident up to a few megabytes.
 *
 * @internal
 */
export class EvidenceStore {
  readonly #database: Knex;
  readonly #mostBytes: number;

  static create(options: {
    database: Knex;
    mostBytes?: number;
  }): EvidenceStore {
    return new EvidenceStore(options.database, options.mostBytes ?? MOST_BYTES);
  }

  /** Lets everything that incidents rest on and that names one service name another one. */
  static async move(
    transaction: Knex.Transaction,
    incidentIds: string[],
    { from, to }: { from: string; to: string },
  ): Promise<void> {
    for (const incident_id of incidentIds) {
      const rows: Row[] = await transaction('incident_evidence')
        .where({ incident_id })
        .whereIn('kind', FACTS);
      for (const { kind, key, content } of rows) {
        const text = (await unzip(content)).toString();
        // In JSON, an id is nowhere else than where it names the service.
        const moved = text.replaceAll(`"${from}"`, `"${to}"`);
        if (moved === text) continue;
        await transaction('incident_evidence')
          .where({ incident_id, kind, key })
          .update({ content: await zip(moved) });
      }
    }
  }

  private constructor(database: Knex, mostBytes: number) {
    this.#database = database;
    this.#mostBytes = mostBytes;
  }

  async load(incidentId: string): Promise<Pinned> {
    const rows: Row[] = await this.#database('incident_evidence').where(
      'incident_id',
      incidentId,
    );
    const evidence: Evidence = { ...NO_EVIDENCE, days: [] };
    let missing: string[] = [];
    for (const { kind, key, content } of rows) {
      const data = await unzip(content);
      if (kind === DAY) evidence.days.push(dayOf(key, data));
      else if (kind === SUMMARY) {
        missing = pinnedSummary.parse(JSON.parse(data.toString())).missing;
      } else {
        Object.assign(
          evidence,
          pinnedFacts.parse({ [kind]: JSON.parse(data.toString()) }),
        );
      }
    }
    return { evidence, missing };
  }

  /** Keeps evidence in place of what was kept of the incident. */
  async save(
    lease: Lease,
    incidentId: string,
    evidence: Evidence,
    pinned_at: number,
  ): Promise<void> {
    const { parts, left } = await this.#fitting(evidence);
    const missing = [...left].map(
      kind => `Not all was kept of ${NAMES[kind]}: there was too much of it.`,
    );
    const summary = await partOf(SUMMARY, SUMMARY, JSON.stringify({ missing }));
    const rows = [...parts, summary].map(part => ({
      incident_id: incidentId,
      ...part,
      pinned_at,
    }));
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await transaction('incident_evidence')
        .where('incident_id', incidentId)
        .delete();
      for (const chunk of chunksOf(rows, ROWS_PER_STATEMENT)) {
        await transaction('incident_evidence').insert(chunk);
      }
    });
  }

  /** Buckets that do not fit in their steps may fit in hours. */
  async #fitting({ days, ...facts }: Evidence) {
    let rest = this.#mostBytes;
    const parts: Part[] = [];
    const left = new Set<Facts | typeof DAY>();
    const fits = (part: Part) => {
      if (part.content.length > rest) return false;
      rest -= part.content.length;
      parts.push(part);
      return true;
    };
    for (const kind of FACTS) {
      const text = JSON.stringify(facts[kind]);
      if (!fits(await partOf(kind, kind, text))) left.add(kind);
    }
    for (const day of days) {
      if (fits(await dayPart(day))) continue;
      left.add(DAY);
      fits(await dayPart(coarse(day)));
    }
    return { parts, left };
  }
}

async function partOf(
  kind: string,
  key: string,
  content: string | Uint8Array,
): Promise<Part> {
  return { kind, key, content: await zip(content) };
}

async function dayPart(day: BucketDay): Promise<Part> {
  const step = Buffer.alloc(STEP_BYTES);
  step.writeUInt32BE(day.stepSeconds);
  const content = Buffer.concat([step, day.data]);
  return partOf(DAY, `${day.sliId} ${day.day}`, content);
}

function dayOf(key: string, data: Buffer): BucketDay {
  const at = key.lastIndexOf(' ');
  return {
    sliId: key.slice(0, at),
    day: key.slice(at + 1),
    stepSeconds: data.readUInt32BE(),
    // A copy of its own: packed buckets are read from where their memory begins.
    data: Uint8Array.from(data.subarray(STEP_BYTES)),
  };
}
