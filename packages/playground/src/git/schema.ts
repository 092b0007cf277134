import { z } from 'zod';

/** What the folder of the repositories says of itself. @internal */
export const stampSchema = z.looseObject({
  layout: z.number(),
  /** When the histories end. */
  until: z.iso.datetime(),
});

/** @internal */
export type Stamp = z.infer<typeof stampSchema>;
