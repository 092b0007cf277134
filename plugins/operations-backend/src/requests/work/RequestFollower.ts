import { LoggerService } from '@backstage/backend-plugin-api';
import {
  RequestFacts,
  RequestPlaceFacts,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { Lease, LeaseLostError } from '../../leases';
import { newsOf } from '../news';
import { Onboarding, patienceOf } from '../Onboarding';
import { RequestStore } from '../RequestStore';
import { HeldRequest, readRow, RequestRow } from '../rows';
import { settle } from '../settle';
import { CatalogRefresh } from './CatalogRefresh';
import { ProofReader } from './ProofReader';
import { RequestStep } from './RequestStep';
import { nextLook } from './schedule';
import { Save, Stepped } from './stepped';

const ROWS_AT_ONCE = 100;

/** Somebody has said something meanwhile: it is looked at again. */
class ChangedMeanwhileError extends Error {}

/** @internal */
export interface RequestFollowerOptions {
  database: Knex;
  logger: LoggerService;
  store: RequestStore;
  onboarding: Onboarding;
  step: RequestStep;
  proofs: ProofReader;
  refresh: CatalogRefresh;
  now?: () => number;
}

/**
 * Follows requests until they are proved, one after the other: so changes of one tree are merged one after the other.
 *
 * @internal
 */
export class RequestFollower {
  readonly #options: RequestFollowerOptions;
  readonly #now: () => number;

  static create(options: RequestFollowerOptions): RequestFollower {
    return new RequestFollower(options);
  }

  private constructor(options: RequestFollowerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Looks at every request that is due. @returns how many were. */
  async follow(lease: Lease, signal: AbortSignal): Promise<number> {
    const rows: Array<{ id: string }> = await this.#options
      .database('requests')
      .where('look_at', '<=', this.#now())
      .orderBy(['look_at', 'created_at', 'id'])
      .limit(ROWS_AT_ONCE)
      .select('id');
    for (const { id } of rows) {
      if (signal.aborted) break;
      await this.#follow(id, lease, signal);
    }
    return rows.length;
  }

  async #follow(id: string, lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, logger, step } = this.#options;
    const row: RequestRow | undefined = await database('requests')
      .where({ id })
      .first();
    if (!row) return;
    let last: HeldRequest = readRow(row);
    const save: Save = async stepped => {
      const saved = await this.#save(lease, last, stepped);
      last = saved;
      return saved;
    };
    try {
      const stepped = await step.take(last, save, signal);
      await save(await this.#proved(stepped));
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      if (error instanceof ChangedMeanwhileError || signal.aborted) return;
      // One that cannot be brought on keeps no other waiting.
      logger.warn(`Cannot bring ${row.key} on, trying again: ${error}`);
      await this.#failed(lease, last, error).catch(failure => {
        if (!(failure instanceof ChangedMeanwhileError)) throw failure;
      });
    }
  }

  async #proved(stepped: Stepped): Promise<Stepped> {
    const { proofs, refresh } = this.#options;
    const { merged, places } = stepped.facts;
    if (!merged) return stepped;
    const missing = await proofs.missing(places);
    if (missing.length > 0 || places.some(waitsForCatalog)) {
      await refresh.refresh(places.flatMap(changingIn));
    }
    const since = Date.parse(merged.at);
    const proved = await proofs.prove(places, since);
    return { ...stepped, facts: { ...stepped.facts, places: proved } };
  }

  /** Why it does not go on is on its page. */
  async #failed(
    lease: Lease,
    last: HeldRequest,
    error: unknown,
  ): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const facts = withReason(last.facts, message);
    await this.#save(
      lease,
      last,
      { ...last, facts, told: [] },
      last.row.failures + 1,
    );
  }

  async #save(
    lease: Lease,
    last: HeldRequest,
    stepped: Stepped,
    failures = 0,
  ): Promise<Stepped> {
    const { store, onboarding } = this.#options;
    const { id } = last.row;
    return store.transaction(
      async writer => {
        const held = await writer.hold(id);
        if (held.row.version !== last.row.version) {
          throw new ChangedMeanwhileError(`${held.row.key} has changed.`);
        }
        const { now } = writer;
        const after = settle(stepped, new Date(now), patienceOf(onboarding));
        const saved: Stepped = {
          ...stepped,
          ...after,
          row: { ...stepped.row, ...after.columns, failures },
          told: [],
        };
        const look = nextLook(saved, after, { now, failures });
        const row = { ...saved.row, look_at: look };
        if (isSame(last, saved)) {
          await writer.lookAt(id, look, failures);
          return { ...saved, row };
        }
        for (const text of stepped.told) await writer.note(id, text);
        for (const { topic, refs, text } of newsOf(last, after, saved.need)) {
          if (text) await writer.note(id, text);
          await writer.tell(id, refs, topic);
        }
        const { branch, revision, merge_asked_at } = saved.row;
        const version = await writer.put(id, {
          ...after,
          ...(!isEqual(last.need, saved.need) && { need: saved.need }),
          ...(saved.proposal && { proposal: saved.proposal }),
          columns: {
            ...after.columns,
            branch,
            revision,
            merge_asked_at,
            look_at: look,
            failures,
          },
          change: {
            files: saved.files,
            notes: saved.notes,
            effects: saved.effects,
          },
        });
        return { ...saved, row: { ...row, version } };
      },
      { lease },
    );
  }
}

const IN_CATALOG = ['slo', 'members', 'watched', 'gone'];

/** Groups whose members are to be others. */
function changingIn({ expects, synced }: RequestPlaceFacts): string[] {
  return !synced && expects?.type === 'members' ? [expects.group] : [];
}

/** What is expected there comes by way of the catalog. */
function waitsForCatalog({ expects, synced }: RequestPlaceFacts): boolean {
  return !synced && expects !== undefined && IN_CATALOG.includes(expects.type);
}

function withReason(facts: RequestFacts, message: string): RequestFacts {
  if (facts.merged) return facts;
  return facts.proposed
    ? { ...facts, notMerged: message }
    : { ...facts, notProposed: message };
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether nothing of it would be shown otherwise. */
function isSame(one: HeldRequest, other: HeldRequest): boolean {
  const shownOf = ({
    row: { branch, revision, state },
    facts,
    need,
    approvals,
    proposal,
    stages,
    files,
    notes,
    effects,
  }: HeldRequest) =>
    JSON.stringify([
      { branch, revision, state },
      facts,
      need,
      approvals,
      proposal,
      stages,
      files,
      notes,
      effects,
    ]);
  return shownOf(one) === shownOf(other);
}
