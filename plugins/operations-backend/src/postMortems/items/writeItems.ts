import { Knex } from 'knex';
import { storable } from '../../database/text';
import { ItemColumns } from '../account';
import { ActionItemRow } from '../rows';

const WEEK = 7 * 24 * 60 * 60 * 1000;
const MOST_ITEMS = 200;

/** Whoever reads an old account in does not want to be reminded of all it promised on the same day. */
function remindedAt({ due, done }: ItemColumns, now: number): number | null {
  const late = !done && due !== null && Date.parse(due) < now - WEEK;
  return late ? now : null;
}

/** Replaces the action items of a post-mortem by what its text says; reminders are remembered. @internal */
export async function writeItems(
  transaction: Knex.Transaction,
  postMortemId: string,
  items: ItemColumns[],
  now: number,
): Promise<void> {
  const rows: ActionItemRow[] = await transaction('action_items').where(
    'post_mortem_id',
    postMortemId,
  );
  const known = new Map(rows.map(row => [row.item_id, row]));
  await transaction('action_items')
    .where('post_mortem_id', postMortemId)
    .delete();
  for (const item of items.slice(0, MOST_ITEMS)) {
    const before = known.get(item.item_id);
    const same = before && before.due === item.due;
    await transaction('action_items').insert({
      ...item,
      title: storable(item.title),
      public_title: item.public_title && storable(item.public_title),
      // The day on which it was done is known better from before, where the text says none.
      done: item.done && before?.done ? before.done : item.done,
      post_mortem_id: postMortemId,
      pending: null,
      reminded_at: same ? before.reminded_at : remindedAt(item, now),
    });
  }
}
