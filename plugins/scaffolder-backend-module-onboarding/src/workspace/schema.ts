import { z } from 'zod';

/** What is written beside a tree when it is fetched. @internal */
export const fetchedSchema = z.strictObject({
  revision: z.string(),
  path: z.string(),
  /** The sums of the files, by their paths. */
  files: z.record(z.string(), z.string()),
});
