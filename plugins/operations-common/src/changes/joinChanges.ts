import { Change } from '../generated/openapi';
import { JoinedChange, ServiceChange } from './model';

const MINUTE = 60_000;
/** One rollout reaches one cluster after the other, so far apart. */
const APART = 10 * MINUTE;
/** Clocks of committers and clusters differ by so much: what seems to be older than its commit may still be of it. */
const CLOCKS_APART = MINUTE;
/** A commit is rolled out so soon after it was made, where nothing else says which one it was. */
const ROLLED_OUT_WITHIN = 15 * MINUTE;
const LIVE: ReadonlySet<Change['kind']> = new Set(['rollout', 'scaling']);
const WRITTEN: ReadonlySet<Change['kind']> = new Set([
  'gitops',
  'configuration',
]);

function timeOf({ change }: ServiceChange): number {
  return Date.parse(change.at);
}

function sameRevision(a: string | undefined, b: string | undefined): boolean {
  if (!a || !b) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 7 && long.startsWith(short);
}

/** The same rollout in another cluster or of another workload of the same image. */
function isSameRollout(a: JoinedChange, b: ServiceChange): boolean {
  if (a.service !== b.service || a.change.kind !== b.change.kind) return false;
  if (Math.abs(timeOf(a) - timeOf(b)) > APART) return false;
  return (
    sameRevision(a.change.code?.revision, b.change.code?.revision) ||
    (a.change.summary === b.change.summary &&
      a.change.object?.kind === b.change.object?.kind &&
      a.change.object?.name === b.change.object?.name)
  );
}

function namesImage(commit: ServiceChange, live: ServiceChange): boolean {
  const named = new Set(commit.images ?? []);
  const message = commit.change.code?.message ?? commit.change.summary;
  return (live.images ?? []).some(
    image => named.has(image) || (image.length > 2 && message.includes(image)),
  );
}

/** How well a commit explains what went live: 0 is not at all. */
function made(commit: ServiceChange, live: ServiceChange): number {
  if (sameRevision(commit.change.code?.revision, live.change.code?.revision)) {
    return 3;
  }
  if (commit.service !== live.service) return 0;
  // What names its own commit was made by no other.
  if (WRITTEN.has(commit.change.kind) && live.change.code) return 0;
  if (commit.change.kind === 'commit') {
    const brought = live.change.commits ?? [];
    return brought.some(({ revision }) =>
      sameRevision(revision, commit.change.code?.revision),
    )
      ? 3
      : 0;
  }
  if (!WRITTEN.has(commit.change.kind)) return 0;
  const after = timeOf(live) - timeOf(commit);
  if (after < -CLOCKS_APART || after > ROLLED_OUT_WITHIN) return 0;
  // Whatever else went live after the commit is more likely of it.
  if (after < 0) return 0.5;
  return namesImage(commit, live) ? 2 : 1;
}

function alone(one: ServiceChange): JoinedChange {
  const { cluster } = one.change.scope ?? {};
  return { ...one, ids: [one.change.id], clusters: cluster ? [cluster] : [] };
}

function add(to: JoinedChange, one: ServiceChange): void {
  const { cluster } = one.change.scope ?? {};
  if (!to.ids.includes(one.change.id)) to.ids.push(one.change.id);
  if (cluster && !to.clusters.includes(cluster)) to.clusters.push(cluster);
  if (one.images)
    to.images = [...new Set([...(to.images ?? []), ...one.images])];
  if (one.paths) to.paths = [...new Set([...(to.paths ?? []), ...one.paths])];
  to.reverts ??= one.reverts;
}

/** Those that are not too long before; all are sorted by time, so that the rest is not looked at. */
function lately(groups: JoinedChange[], one: ServiceChange): JoinedChange[] {
  const since = timeOf(one) - APART;
  const first = groups.findLastIndex(group => timeOf(group) < since);
  return groups.slice(first + 1);
}

function liveOnes(changes: ServiceChange[]): JoinedChange[] {
  const groups: JoinedChange[] = [];
  const sorted = [...changes].sort((a, b) => timeOf(a) - timeOf(b));
  for (const one of sorted) {
    const group = lately(groups, one).find(known => isSameRollout(known, one));
    if (group) add(group, one);
    else groups.push(alone(one));
  }
  return groups;
}

/**
 * Makes one of what belongs together: the same rollout in several clusters, the commit that made it, and the commits of
 * source that it brought. What went live leads; its `code` is the commit that made it.
 *
 * @returns the newest first.
 * @public
 */
export function joinChanges(changes: ServiceChange[]): JoinedChange[] {
  const groups = liveOnes(
    changes.filter(({ change }) => LIVE.has(change.kind)),
  );
  const rest: JoinedChange[] = [];
  for (const one of changes.filter(({ change }) => !LIVE.has(change.kind))) {
    const [best] = groups
      .map(group => ({ group, fit: made(one, group) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit || timeOf(a.group) - timeOf(b.group));
    if (!best) {
      rest.push(alone(one));
      continue;
    }
    add(best.group, one);
    const { group } = best;
    const { code } = one.change;
    if (WRITTEN.has(one.change.kind) && code) {
      group.change = { ...group.change, code: group.change.code ?? code };
    }
  }
  return [...groups, ...rest].sort((a, b) => timeOf(b) - timeOf(a));
}
