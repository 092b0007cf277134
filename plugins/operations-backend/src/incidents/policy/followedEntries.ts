import {
  HealthReason,
  HealthStatus,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { createHash } from 'node:crypto';
import { ChangeRow, CodeChangeRow, TransitionRow } from '../../database/rows';
import { NewEntry } from '../model';
import { POLICY } from './alertEntries';

/** More of one kind at once is noise. @internal */
export const MOST_ENTRIES = 200;
/** The same change reaches one cluster after the other, so far apart; it is told when no further one is to be expected. */
const APART = 20_000;

const WORDS: Record<HealthStatus, string> = {
  healthy: 'is well',
  degraded: 'is degraded',
  down: 'is down',
  unknown: 'is unknown',
};

type Names = ReadonlyMap<string, string>;
type Followed = Pick<NewEntry, 'actor' | 'serviceId' | 'visibility' | 'at'>;

function followed(row: { service_id: string; at: number | string }): Followed {
  return {
    actor: POLICY,
    at: Number(row.at),
    serviceId: row.service_id,
    // Its service decides who sees it.
    visibility: 'public' satisfies Visibility,
  };
}

/** That the health of a service has changed. @internal */
export function healthEntry(row: TransitionRow, names: Names): NewEntry {
  const reasons: HealthReason[] = JSON.parse(row.reasons);
  const reason = reasons.find(({ status }) => status === row.status);
  const why = reason ? `: ${reason.message}` : '.';
  return {
    ...followed(row),
    kind: 'health',
    text: `${names.get(row.service_id)} ${WORDS[row.status]}${why}`,
    dedupeKey: `health:${row.service_id}:${row.environment}:${row.at}`,
  };
}

/** The same change, cluster by cluster, the first one first. */
function groupsOf(rows: ChangeRow[]): ChangeRow[][] {
  const groups: ChangeRow[][] = [];
  const last = new Map<string, ChangeRow[]>();
  const sorted = [...rows].sort(
    (a, b) => Number(a.at) - Number(b.at) || (a.id < b.id ? -1 : 1),
  );
  for (const row of sorted) {
    const what = JSON.stringify([row.service_id, row.kind, row.summary]);
    const group = last.get(what);
    const before = group?.at(-1);
    if (group && before && Number(row.at) - Number(before.at) <= APART) {
      group.push(row);
    } else {
      const begun = [row];
      last.set(what, begun);
      groups.push(begun);
    }
  }
  return groups;
}

function changeEntry(group: ChangeRow[], names: Names): NewEntry {
  const [first] = group;
  const clusters = [
    ...new Set(group.flatMap(({ cluster }) => cluster || [])),
  ].sort();
  const where = clusters.length > 0 ? ` (${clusters.join(', ')})` : '';
  const ids = group.map(({ id }) => id).sort();
  const known =
    ids.length === 1
      ? ids[0]
      : createHash('sha256').update(ids.join()).digest('hex');
  return {
    ...followed(first),
    kind: 'change',
    text: `${names.get(first.service_id)}: ${first.summary}${where}`,
    data: { changeId: first.id },
    dedupeKey: `change:${known}`,
  };
}

/** A commit is rolled out so soon: then the rollout tells of it. */
const ROLLED_OUT_WITHIN = 15 * 60_000;

const WRITTEN: Partial<Record<CodeChangeRow['kind'], string>> = {
  gitops: 'its manifests were changed',
  configuration: 'its configuration was changed',
};

/** Commits to manifests that no rollout tells of. What their authors wrote stays where its readers are known. @internal */
export function writtenEntries(
  rows: CodeChangeRow[],
  changes: ChangeRow[],
  names: Names,
): NewEntry[] {
  const isRolledOut = ({ service_id, at }: CodeChangeRow) =>
    changes.some(
      change =>
        change.service_id === service_id &&
        change.kind === 'rollout' &&
        Number(change.at) >= Number(at) &&
        Number(change.at) <= Number(at) + ROLLED_OUT_WITHIN,
    );
  return rows
    .filter(row => !isRolledOut(row))
    .slice(0, MOST_ENTRIES)
    .map(row => ({
      ...followed(row),
      kind: 'change',
      text: `${names.get(row.service_id)}: ${
        WRITTEN[row.kind]
      } (${row.revision.slice(0, 7)})`,
      data: { changeId: row.id },
      dedupeKey: `code:${row.service_id}:${row.revision}`,
    }));
}

/** What was rolled out, scaled and restarted: each change once, with the clusters that it reached. @internal */
export function changeEntries(
  rows: ChangeRow[],
  names: Names,
  now: number,
): NewEntry[] {
  return groupsOf(rows)
    .filter(group => Number(group[group.length - 1].at) + APART < now)
    .slice(-MOST_ENTRIES)
    .map(group => changeEntry(group, names));
}
