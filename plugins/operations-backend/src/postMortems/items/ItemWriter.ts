import { NotFoundError } from '@backstage/errors';
import {
  ActionItemEdit,
  changeActionItem,
} from '@operate-first/plugin-operations-common';
import {
  ChangeConflictError,
  ChangeRefusedError,
  DocumentRepository,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { PublicText } from '../../redaction/PublicText';
import { readAccount } from '../account';
import { CommitAuthors } from '../desk/CommitAuthors';
import { PostMortemStore } from '../PostMortemStore';
import { NewEvent } from '../PostMortemWriter';
import { RepositoryReading } from '../reading/RepositoryReading';
import { RepositorySet } from '../RepositorySet';
import { repositoryError } from '../RepositoryUnavailableError';
import { PostMortemRow } from '../rows';
import { PendingChange } from './pending';

const REMOTE_MILLISECONDS = 60_000;
const ATTEMPTS = 3;

/** @internal */
export interface ItemWriterOptions {
  database: Knex;
  store: PostMortemStore;
  publicText: PublicText;
  repositories: RepositorySet;
  authors: CommitAuthors;
}

/**
 * Writes changes of action items into the text that they stand in, and that text into git.
 *
 * @internal
 */
export class ItemWriter {
  readonly #options: ItemWriterOptions;

  static create(options: ItemWriterOptions): ItemWriter {
    return new ItemWriter(options);
  }

  private constructor(options: ItemWriterOptions) {
    this.#options = options;
  }

  /** Throws RepositoryUnavailableError where it is worth to try again; otherwise the change is forgotten. */
  async write(
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
