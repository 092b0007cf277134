import { LoggerService } from '@backstage/backend-plugin-api';
import {
  createSimilarIndex,
  SimilarDocument,
  similarEntryOf,
  SimilarIndex,
  SimilarKind,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { NOTHING, ServiceCriteria } from '../access/criteria';
import { chunksOf } from '../database/rows';
import { Turns } from '../database/Turns';
import { repeat } from '../notifications/repeat';
import { PublicText } from '../redaction/PublicText';
import { KnownServices } from '../services/KnownServices';
import { matchesCriteria } from '../access/matchesCriteria';
import { After, ROWS_AT_ONCE } from '../database/changedRows';
import { TextSource, TextState } from './TextSource';

type Hit = ReturnType<SimilarIndex['search']>['results'][number];

const LOOK_MILLISECONDS = 2_000;
const READ_AT_ONCE = 50;
/** Clocks of replicas differ, and what is written is seen only when its transaction ends. */
const OVERLAP_MILLISECONDS = 60_000;

/** What of both accounts a reader may find. @internal */
export interface FinderAudience {
  criteria: ServiceCriteria;
  internal: ServiceCriteria;
}

/** @internal */
export interface FindOptions {
  limit: number;
  kinds?: SimilarKind[];
  /** What is this incident, or about it, is not found. */
  exceptIncident?: string;
}

/** Something found, and in which account. @internal */
export interface Found extends Hit {
  kind: SimilarKind;
  account: 'public' | 'internal';
}

interface Known extends TextState {
  kind: SimilarKind;
  /** What its public text was made with. */
  basis?: string;
  /** Of its internal text: what others are called by now changes nothing in most. */
  digest: string;
  /** Whether visitors may see it at all: what they may not counts for nothing in what they find. */
  open: boolean;
}

/**
 * What accounts and incidents say, in memory of this process: redacted for visitors, and in full for those who may read
 * that. It follows the database, whichever replica writes.
 *
 * @internal
 */
export class SimilarTexts {
  readonly #logger: LoggerService;
  readonly #publicText: PublicText;
  readonly #services: KnownServices;
  readonly #sources: TextSource[];
  #open: SimilarIndex = createSimilarIndex();
  /** What becomes `#open` once it is whole, while all public texts are made again. */
  #next?: SimilarIndex;
  readonly #inside: SimilarIndex = createSimilarIndex();
  readonly #known = new Map<string, Known>();
  /** Up to where each source has been read. */
  readonly #reached = new Map<TextSource, number>();
  #basis?: string;
  #revision?: number;

  static create(options: {
    database: Knex;
    logger: LoggerService;
    publicText: PublicText;
    sources: TextSource[];
  }): SimilarTexts {
    return new SimilarTexts(options);
  }

  private constructor(options: {
    database: Knex;
    logger: LoggerService;
    publicText: PublicText;
    sources: TextSource[];
  }) {
    this.#logger = options.logger;
    this.#publicText = options.publicText;
    this.#services = KnownServices.create(options);
    this.#sources = options.sources;
  }

  /** How many texts there are to be found. */
  get size(): number {
    return this.#inside.documents;
  }

  /** Follows what is written until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    await repeat(
      {
        name: 'follow what is found again',
        milliseconds: LOOK_MILLISECONDS,
        signal,
        logger: this.#logger,
      },
      () => this.follow(signal),
    );
  }

  /** Reads what has changed; in small portions, so that nobody waits for all of it. */
  async follow(signal?: AbortSignal): Promise<void> {
    await this.#services.refresh();
    const { revision } = this.#services;
    const basis = this.#basisNow();
    if (basis !== this.#basis) {
      // Other names are redacted, or other services are public: what visitors find is made again, beside what they find.
      this.#next = this.#open.documents > 0 ? createSimilarIndex() : undefined;
      this.#reached.clear();
    }
    // A service that is called otherwise takes over what was written of it, and that is no change of the text.
    if (revision !== this.#revision) this.#reached.clear();
    this.#basis = basis;
    this.#revision = revision;
    for (const source of this.#sources) await this.#followOne(source, signal);
    if (signal?.aborted || !this.#next) return;
    this.#open = this.#next;
    this.#next = undefined;
  }

  /** The best first. What a reader may not find counts for nothing in the order of the rest. */
  find(text: string, audience: FinderAudience, options: FindOptions): Found[] {
    const { criteria, internal } = audience;
    const inside =
      internal === NOTHING
        ? []
        : this.#search(this.#inside, text, options, known => {
            const judged = this.#services.judge(known);
            return (
              matchesCriteria(criteria, judged) &&
              matchesCriteria(internal, judged)
            );
          });
    // Whoever may read everything in full finds nothing more in what is redacted.
    const open =
      internal === undefined
        ? []
        : this.#search(this.#open, text, options, known =>
            matchesCriteria(criteria, this.#services.judge(known)),
          );
    const ids = new Set(inside.map(({ id }) => id));
    return [
      ...inside.map(hit => this.#found(hit, 'internal')),
      ...open
        .filter(({ id }) => !ids.has(id))
        .map(hit => this.#found(hit, 'public')),
    ].sort((a, b) => b.score - a.score);
  }

  #search(
    index: SimilarIndex,
    text: string,
    { limit, kinds, exceptIncident }: FindOptions,
    may: (known: Known) => boolean,
  ): Hit[] {
    return index.search(text, {
      limit,
      filter: id => {
        const known = this.#known.get(id);
        if (!known || (kinds && !kinds.includes(known.kind))) return false;
        const own =
          exceptIncident !== undefined && known.incidentId === exceptIncident;
        return !own && may(known);
      },
    }).results;
  }

  #found(hit: Hit, account: Found['account']): Found {
    return {
      ...hit,
      account,
      kind: this.#known.get(hit.id)?.kind ?? 'incident',
    };
  }

  /** Undefined while nobody knows whom texts may name: then nothing is public. */
  #basisNow(): string | undefined {
    const { basis } = this.#publicText;
    return basis && `${basis} ${this.#services.internal}`;
  }

  async #followOne(source: TextSource, signal?: AbortSignal): Promise<void> {
    const turns = Turns.create();
    const reached = this.#reached.get(source);
    const everything = reached === undefined;
    const present = new Set<string>();
    let after: After = {
      updatedAt: Math.max(0, (reached ?? 0) - OVERLAP_MILLISECONDS),
    };
    for (;;) {
      const states = await source.page(after);
      for (const { id } of states) present.add(id);
      await this.#take(source, states, turns, signal);
      const last = states.at(-1);
      if (signal?.aborted) return;
      if (last) after = last;
      if (states.length < ROWS_AT_ONCE) break;
    }
    if (everything) this.#forgetOthers(source, present);
    this.#reached.set(source, Math.max(reached ?? 0, after.updatedAt));
  }

  async #take(
    source: TextSource,
    states: TextState[],
    turns: Turns,
    signal?: AbortSignal,
  ): Promise<void> {
    const wanted: TextState[] = [];
    for (const state of states) {
      if (!state.present) this.#forget(state.id);
      else if (this.#differs(state)) wanted.push(state);
    }
    for (const chunk of chunksOf(wanted, READ_AT_ONCE)) {
      if (signal?.aborted) return;
      const basis = this.#basis;
      const texts = await source.read(chunk.map(({ id }) => id));
      const byId = new Map(texts.map(text => [text.internal.id, text]));
      for (const state of chunk) {
        await turns.take();
        const text = byId.get(state.id);
        if (!text) continue;
        const isOpen = this.#isOpen(state);
        const digest = digestOf(text.internal);
        const isSame = this.#known.get(state.id)?.digest === digest;
        this.#known.set(state.id, {
          ...state,
          kind: source.kind,
          basis,
          digest,
          open: isOpen,
        });
        // What is replaced is removed first, and an index of which much was removed is made again all at once.
        if (!isSame) this.#inside.add(similarEntryOf(text.internal));
        await turns.take();
        const open = this.#next ?? this.#open;
        if (text.public && basis && isOpen) {
          open.add(similarEntryOf(text.public));
        } else {
          open.remove(state.id);
        }
      }
    }
  }

  #differs(state: TextState): boolean {
    const known = this.#known.get(state.id);
    return (
      !known ||
      known.version !== state.version ||
      known.visibility !== state.visibility ||
      known.serviceId !== state.serviceId ||
      known.open !== this.#isOpen(state) ||
      (state.visibility === 'public' && known.basis !== this.#basis)
    );
  }

  #isOpen(state: TextState): boolean {
    return this.#services.judge(state).visibility === 'public';
  }

  #forget(id: string): void {
    this.#known.delete(id);
    this.#open.remove(id);
    this.#next?.remove(id);
    this.#inside.remove(id);
  }

  #forgetOthers(source: TextSource, present: ReadonlySet<string>): void {
    for (const { id, kind } of this.#known.values()) {
      if (kind === source.kind && !present.has(id)) this.#forget(id);
    }
  }
}

function digestOf(document: SimilarDocument): string {
  return createHash('sha1').update(JSON.stringify(document)).digest('base64');
}
