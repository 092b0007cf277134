import { z } from 'zod';

const timeSchema = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text));

/** Missing where the account is gone. */
const accountSchema = z
  .object({ login: z.string(), type: z.string().optional() })
  .nullish();

/** @internal */
export type Account = z.output<typeof accountSchema>;

/** What is read of a list of closed pull requests. @internal */
export const closedPullsSchema = z.array(
  z.object({
    number: z.number(),
    html_url: z.url(),
    title: z.string(),
    updated_at: timeSchema,
    merged_at: timeSchema.nullish(),
    merge_commit_sha: z.string().nullish(),
    head: z.object({ sha: z.string() }),
    user: accountSchema,
  }),
);

/** @internal */
export type ClosedPull = z.output<typeof closedPullsSchema>[number];

/** @internal */
export const pullFilesSchema = z.array(z.object({ filename: z.string() }));

/** @internal */
export const pullReviewsSchema = z.array(
  z.object({ state: z.string(), user: accountSchema }),
);
