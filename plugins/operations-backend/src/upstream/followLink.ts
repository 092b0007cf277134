import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { UpstreamRow } from './rows';
import { UpstreamSubject } from './Subjects';
import { tellTimeline, TimelineOptions } from './tellTimeline';

/** What is to be followed. @internal */
export type NewLink = Omit<
  UpstreamRow,
  | 'id'
  | 'subject_kind'
  | 'subject_id'
  | 'created_at'
  | 'etag'
  | 'attempts'
  | 'problem'
>;

/**
 * Stores that something is followed, and says so where it is about an incident.
 *
 * @returns the id of the link; of the one that is there, where the same address is followed already.
 * @internal
 */
export async function followLink(
  { kind, id }: Pick<UpstreamSubject, 'kind' | 'id'>,
  columns: NewLink,
  options: TimelineOptions & { database: Knex; now: () => number },
): Promise<string> {
  const { database, now } = options;
  const same = { subject_kind: kind, subject_id: id };
  const row: UpstreamRow = {
    ...columns,
    ...same,
    id: randomUUID(),
    created_at: now(),
    etag: null,
    attempts: 0,
    problem: null,
  };
  const [kept]: UpstreamRow[] = await database('upstream_links')
    .insert(row)
    .onConflict(['subject_kind', 'subject_id', 'url'])
    .ignore()
    .returning('*');
  if (!kept) {
    const known = await database('upstream_links')
      .where({ ...same, url: row.url })
      .first('id');
    return known.id;
  }
  // What is opened by the portal is said once it is there.
  if (row.url) {
    await tellTimeline(row, `Followed upstream: ${row.name ?? row.url}`, {
      ...options,
      actor: { kind: 'person', ref: row.created_by },
      key: 'followed',
    });
  }
  return row.id;
}
