import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ActionItem,
  ActionItemChange,
  ActionItemEdit,
  changeActionItem,
} from '@operate-first/plugin-operations-common';
import {
  ChangeConflictError,
  ChangeRefusedError,
  DocumentRepository,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { FieldError } from '../../api/FieldError';
import { linkOf } from '../../incidents/desk/checks';
import { PublicText } from '../../redaction/PublicText';
import { readAccount } from '../account';
import { CommitAuthors } from '../desk/CommitAuthors';
import { whyNotWrite } from '../desk/whyNotWrite';
import { PostMortemStore } from '../PostMortemStore';
import { NewEvent, PostMortemWriter } from '../PostMortemWriter';
import { RepositoryReading } from '../reading/RepositoryReading';
import { RepositorySet } from '../RepositorySet';
import {
  repositoryError,
  RepositoryUnavailableError,
} from '../RepositoryUnavailableError';
import { ActionItemRow, PostMortemRow } from '../rows';
import { dayOf } from './days';
import { isEntityRef } from './owners';

const REMOTE_MILLISECONDS = 60_000;
const ATTEMPTS = 3;

/** A change that is not in git yet. @internal */
export interface PendingChange {
  edit: ActionItemEdit;
  by: string;
  since: string;
}

/** @internal */
export interface ActionItemDeskOptions {
  database: Knex;
  logger: LoggerService;
  store: PostMortemStore;
  publicText: PublicText;
  repositories: RepositorySet;
  authors: CommitAuthors;
  now?: () => number;
}

/**
 * Where action items are changed, in the text that they stand in.
 *
 * @internal
 */
export class ActionItemDesk {
  readonly #options: ActionItemDeskOptions;
  readonly #now: () => number;

  static create(options: ActionItemDeskOptions): ActionItemDesk {
    return new ActionItemDesk(options);
  }

  private constructor(options: ActionItemDeskOptions) {
    this.#options = options;
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
      await this.#carryOut(row.id, itemId, pending);
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
      const fresh =
        Date.parse(change.since) > this.#now() - REMOTE_MILLISECONDS;
      if (fresh) continue;
      await this.#carryOut(id, itemId, change).catch(error =>
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

  async #carryOut(
    id: string,
    itemId: string,
    { edit, by }: PendingChange,
  ): Promise<void> {
    const { database, repositories } = this.#options;
    const row: PostMortemRow = await database('post_mortems')
      .where('id', id)
      .first();
    const event: NewEvent = {
      kind: 'actionItem',
      ref: by,
      text: sentenceOf(itemId, edit),
    };
    const repository = repositories.find(row.repository);
    if (!repository || row.path === null) {
      await this.#inDatabase(id, { itemId, edit, event });
      return;
    }
    try {
      await this.#commit(repository, row, { itemId, edit, by, event });
    } catch (error) {
      const final =
        error instanceof ChangeRefusedError ||
        error instanceof ChangeConflictError ||
        error instanceof NotFoundError;
      if (final) await this.#forget(id, itemId);
      throw error instanceof NotFoundError
        ? error
        : repositoryError(error, repository.title);
    }
  }

  async #commit(
    repository: DocumentRepository,
    row: PostMortemRow,
    change: {
      itemId: string;
      edit: ActionItemEdit;
      by: string;
      event: NewEvent;
    },
  ): Promise<void> {
    const { itemId, edit, by, event } = change;
    const author = await this.#options.authors.of(by);
    const signal = AbortSignal.timeout(REMOTE_MILLISECONDS);
    const path = row.path ?? '';
    let base = { text: row.markdown ?? '', contentId: row.content_id };
    for (let attempt = 1; ; attempt++) {
      const text = changeActionItem(base.text, itemId, edit);
      try {
        if (text !== base.text) {
          await repository.commit(
            {
              message: `${row.key}: ${event.text}`,
              author,
              files: [
                {
                  path,
                  text,
                  ...(base.contentId && { baseContentId: base.contentId }),
                },
              ],
            },
            { signal },
          );
        }
        break;
      } catch (error) {
        const again =
          error instanceof ChangeConflictError && attempt < ATTEMPTS;
        if (!again) throw error;
        const content = await repository.read({ signal });
        const file = content?.files.find(one => one.path === path);
        if (file?.text === undefined) throw error;
        base = { text: file.text, contentId: file.contentId };
      }
    }
    const reading = RepositoryReading.create({ ...this.#options, repository });
    await reading.readOne(row.id, path, { signal, event });
    await this.#follow(row, itemId, edit);
  }

  /** A text that is being written is not to take the change back. One that is in review is merged by git. */
  async #follow(
    { id, content_id: before }: PostMortemRow,
    itemId: string,
    edit: ActionItemEdit,
  ): Promise<void> {
    await this.#options.store.transaction(async writer => {
      const { content_id: base } = await writer.hold(id);
      const working = await writer.working(id);
      const idle = working?.proposal === null;
      if (!working || !idle || working.base_content_id !== before) return;
      try {
        await writer.putWorking({
          ...working,
          markdown: changeActionItem(working.markdown, itemId, edit),
          base_content_id: base,
          text_version: working.text_version + 1,
        });
        await writer.put(id);
      } catch {
        // It is taken out there, or cannot be read at present: its writers are told of the conflict.
      }
    });
  }

  async #inDatabase(
    id: string,
    change: { itemId: string; edit: ActionItemEdit; event: NewEvent },
  ): Promise<void> {
    const { store, publicText } = this.#options;
    await store.transaction(async writer => {
      const row = await writer.hold(id);
      const markdown = changeActionItem(
        row.markdown ?? '',
        change.itemId,
        change.edit,
      );
      const { account } = readAccount(markdown, {
        publicText,
        read: { path: row.key },
        now: writer.now,
      });
      if (!account) return;
      await writer.tell(id, change.event);
      await writer.putAccount(id, account, { items: true, markdown });
    });
  }

  async #forget(id: string, itemId: string): Promise<void> {
    await this.#options
      .database('action_items')
      .where({ post_mortem_id: id, item_id: itemId })
      .update({ pending: null });
  }
}

function sentenceOf(itemId: string, edit: ActionItemEdit): string {
  if ('done' in edit) {
    return edit.done
      ? `Action item ${itemId} is done`
      : `Action item ${itemId} is open again`;
  }
  return `Action item ${itemId} changed: ${Object.keys(edit).join(', ')}`;
}

/** An item with a change that is not in git yet. @internal */
export function withPending(
  item: ActionItem,
  pending: string | null,
  today: string,
): ActionItem {
  if (pending === null) return item;
  const { edit }: PendingChange = JSON.parse(pending);
  const { title = item.title, severity = item.severity } = edit;
  const due = 'due' in edit ? edit.due : item.due;
  const done = 'done' in edit ? edit.done : item.done;
  const isDone = done !== undefined;
  const late = due !== undefined && due < today;
  const open: ActionItem['state'] = late ? 'overdue' : 'open';
  return {
    ...item,
    title,
    severity,
    due,
    done: done === true ? today : done,
    state: isDone ? 'done' : open,
  };
}
