import { PublicText } from '../../redaction/PublicText';
import { NO_PUBLIC, readAccount } from '../account';
import { PostMortemWriter } from '../PostMortemWriter';

/** Lists show what a draft says of itself, as far as it can be read. @internal */
export async function putDraft(
  writer: PostMortemWriter,
  id: string,
  options: { markdown: string; publicText: PublicText; now: number },
): Promise<void> {
  const { markdown, publicText, now } = options;
  const { account } = readAccount(markdown, {
    publicText,
    read: { path: 'untitled' },
    now,
  });
  if (account) await writer.putAccount(id, account, NO_PUBLIC);
  else await writer.put(id);
}
