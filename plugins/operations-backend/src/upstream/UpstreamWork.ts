import { LoggerService } from '@backstage/backend-plugin-api';
import { upstreamSentence } from '@operate-first/plugin-operations-common';
import {
  TicketGoneError,
  TicketsBusyError,
  UpstreamItem,
  UpstreamTracker,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { storable } from '../database/text';
import { checkLease, Lease } from '../leases';
import { backOff } from '../notifications/backOff';
import { inTime, repeat } from '../notifications/repeat';
import { DAY, nextLook } from './nextLook';
import { PublicWords } from './PublicWords';
import { markerOf, UpstreamRow } from './rows';
import { tellTimeline, TimelineOptions } from './tellTimeline';
import { UpstreamSet } from './UpstreamSet';

const WORK_MILLISECONDS = 1_000;
const ROWS_AT_ONCE = 10;
const ANSWER_MILLISECONDS = 30_000;
const RETRY = { first: 5_000, factor: 3, most: 30 * 60_000 };
const LONGEST_PROBLEM = 500;

/** @internal */
export interface UpstreamWorkOptions extends TimelineOptions {
  database: Knex;
  logger: LoggerService;
  set: UpstreamSet;
  words: PublicWords;
  now?: () => number;
}

/**
 * Opens what people want to have opened, once, and looks how things upstream are, gently.
 *
 * @internal
 */
export class UpstreamWork {
  readonly #options: UpstreamWorkOptions;
  readonly #now: () => number;
  /** When trackers that asked for patience are asked again. */
  readonly #resting = new Map<string, number>();

  static create(options: UpstreamWorkOptions): UpstreamWork {
    return new UpstreamWork(options);
  }

  private constructor(options: UpstreamWorkOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    const { logger } = this.#options;
    await repeat(
      {
        name: 'follow upstream',
        milliseconds: WORK_MILLISECONDS,
        signal,
        logger,
      },
      () => this.work(lease, signal),
    );
  }

  /** Everything that is due. */
  async work(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, set } = this.#options;
    const rows: UpstreamRow[] = await database('upstream_links')
      .where('due_at', '<=', this.#now())
      .orderBy(['due_at', 'id'])
      .limit(ROWS_AT_ONCE);
    for (const row of rows) {
      if (signal.aborted) return;
      const tracker = set.get(row.tracker);
      if (!tracker) {
        await this.#put(lease, row, {
          due_at: this.#now() + DAY,
          problem: 'No module of the portal knows its host any more.',
        });
      } else if ((this.#resting.get(tracker.id) ?? 0) <= this.#now()) {
        await this.#at(row, tracker, lease, signal);
      }
    }
  }

  async #at(
    row: UpstreamRow,
    tracker: UpstreamTracker,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const limit = AbortSignal.timeout(ANSWER_MILLISECONDS);
      const asked = AbortSignal.any([signal, limit]);
      await (row.state === 'sending'
        ? this.#send(row, tracker, lease, asked)
        : this.#look(row, tracker, lease, asked));
    } catch (error) {
      if (signal.aborted) return;
      await this.#failed(row, tracker, lease, error as Error);
    }
  }

  /** Names and removals may be otherwise than when it was written: what is sent stays for ever. */
  async #send(
    row: UpstreamRow,
    tracker: UpstreamTracker,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const { words } = this.#options;
    if (!words.isReady) return;
    const [title, body] = [words.of(row.title), words.of(row.body ?? '')];
    if (title.leaks || body.leaks) {
      throw new Error(
        'By now there is something in the text that must not be public. Follow it no more, and write it again.',
      );
    }
    const item = await inTime(
      tracker.open(
        row.repository,
        {
          title: title.text,
          body: body.text,
          marker: markerOf(row),
          since: new Date(Number(row.created_at)),
        },
        { signal },
      ),
      ANSWER_MILLISECONDS,
      signal,
    );
    // First what may be said twice without harm: it is written once.
    await tellTimeline(
      { ...row, url: item.url },
      `Asked upstream: ${item.name}`,
      {
        ...this.#options,
        lease,
        actor: { kind: 'person', ref: row.created_by },
        key: 'followed',
      },
    );
    await this.#known(row, item, { lease });
  }

  async #look(
    row: UpstreamRow,
    tracker: UpstreamTracker,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const { item, etag } = await inTime(
      tracker.look(row.url ?? row.repository, {
        etag: row.etag ?? undefined,
        signal,
      }),
      ANSWER_MILLISECONDS,
      signal,
    );
    if (item) {
      await this.#known(row, item, { etag, lease });
      return;
    }
    await this.#put(lease, row, {
      looked_at: this.#now(),
      due_at: nextLook(row, row.state, this.#now()),
      attempts: 0,
      problem: null,
    });
  }

  async #known(
    row: UpstreamRow,
    item: UpstreamItem,
    { etag, lease }: { etag?: string; lease: Lease },
  ): Promise<void> {
    const { state, name, url, kind, title, message } = item;
    const now = this.#now();
    const sentence = upstreamSentence(item, row.state);
    if (sentence) {
      const key = `${state}:${row.looked_at ?? 0}`;
      await tellTimeline({ ...row, url }, sentence, {
        ...this.#options,
        lease,
        actor: { kind: 'elsewhere', name: 'Upstream' },
        key,
      });
    }
    const taken = await this.#options
      .database('upstream_links')
      .where({
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        url,
      })
      .whereNot('id', row.id)
      .first('id');
    await this.#put(lease, row, {
      state,
      name,
      kind,
      // It moved to where another one is followed already: the old address leads there, too.
      ...(!taken && { url }),
      title: storable(title),
      message: message ?? null,
      body: null,
      etag: etag ?? null,
      looked_at: now,
      due_at: nextLook(row, state, now),
      attempts: 0,
      problem: null,
    });
  }

  async #failed(
    row: UpstreamRow,
    tracker: UpstreamTracker,
    lease: Lease,
    error: Error,
  ): Promise<void> {
    const { logger } = this.#options;
    const attempts = row.attempts + 1;
    if (error instanceof TicketsBusyError) {
      this.#resting.set(tracker.id, error.retryAt.getTime());
      return;
    }
    if (error instanceof TicketGoneError) {
      await this.#put(lease, row, {
        state: 'unknown',
        message: 'It was deleted upstream.',
        due_at: null,
      });
      return;
    }
    logger.debug(`${tracker.title}: cannot follow upstream: ${error}`);
    await this.#put(lease, row, {
      attempts,
      problem: storable(error.message).slice(0, LONGEST_PROBLEM),
      due_at: this.#now() + backOff(Math.min(attempts, 20), RETRY),
    });
  }

  /** Whoever said meanwhile that it has changed is heard: then it stays due as they said. */
  async #put(
    lease: Lease,
    { id, due_at: wasDue }: UpstreamRow,
    { due_at, ...columns }: Partial<UpstreamRow> & Pick<UpstreamRow, 'due_at'>,
  ): Promise<void> {
    await this.#options.database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const links = () => transaction<UpstreamRow>('upstream_links');
      await links().where({ id, due_at: wasDue }).update({ due_at });
      await links().where({ id }).update(columns);
    });
  }
}
