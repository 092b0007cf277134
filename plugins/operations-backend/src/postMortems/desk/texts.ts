import {
  readPostMortem,
  writePostMortem,
} from '@operate-first/plugin-operations-common';
import { FieldConflictError, FieldError } from '../../api/FieldError';
import { PublicText } from '../../redaction/PublicText';
import { PostMortemRow, WorkingRow } from '../rows';

const MOST_NAMED = 9;

/** A text as it is published, under its key; who may read it stands in it, whatever its repository takes for granted. @internal */
export function publishedText(
  markdown: string,
  { key, visibility }: Pick<PostMortemRow, 'key' | 'visibility'>,
): string {
  const { document } = readPostMortem(markdown, {
    path: key,
    defaults: { visibility },
  });
  return writePostMortem(markdown, {
    id: key,
    status: 'published',
    visibility: document?.visibility ?? visibility,
  });
}

/** Whether a text would be published as this one. @internal */
export function isPublishedAs(
  markdown: string,
  row: Pick<PostMortemRow, 'key' | 'visibility'>,
  text: string,
): boolean {
  try {
    return publishedText(markdown, row).trim() === text.trim();
  } catch {
    // What cannot be published is not published.
    return false;
  }
}

/** Refuses to write over what somebody else has saved. @internal */
export function checkVersion(
  working: WorkingRow | undefined,
  version: number,
): void {
  if ((working?.text_version ?? 0) === version) return;
  throw new FieldConflictError({
    field: 'working',
    value: working?.markdown,
    message: working
      ? 'Somebody has saved this text since you began.'
      : 'The text that you were writing is not there any more: it was published or discarded.',
    remedy: working
      ? `Look at what it says now, then save with the version ${working.text_version}.`
      : 'Look at it again, and save with the version 0 to begin a new one.',
  });
}

/** Refuses to take back what was changed in git meanwhile. @internal */
export function checkBase(
  row: Pick<PostMortemRow, 'content_id' | 'markdown'>,
  working: WorkingRow | undefined,
  base: string | undefined,
): void {
  const madeFrom = base ?? working?.base_content_id ?? row.content_id;
  if (madeFrom === row.content_id) return;
  throw new FieldConflictError({
    field: 'base',
    value: row.markdown ?? undefined,
    message: 'It was changed in git since this text was begun.',
    remedy: row.content_id
      ? `Take over what was changed, then save with the base ${row.content_id}.`
      : 'Its file is gone. Look at it again.',
  });
}

/** Refuses what nobody can write into git. @internal */
export function checkText(markdown: string): void {
  if (!markdown.includes('\0')) return;
  throw new FieldError({
    field: 'markdown',
    message: 'The text has a NUL character in it.',
    remedy: 'Take it out.',
  });
}

/** Refuses to let git keep a secret for ever. The answer says where it is, and never what. @internal */
export function checkSecrets(markdown: string, publicText: PublicText): void {
  const [first, ...others] = publicText.secretsIn(markdown);
  if (!first) return;
  const more = others.map(({ kind, line }) => `${kind} on line ${line}`);
  throw new FieldError({
    field: 'markdown',
    value: `${first.kind} on line ${first.line}`,
    message: `There is a secret in the text: ${[
      `${first.kind} on line ${first.line}`,
      ...more.slice(0, MOST_NAMED),
    ].join(', ')}${more.length > MOST_NAMED ? ', and more' : ''}.`,
    remedy:
      'Take it out, revoke it, and put the text to review then: git keeps what is in it for ever.',
  });
}
