import { LoggerService } from '@backstage/backend-plugin-api';
import { IncidentFix } from '@operate-first/plugin-operations-common';
import { FixFollower } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { IncidentStore } from '../incidents/IncidentStore';
import { Lease } from '../leases';
import { backOff } from '../notifications/backOff';
import { inTime } from '../notifications/repeat';
import { rolledOutVersion } from './rolledOut';

const ROWS_AT_ONCE = 10;
const ANSWER_MILLISECONDS = 30_000;
const DAY = 24 * 60 * 60_000;
/** What was resolved longer ago is followed no more. */
const FOLLOWED_MILLISECONDS = 90 * DAY;
const LOOKS = { first: 2 * 60_000, factor: 1.3, most: 60 * 60_000 };
const NAME = 'Fix';

type Look = NonNullable<Awaited<ReturnType<FixFollower['look']>>>;

interface FixRow {
  incident_id: string;
  fix: string;
  url: string | null;
  looks: number | null;
  due_at: number | string | null;
}

/** @internal */
export interface FixWorkOptions {
  database: Knex;
  logger: LoggerService;
  incidents: IncidentStore;
  followers: FixFollower[];
  headlineEnvironments: string[];
  now?: () => number;
}

const SENTENCES: Record<IncidentFix['state'], string> = {
  open: 'The fix is open',
  merged: 'The fix is merged',
  closed: 'The fix was closed',
  released: 'The fix is released',
  rolledOut: 'The fix is rolled out',
  unknown: 'Nothing is known of the fix any more',
};

/**
 * Looks how far the fixes of incidents are, less and less often, until they are rolled out.
 *
 * @internal
 */
export class FixWork {
  readonly #options: FixWorkOptions;
  readonly #now: () => number;

  static create(options: FixWorkOptions): FixWork {
    return new FixWork(options);
  }

  private constructor(options: FixWorkOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async look(lease: Lease, signal: AbortSignal): Promise<void> {
    const now = this.#now();
    const rows: FixRow[] = await this.#options
      .database('incidents')
      .leftJoin('incident_fixes', 'incident_fixes.incident_id', 'incidents.id')
      .whereNotNull('incidents.fix')
      .where(fresh =>
        fresh
          .whereNull('incidents.resolved_at')
          .orWhere('incidents.resolved_at', '>', now - FOLLOWED_MILLISECONDS),
      )
      .where(due =>
        due
          .whereNull('incident_fixes.due_at')
          .orWhere('incident_fixes.due_at', '<=', now),
      )
      .orderByRaw('coalesce(incident_fixes.due_at, 0)')
      .limit(ROWS_AT_ONCE)
      .select('incidents.fix', 'incident_fixes.url', 'incident_fixes.looks', {
        incident_id: 'incidents.id',
        due_at: 'incident_fixes.due_at',
      });
    for (const row of rows) {
      if (signal.aborted) return;
      await this.#lookAt(row, lease, signal);
    }
  }

  async #lookAt(row: FixRow, lease: Lease, signal: AbortSignal): Promise<void> {
    const fix: IncidentFix = JSON.parse(row.fix);
    const same = row.url === fix.url;
    const looks = (same ? row.looks ?? 0 : 0) + 1;
    const look =
      fix.state === 'rolledOut' ? undefined : await this.#ask(fix.url, signal);
    if (signal.aborted) return;
    const next = look && (await this.#next(row.incident_id, fix, look));
    await this.#options.incidents.transaction(
      async writer => {
        const { transaction, now } = writer;
        await transaction('incident_fixes')
          .insert({
            incident_id: row.incident_id,
            url: fix.url,
            looks,
            due_at: now + backOff(looks, LOOKS),
          })
          .onConflict('incident_id')
          .merge();
        if (!next) return;
        const { row: incident } = await writer.hold(row.incident_id);
        // Somebody has named another one meanwhile.
        if (incident.fix !== row.fix) return;
        const actor = { kind: 'elsewhere' as const, name: NAME };
        await writer.update(row.incident_id, { fix: next }, actor);
        if (next.state === fix.state) return;
        await writer.write(row.incident_id, [
          {
            kind: 'field',
            at: now,
            text: sentenceOf(next),
            actor,
            data: { url: fix.url, field: 'fix' },
          },
        ]);
      },
      { lease },
    );
  }

  async #ask(url: string, signal: AbortSignal): Promise<Look | undefined> {
    const { followers, logger } = this.#options;
    for (const follower of followers) {
      try {
        const limit = AbortSignal.timeout(ANSWER_MILLISECONDS);
        const asked = follower.look(url, {
          signal: AbortSignal.any([signal, limit]),
        });
        const look = await inTime(asked, ANSWER_MILLISECONDS, signal);
        if (look) return look;
      } catch (error) {
        logger.debug(`${follower.id}: cannot look at a fix: ${error}`);
      }
    }
    return undefined;
  }

  /** What the fix is by now; undefined where it is as before. */
  async #next(
    incidentId: string,
    fix: IncidentFix,
    look: Look,
  ): Promise<IncidentFix | undefined> {
    const { contained = [], ...seen } = look;
    const { database, headlineEnvironments } = this.#options;
    const version =
      contained.length > 0
        ? await rolledOutVersion(database, {
            incidentId,
            contained,
            headlineEnvironments,
          })
        : undefined;
    const next: IncidentFix = {
      ...fix,
      // What is not said any more was said of another state.
      message: undefined,
      ...seen,
      ...(version !== undefined && {
        state: 'rolledOut',
        version,
        message: `${version} runs, and contains it.`,
      }),
    };
    const differs = (
      ['kind', 'title', 'state', 'message', 'version'] as const
    ).some(name => next[name] !== fix[name]);
    if (!differs) return undefined;
    return { ...next, checkedAt: new Date(this.#now()).toISOString() };
  }
}

function sentenceOf({ state, message }: IncidentFix): string {
  return message ? `${SENTENCES[state]}: ${message}` : `${SENTENCES[state]}.`;
}
