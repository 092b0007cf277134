import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { Account } from '../account';
import { isPostMortemKey } from '../keys';
import { PostMortemWriter } from '../PostMortemWriter';
import { PostMortemRow } from '../rows';
import { ReadFile } from './ReadFile';

/**
 * The post-mortem that a file is of: by the key that it says, by its path or its former one, or by its incident;
 * otherwise a new one. It is held.
 *
 * @internal
 */
export async function matchRow(
  writer: PostMortemWriter,
  options: {
    read: ReadFile & { account: Account };
    repository: Pick<DocumentRepository, 'id'>;
    /** Where git says that it was before. */
    former?: string;
  },
): Promise<PostMortemRow> {
  const { read, repository, former } = options;
  const { document } = read.account;
  const find = async (where: object): Promise<PostMortemRow | undefined> => {
    const row = await writer
      .transaction('post_mortems')
      .where(where)
      .orderByRaw('gone_at is not null')
      .first('id');
    return row && writer.hold(row.id);
  };
  const key = isPostMortemKey(document.id) ? document.id : undefined;
  if (key !== undefined) {
    const byKey = await find({ key });
    if (byKey) return byKey;
  }
  const at = async (path: string) => {
    const row = await find({ repository: repository.id, path });
    // One that says another key is another one.
    return key === undefined || row?.key === key ? row : undefined;
  };
  const byPath =
    (await at(read.file.path)) ??
    (former === undefined ? undefined : await at(former));
  if (byPath) return byPath;
  const byIncident = key === undefined && (await ofIncident(writer, read));
  if (byIncident) return byIncident;
  return writer.open({ key, visibility: document.visibility });
}

/** A draft of the same incident, which nobody has put into git yet. */
async function ofIncident(
  writer: PostMortemWriter,
  { account }: { account: Account },
): Promise<PostMortemRow | undefined> {
  const { incident } = account.document;
  if (!incident) return undefined;
  const row = await writer
    .transaction('post_mortems')
    .join('incidents', 'incidents.id', 'post_mortems.incident_id')
    .where('incidents.key', incident.toLocaleUpperCase('en-US'))
    .whereNull('post_mortems.path')
    .first('post_mortems.id');
  return row && writer.hold(row.id);
}
