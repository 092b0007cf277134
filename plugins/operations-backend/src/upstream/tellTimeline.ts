import { IncidentStore } from '../incidents/IncidentStore';
import { Actor } from '../incidents/model';
import { Lease } from '../leases';
import { UpstreamRow } from './rows';

/** @internal */
export interface TimelineOptions {
  incidents: IncidentStore;
}

/** Writes a sentence into the timeline of the incident that a link belongs to, once; nothing where it belongs to none. @internal */
export async function tellTimeline(
  row: Pick<UpstreamRow, 'id' | 'subject_kind' | 'subject_id' | 'is_public'> & {
    url: string | null;
  },
  text: string,
  options: TimelineOptions & {
    actor: Actor;
    /** With the id of the link, what tells it from all other sentences. */
    key: string;
    lease?: Lease;
  },
): Promise<void> {
  if (row.subject_kind !== 'incident') return;
  const { actor, lease, key } = options;
  await options.incidents.transaction(
    async writer => {
      const exists = await writer
        .transaction('incidents')
        .where('id', row.subject_id)
        .first('id');
      if (!exists) return;
      await writer.write(row.subject_id, [
        {
          kind: 'ticket',
          at: writer.now,
          text,
          actor,
          ...(!row.is_public && { visibility: 'internal' as const }),
          data: { url: row.url ?? undefined },
          dedupeKey: `upstream:${row.id}:${key}`.slice(0, 200),
        },
      ]);
    },
    { lease },
  );
}
