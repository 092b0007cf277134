import { z } from 'zod';
import { Evidence } from './Evidence';

/** Ours, from whichever version wrote it: whatever is no list is none. */
const list = <T>() => z.array(z.custom<T>(value => typeof value === 'object'));

/** What a row of facts holds, by its kind. @internal */
export const pinnedFacts = z
  .object({
    health: list<Evidence['health'][number]>(),
    looks: list<Evidence['looks'][number]>(),
    changes: list<Evidence['changes'][number]>(),
    alerts: list<Evidence['alerts'][number]>(),
    slos: list<Evidence['slos'][number]>(),
  })
  .partial();

/** @internal */
export const pinnedSummary = z.object({ missing: z.array(z.string()) });
