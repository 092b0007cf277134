import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ActionItemChange,
  ActionItemEdit,
} from '@operate-first/plugin-operations-common';
import { FieldError } from '../../api/FieldError';
import { linkOf } from '../../incidents/desk/checks';
import { whyNotWrite } from '../desk/whyNotWrite';
import { PostMortemWriter } from '../PostMortemWriter';
import { RepositoryUnavailableError } from '../RepositoryUnavailableError';
import { ActionItemRow, PostMortemRow } from '../rows';
import { dayOf } from './days';
import { ItemWriter, ItemWriterOptions } from './ItemWriter';
import { isEntityRef } from './owners';
import { PendingChange } from './pending';

/** Whoever asked for a change may still be writing it for so long. */
const FRESH_MILLISECONDS = 60_000;

/** @internal */
export interface ActionItemDeskOptions extends ItemWriterOptions {
  logger: LoggerService;
  now?: () => number;
}

/**
 * Where action items are changed, in the text that they stand in.
 *
 * @internal
 */
export class ActionItemDesk {
  readonly #options: ActionItemDeskOptions;
  readonly #writer: ItemWriter;
  readonly #now: () => number;

  static create(options: ActionItemDeskOptions): ActionItemDesk {
    return new ActionItemDesk(options);
  }

  private constructor(options: ActionItemDeskOptions) {
    this.#options = options;
    this.#writer = ItemWriter.create(options);
    this.#now = options.now ?? Date.now;
  }

  async change(
    row: PostMortemRow,
    itemId: string,
    change: ActionItemChange,
    by: string,
  ): Promise<void> {
    const problem = whyNotWrite(row, this.#options.repositories);
    if (problem) throw new ConflictError(problem);
    const edit = this.#editOf(change);
    const pending = await this.#keep(row.id, itemId, { edit, by });
    try {
      await this.#writer.write(row.id, itemId, pending);
    } catch (error) {
      // It is kept, shown, and tried again until git has it.
      if (!(error instanceof RepositoryUnavailableError)) throw error;
    }
  }

  /** Tries again what could not be written into git. */
  async retry(signal: AbortSignal): Promise<void> {
    const rows: ActionItemRow[] = await this.#options
      .database('action_items')
      .whereNotNull('pending');
    for (const { post_mortem_id: id, item_id: itemId, pending } of rows) {
      if (signal.aborted) return;
      const change: PendingChange = JSON.parse(pending ?? '{}');
      // Whoever asked for it is still at it.
      const fresh = Date.parse(change.since) > this.#now() - FRESH_MILLISECONDS;
      if (fresh) continue;
      await this.#writer
        .write(id, itemId, change)
        .catch(error =>
          this.#options.logger.warn(
            `The change of action item ${itemId} is not in git yet: ${error}`,
          ),
        );
    }
  }

  #editOf(change: ActionItemChange): ActionItemEdit {
    const { owner, due, done, issue, ...others } = change;
    if (owner && !isEntityRef(owner)) {
      throw new FieldError({
        field: 'owner',
        value: owner,
        message: `${owner} is no person and no group.`,
        remedy:
          'Give an entity ref such as group:default/platform or user:default/anna.',
      });
    }
    if (due !== undefined && Number.isNaN(Date.parse(due))) {
      throw new FieldError({
        field: 'due',
        value: due,
        message: `There is no day ${due}.`,
        remedy: 'Give a day such as 2026-12-31.',
      });
    }
    return {
      ...others,
      ...(owner !== undefined && {
        owner: owner.toLocaleLowerCase('en-US') || undefined,
      }),
      ...(due !== undefined && { due }),
      ...(issue !== undefined && {
        issue: linkOf('issue', issue) ?? undefined,
      }),
      ...(done !== undefined && {
        done: done ? dayOf(this.#now()) : undefined,
      }),
    };
  }

  /** Shown at once, and not forgotten. */
  async #keep(
    id: string,
    itemId: string,
    { edit, by }: Pick<PendingChange, 'edit' | 'by'>,
  ): Promise<PendingChange> {
    const change = { edit, by, since: new Date(this.#now()).toISOString() };
    await this.#options.store.transaction(async writer => {
      await writer.hold(id);
      await this.#item(writer, id, itemId);
      await writer
        .transaction('action_items')
        .where({ post_mortem_id: id, item_id: itemId })
        .update({ pending: JSON.stringify(change) });
    });
    return change;
  }

  async #item(
    writer: PostMortemWriter,
    id: string,
    itemId: string,
  ): Promise<ActionItemRow> {
    const item: ActionItemRow | undefined = await writer
      .transaction('action_items')
      .where({ post_mortem_id: id, item_id: itemId })
      .first();
    if (item) return item;
    throw new NotFoundError(`There is no action item ${itemId} any more.`);
  }
}
