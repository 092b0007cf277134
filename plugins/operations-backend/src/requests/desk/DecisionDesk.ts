import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  RequestMay,
  RequestPatience,
  RequestReview,
} from '@operate-first/plugin-operations-common';
import { FieldError } from '../../api/FieldError';
import { RequestAudience } from '../audience';
import { MayOptions, mayMerge, mayReview, mayWithdraw } from '../may';
import { newsOf } from '../news';
import { RequestStore } from '../RequestStore';
import { RequestChange, RequestWriter } from '../RequestWriter';
import { HeldRequest } from '../rows';
import { settle } from '../settle';

/** @internal */
export interface DecisionDeskOptions extends MayOptions {
  store: RequestStore;
  patience: RequestPatience;
}

type Judge = (
  held: HeldRequest,
  audience: RequestAudience,
  options: MayOptions,
) => Promise<RequestMay>;

type Person = RequestAudience & { person: string };

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
        throw new ConflictError(
          'The change was made again since you looked at it. Look at it again.',
        );
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

  async merge(shown: HeldRequest, audience: Person): Promise<void> {
    await this.#decide(shown, audience, mayMerge, (_, { now }) => ({
      columns: { merge_asked_at: now, merge_asked_by: audience.person },
      text: 'Asked to merge it',
    }));
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

  /** The catalog is asked before anything is held; what is held is judged again where it is otherwise by then. */
  async #decide(
    shown: HeldRequest,
    audience: Person,
    may: Judge,
    change: (held: HeldRequest, writer: RequestWriter) => Change,
  ): Promise<void> {
    const { store, patience } = this.#options;
    const { allowed, reason } = await may(shown, audience, this.#options);
    if (!allowed) refuse(shown, reason);
    await store.transaction(async writer => {
      const held = await writer.hold(shown.row.id);
      if (held.row.state !== 'open' || held.facts.merged) {
        throw new ConflictError(`${held.row.key} has ended meanwhile.`);
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
