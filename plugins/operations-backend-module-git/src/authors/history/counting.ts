import { History } from './History';

/** Commits that were taken back, and those that took them back; of what was taken back twice, nothing is said. */
function undone(history: History): Set<number> {
  const found = new Set<number>();
  // Newest first: a revert that was itself taken back takes nothing back.
  for (const { commit, reverted } of [...history.reverts].reverse()) {
    const target = history.find(reverted);
    if (found.has(commit) || target === undefined) continue;
    found.add(commit);
    found.add(target);
  }
  return found;
}

/**
 * Which commits speak for their authors: not those that the repository says to ignore, that were taken back, or with which a
 * cut-off history begins.
 *
 * @internal
 */
export function countingOf(
  history: History,
  options: { ignored: Iterable<string>; cut: Iterable<string> },
): Uint8Array {
  const counting = new Uint8Array(history.count).fill(1);
  for (const revision of [...options.ignored, ...options.cut]) {
    const commit = history.find(revision);
    if (commit !== undefined) counting[commit] = 0;
  }
  for (const commit of undone(history)) counting[commit] = 0;
  return counting;
}
