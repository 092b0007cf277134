import { PostMortemWriter } from '../PostMortemWriter';
import { EventRow } from '../rows';

const TOGETHER_MILLISECONDS = 60 * 60 * 1000;

/** Editors save every few seconds: what one person saves within an hour is told once. @internal */
export async function noteSaving(
  writer: PostMortemWriter,
  id: string,
  { by, textVersion }: { by: string; textVersion: number },
): Promise<void> {
  const { transaction, now } = writer;
  const last: EventRow | undefined = await transaction('post_mortem_events')
    .where('post_mortem_id', id)
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first();
  const again =
    last?.kind === 'saved' &&
    last.author === by &&
    Number(last.at) > now - TOGETHER_MILLISECONDS;
  if (again) {
    await transaction('post_mortem_events')
      .where('id', last.id)
      .update({ text_version: textVersion });
    return;
  }
  await writer.tell(id, { kind: 'saved', ref: by, text: 'Saved', textVersion });
}
