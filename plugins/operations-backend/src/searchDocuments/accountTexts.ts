import {
  accountText,
  readPostMortem,
} from '@operate-first/plugin-operations-common';
import { PostMortemRow } from '../postMortems/rows';
import { PublicText } from '../redaction/PublicText';
import { visibleShown } from './visibleText';

/** What of a post-mortem its texts are made from. @internal */
export type WrittenPostMortem = Pick<
  PostMortemRow,
  | 'id'
  | 'key'
  | 'status'
  | 'visibility'
  | 'title'
  | 'markdown'
  | 'public_title'
  | 'public_text'
>;

/** The texts of a published post-mortem, in both accounts; the public one is redacted already. @internal */
export function accountTexts(
  row: WrittenPostMortem,
  publicText: PublicText,
): {
  internal: { title: string; text: string };
  public?: { title: string; text: string };
} {
  const { document } = readPostMortem(row.markdown ?? '', { path: row.key });
  const internal = {
    title: publicText.withoutRemoved(row.title),
    text: document ? publicText.withoutRemoved(accountText(document)) : '',
  };
  if (row.visibility !== 'public' || row.public_text === null) {
    return { internal };
  }
  const title = row.public_title ?? row.key;
  const text = visibleShown(row.public_text, false, publicText);
  return { internal, public: text === undefined ? undefined : { title, text } };
}
