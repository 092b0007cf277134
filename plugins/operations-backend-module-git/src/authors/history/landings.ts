import { History, NONE } from './History';

/**
 * With which commit of the branch itself (its first parents) each commit came into it: that is when it began to count, not
 * when somebody wrote it on a branch of their own.
 *
 * @internal
 */
export function landingsOf(history: History, head: number): Uint32Array {
  const landings = new Uint32Array(history.count).fill(NONE);
  const own: number[] = [];
  for (let at = head; at !== NONE; at = history.firstParent(at)) own.push(at);
  for (const landing of own.reverse()) {
    landings[landing] = landing;
    const open = [...history.otherParents(landing)];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (landings[at] !== NONE) continue;
      landings[at] = landing;
      const first = history.firstParent(at);
      if (first !== NONE) open.push(first);
      open.push(...history.otherParents(at));
    }
  }
  return landings;
}
