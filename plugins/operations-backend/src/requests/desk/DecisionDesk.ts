import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  RequestMay,
  RequestMerge,
  RequestPatience,
  RequestReview,
} from '@operate-first/plugin-operations-common';
import { FieldError } from '../../api/FieldError';
import { RequestAudience } from '../audience';
import { MayOptions, mayMerge, mayReview, mayWithdraw } from '../may';
import { newsOf } from '../news';
import { RequestStore } from '../RequestStore';
import { RequestChange, RequestWriter } from '../RequestWriter';
import { HeldRequest, readRow } from '../rows';
import { settle } from '../settle';

/** @internal */
export interface DecisionDeskOptions extends MayOptions {
  store: RequestStore;
  patience: RequestPatience;
}

const MADE_AGAIN =
  'The change was made again since you looked at it. Look at it again.';

type Judge = (
  held: HeldRequest,
  audience: RequestAudience,
  options: MayOptions,
) => Promise<RequestMay>;

type Person = RequestAudience & { person: string };

const ATTEMPTS = 5;

/** It has changed while it was judged. */
class ChangedMeanwhileError extends ConflictError {}

/** What is new of a request that is held. */
type Change = Partial<Pick<HeldRequest, 'facts' | 'approvals'>> & {
  columns?: RequestChange['columns'];
  text?: string;
};

/**
 * Where people approve, refuse, merge and withdraw. What follows from it in git is done by whoever holds the lease.
 *
 * @internal
 */
export class DecisionDesk {
  readonly #options: DecisionDeskOptions;

  static create(options: DecisionDeskOptions): DecisionDesk {
    return new DecisionDesk(options);
  }

  private constructor(options: DecisionDeskOptions) {
    this.#options = options;
  }

  async review(
    shown: HeldRequest,
    { verdict, revision, reason }: RequestReview,
    audience: Person,
  ): Promise<void> {
    const { person } = audience;
    const why = reason?.trim() || undefined;
    if (verdict === 'reject' && !why) {
      throw new FieldError({
        field: 'reason',
        message: 'Whoever asked has to know why.',
        remedy: 'Say in a sentence what would have to be otherwise.',
      });
    }
    await this.#decide(shown, audience, mayReview, (held, { now }) => {
      if (held.row.revision !== revision) {
        throw new ConflictError(MADE_AGAIN);
      }
      const at = new Date(now).toISOString();
      const approvals = [
        ...held.approvals.filter(each => each.person !== person),
        {
          at,
          by: 'person' as const,
          person,
          verdict,
          revision,
          ...(why && { reason: why }),
        },
      ];
      const rejected =
        verdict === 'reject' && why ? { at, reason: why } : undefined;
      return {
        approvals,
        facts: rejected ? { ...held.facts, rejected } : held.facts,
        text: rejected ? `Refused: ${why}` : `Approved${why ? `: ${why}` : ''}`,
      };
    });
  }

  /** Where a revision is named, nothing else than that one is merged. */
  async merge(
    shown: HeldRequest,
    { revision }: RequestMerge,
    audience: Person,
  ): Promise<void> {
    await this.#decide(shown, audience, mayMerge, (held, { now }) => {
      if (revision !== undefined && held.row.revision !== revision) {
        throw new ConflictError(MADE_AGAIN);
      }
      // What stood in the way before is looked at again.
      const { notMerged: _, ...facts } = held.facts;
      return {
        columns: { merge_asked_at: now, merge_asked_by: audience.person },
        facts,
        text: 'Asked to merge it',
      };
    });
  }

  async withdraw(
    shown: HeldRequest,
    reason: string | undefined,
    audience: Person,
  ): Promise<void> {
    await this.#decide(shown, audience, mayWithdraw, (held, { now }) => ({
      facts: {
        ...held.facts,
        withdrawn: {
          at: new Date(now).toISOString(),
          ...(reason?.trim() && { reason: reason.trim() }),
        },
      },
      text: reason?.trim() ? `Withdrawn: ${reason.trim()}` : 'Withdrawn',
    }));
  }

  /** The catalog is asked before anything is held; where what is held is otherwise by then, it is judged again. */
  async #decide(
    shown: HeldRequest,
    audience: Person,
    may: Judge,
    change: (held: HeldRequest, writer: RequestWriter) => Change,
  ): Promise<void> {
    let held = shown;
    for (let attempt = 1; ; attempt++) {
      const { allowed, reason } = await may(held, audience, this.#options);
      if (!allowed) refuse(held, reason);
      try {
        await this.#change(held, audience, change);
        return;
      } catch (error) {
        const again = error instanceof ChangedMeanwhileError;
        if (!again || attempt >= ATTEMPTS) throw error;
        held = await this.#read(held.row.id);
      }
    }
  }

  async #read(id: string): Promise<HeldRequest> {
    return this.#options.store.transaction(async ({ transaction }) =>
      readRow(await transaction('requests').where({ id }).first('*')),
    );
  }

  async #change(
    judged: HeldRequest,
    audience: Person,
    change: (held: HeldRequest, writer: RequestWriter) => Change,
  ): Promise<void> {
    const { store, patience } = this.#options;
    await store.transaction(async writer => {
      const held = await writer.hold(judged.row.id);
      if (held.row.state !== 'open' || held.facts.merged) {
        throw new ConflictError(`${held.row.key} has ended meanwhile.`);
      }
      if (held.row.version !== judged.row.version) {
        throw new ChangedMeanwhileError(
          `${held.row.key} is changing all the time. Try again.`,
        );
      }
      const { columns, text, ...said } = change(held, writer);
      const after = settle(
        { ...held, ...said },
        new Date(writer.now),
        patience,
      );
      const { id } = held.row;
      if (text) await writer.note(id, text, audience.person);
      const news = newsOf(held, after).filter(
        // What somebody just did is in the account already.
        ({ topic }) => topic !== 'stuck',
      );
      for (const { topic, refs } of news) await writer.tell(id, refs, topic);
      if (after.columns.state === 'rejected') {
        await writer.tell(id, [held.row.requester], 'rejected');
      }
      await writer.put(id, {
        ...after,
        columns: { ...after.columns, ...columns, look_at: writer.now },
      });
    });
  }
}

function refuse({ row }: HeldRequest, reason = 'You may not do that.'): never {
  const ended = row.state !== 'open' || /^It is /.test(reason);
  if (ended) throw new ConflictError(`${row.key}: ${reason}`);
  throw new NotAllowedError(`${row.key}: ${reason}`);
}
