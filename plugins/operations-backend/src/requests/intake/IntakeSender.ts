import { LoggerService } from '@backstage/backend-plugin-api';
import {
  TicketGoneError,
  TicketsBusyError,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { storable } from '../../database/text';
import { checkLease, Lease } from '../../leases';
import { backOff } from '../../notifications/backOff';
import { inTime } from '../../notifications/repeat';
import { HeldRequest } from '../rows';
import { IntakePlace } from './IntakeSet';
import { IntakeText } from './IntakeText';
import { IntakeRow, issueRef, markerOf, MIRROR_MARKER } from './rows';

const ROWS_AT_ONCE = 20;
const ANSWER_MILLISECONDS = 30_000;
const RETRY = { first: 5_000, factor: 3, most: 15 * 60_000 };
const LONGEST_PROBLEM = 500;

/** @internal */
export interface IntakeSenderOptions {
  database: Knex;
  logger: LoggerService;
  texts: IntakeText;
  placeOf: (row: IntakeRow) => IntakePlace | undefined;
  requestOf: (id: string) => Promise<HeldRequest | undefined>;
  now?: () => number;
}

/**
 * Makes issues say how their requests stand: what is to be said is worked out anew each time, so that what waited for a
 * while is said once, as it is by then.
 *
 * @internal
 */
export class IntakeSender {
  readonly #options: IntakeSenderOptions;
  readonly #now: () => number;
  /** When systems that asked for patience are talked to again. */
  readonly #resting = new Map<string, number>();

  static create(options: IntakeSenderOptions): IntakeSender {
    return new IntakeSender(options);
  }

  private constructor(options: IntakeSenderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async send(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, placeOf } = this.#options;
    const rows: IntakeRow[] = await database('intake_issues')
      .leftJoin('requests', 'requests.id', 'intake_issues.request_id')
      .where('intake_issues.say_at', '<=', this.#now())
      .orWhere(changed =>
        changed
          .whereNull('intake_issues.say_at')
          .whereRaw('requests.version <> intake_issues.shown_version'),
      )
      .orderBy('intake_issues.say_at')
      .orderBy('intake_issues.id')
      .limit(ROWS_AT_ONCE)
      .select('intake_issues.*');
    for (const row of rows) {
      if (signal.aborted) return;
      const place = placeOf(row);
      if (!place) {
        // It is not configured any more: nothing is said there.
        const request = await this.#requestOf(row);
        await this.#said(lease, row, request?.row.version ?? 0, {});
      } else if ((this.#resting.get(place.system.id) ?? 0) <= this.#now()) {
        await this.#tell(row, place, lease, signal);
      }
    }
  }

  async #tell(
    row: IntakeRow,
    place: IntakePlace,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const limit = AbortSignal.timeout(ANSWER_MILLISECONDS);
    const asked = AbortSignal.any([signal, limit]);
    try {
      await inTime(
        this.#bring(row, place, lease, asked),
        ANSWER_MILLISECONDS,
        signal,
      );
    } catch (error) {
      if (signal.aborted) return;
      await this.#failed(row, place, lease, error as Error);
    }
  }

  /** Whatever is done is stored at once: what follows may fail. */
  async #bring(
    row: IntakeRow,
    place: IntakePlace,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const { texts } = this.#options;
    const held = await this.#requestOf(row);
    const version = held?.row.version ?? 0;
    if (
      row.number === null &&
      !(await this.#open(row, place, held, lease, signal))
    ) {
      await this.#said(lease, row, version, {});
      return;
    }
    const { text, end, closes } = await texts.of(row, place, held);
    const { system } = place;
    const ref = issueRef(row);
    // What was wrong is right by now, and nothing else is to be said.
    const wanted =
      text ?? (row.said === null ? undefined : 'It asks for nothing.');
    if (wanted !== undefined && wanted !== row.said) {
      const commentId = await system.say(
        ref,
        {
          marker: markerOf(row),
          text: wanted,
          commentId: row.comment_id ?? undefined,
        },
        { signal },
      );
      await this.#put(lease, row, { said: wanted, comment_id: commentId });
    }
    if (end && row.ended !== end.what) {
      const marker = markerOf(row, end.what);
      await system.say(ref, { marker, text: end.text }, { signal });
      await this.#put(lease, row, { ended: end.what });
    }
    if (closes && row.state === 'open') {
      await system.close(ref, closes, { signal });
      await this.#put(lease, row, { state: 'closed' });
    }
    await this.#said(lease, row, version, {});
  }

  /** Opens the issue that shows a request; false where there is nothing to show to its readers. */
  async #open(
    row: IntakeRow,
    { system, kinds, url }: IntakePlace,
    held: HeldRequest | undefined,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { texts, placeOf } = this.#options;
    const place = placeOf(row);
    const issue = held && place && (await texts.issue(held, place));
    if (!issue) return false;
    const label = [...kinds].find(([, kind]) => kind === held.row.kind)?.[0];
    const { number } = await system.open(
      url,
      {
        ...issue,
        labels: label === undefined ? [] : [label],
        marker: `${MIRROR_MARKER}${row.id}`,
        since: new Date(Number(row.created_at)),
      },
      { signal },
    );
    await this.#put(lease, row, { number, title: issue.title });
    row.number = number;
    return true;
  }

  async #requestOf({ request_id: id }: IntakeRow) {
    return id === null ? undefined : this.#options.requestOf(id);
  }

  /** What was read meanwhile is still to be told. */
  async #said(
    lease: Lease,
    row: IntakeRow,
    version: number,
    columns: Partial<IntakeRow>,
  ): Promise<void> {
    await this.#options.database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const own = () => transaction('intake_issues').where({ id: row.id });
      await own().update({ ...columns, shown_version: version });
      await own()
        .where({ turn: row.turn })
        .update({ say_at: null, say_attempts: 0, problem: null });
    });
  }

  async #failed(
    row: IntakeRow,
    { system }: IntakePlace,
    lease: Lease,
    error: Error,
  ): Promise<void> {
    const { logger } = this.#options;
    if (error instanceof TicketsBusyError) {
      this.#resting.set(system.id, error.retryAt.getTime());
      return;
    }
    logger.warn(`${system.title}: cannot tell of a request: ${error.message}`);
    const attempts = row.say_attempts + 1;
    const isGone = error instanceof TicketGoneError;
    const held = isGone ? await this.#requestOf(row) : undefined;
    await this.#put(lease, row, {
      problem: storable(error.message).slice(0, LONGEST_PROBLEM),
      say_attempts: attempts,
      say_at: isGone
        ? null
        : this.#now() + backOff(Math.min(attempts, 20), RETRY),
      // A deleted issue is told nothing any more until its request changes.
      ...(isGone && { shown_version: held?.row.version ?? 0 }),
    });
  }

  async #put(
    lease: Lease,
    { id }: IntakeRow,
    columns: Partial<IntakeRow>,
  ): Promise<void> {
    await this.#options.database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await transaction('intake_issues').where({ id }).update(columns);
    });
  }
}
