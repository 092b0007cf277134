/** A day as people write it, in UTC. @internal */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
