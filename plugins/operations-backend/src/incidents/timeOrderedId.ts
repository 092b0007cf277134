import { randomUUID } from 'node:crypto';

const last = { time: 0, count: 0 };

/** An id that sorts after those made before it in this process, and by time among processes. @internal */
export function timeOrderedId(now: number): string {
  last.count = last.time === now ? last.count + 1 : 0;
  last.time = now;
  const time = now.toString(16).padStart(12, '0');
  const count = last.count.toString(16).padStart(4, '0').slice(-4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${count}${randomUUID().slice(
    18,
  )}`;
}
