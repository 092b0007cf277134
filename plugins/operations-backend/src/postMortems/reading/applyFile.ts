import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { isPublishedAs } from '../desk/texts';
import { Account } from '../account';
import { NewEvent, PostMortemWriter } from '../PostMortemWriter';
import { PostMortemRow } from '../rows';
import { ReadFile } from './ReadFile';

/** What came out of git, and who it was. */
function eventOf(row: PostMortemRow, { file }: ReadFile): NewEvent {
  const first = row.markdown === null;
  return {
    kind: first ? 'published' : 'editedInGit',
    text: first ? `Read in from ${file.path}` : 'Edited in git',
    at: file.changedAt.getTime(),
    name: file.changedBy?.name,
    data: { revision: file.revision, url: file.url },
  };
}

/** The incident that a text names, where it has no other post-mortem. @internal */
export async function incidentOf(
  writer: PostMortemWriter,
  row: PostMortemRow,
  { document }: Account,
): Promise<string | null> {
  if (!document.incident) return row.incident_id;
  const incident = await writer
    .transaction('incidents')
    .where('key', document.incident.toLocaleUpperCase('en-US'))
    .first('id', 'duplicate_of');
  const id: string | undefined = incident?.duplicate_of ?? incident?.id;
  if (id === undefined) return row.incident_id;
  const other = await writer
    .transaction('post_mortems')
    .where('incident_id', id)
    .whereNot('id', row.id)
    .first('id');
  return other ? row.incident_id : id;
}

/** Says once that the public account is held back. */
async function tellWithheld(
  writer: PostMortemWriter,
  row: PostMortemRow,
  account: Account,
): Promise<void> {
  if (account.leaks.length === 0 || row.leaks !== null) return;
  await writer.tell(row.id, {
    kind: 'withheld',
    text: 'The public account is held back: something in it looks like personal data or a secret',
  });
}

/**
 * Lets a post-mortem say what its file says. Its row is held.
 *
 * @param event - what happened, where it is known better than that it was edited in git.
 * @internal
 */
export async function applyFile(
  writer: PostMortemWriter,
  row: PostMortemRow,
  options: {
    repository: Pick<DocumentRepository, 'id'>;
    read: ReadFile & { account: Account };
    event?: NewEvent;
  },
): Promise<void> {
  const { repository, read, event } = options;
  const { file, account } = read;
  const { id } = row;
  const { status } = account.document;
  const text = file.text ?? '';
  const working = await writer.working(id);
  if (working && isPublishedAs(working.markdown, row, text)) {
    await writer.dropWorking(id);
  }
  const moved = row.path !== null && row.path !== file.path;
  if (moved && row.repository === repository.id) {
    await writer.tell(id, {
      kind: 'renamed',
      text: `Renamed from ${row.path} to ${file.path}`,
      at: file.changedAt.getTime(),
      data: { revision: file.revision },
    });
  }
  const edited = row.markdown !== text || row.gone_at !== null;
  if (event) await writer.tell(id, event);
  else if (edited) await writer.tell(id, eventOf(row, read));
  await tellWithheld(writer, row, account);
  await writer.putAccount(id, account, {
    items: true,
    status,
    markdown: text,
    repository: repository.id,
    path: file.path,
    content_id: file.contentId,
    revision: file.revision,
    url: file.url ?? null,
    changed_at: file.changedAt.getTime(),
    gone_at: null,
    incident_id: await incidentOf(writer, row, account),
    published_at:
      status === 'published' && row.published_at === null
        ? event?.at ?? (event ? writer.now : file.changedAt.getTime())
        : row.published_at,
  });
}

/** The file has left git: nothing of it is shown any more. Its row is held. @internal */
export async function applyGone(
  writer: PostMortemWriter,
  row: PostMortemRow,
): Promise<void> {
  const { id, path } = row;
  await writer.tell(id, { kind: 'gone', text: `${path} has left git` });
  const working = await writer.working(id);
  const nothing = {
    incident_id: null,
    public_title: null,
    public_summary: null,
    public_text: null,
    public_search_text: null,
    public_basis: null,
    leaks: null,
  };
  if (!working) {
    await writer.put(id, { ...nothing, gone_at: writer.now, content_id: null });
    return;
  }
  // Somebody writes at it: that text is all there is now, made from nothing that is in git.
  await writer.putWorking({ ...working, base_content_id: null });
  await writer.transaction('action_items').where('post_mortem_id', id).delete();
  await writer.put(id, {
    ...nothing,
    incident_id: row.incident_id,
    status: working.proposal === null ? 'draft' : 'inReview',
    markdown: null,
    content_id: null,
    repository: null,
    path: null,
  });
}
