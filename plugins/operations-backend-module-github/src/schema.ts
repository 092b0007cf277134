import { z } from 'zod';

const timeSchema = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text));

/** Missing where the account is gone. */
const userSchema = z.object({ id: z.number(), login: z.string() }).nullish();

const textSchema = z
  .string()
  .nullish()
  .transform(text => text ?? '');

/** @internal */
export const issueSchema = z.object({
  id: z.number(),
  number: z.number(),
  html_url: z.url(),
  title: z.string(),
  body: textSchema,
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  created_at: timeSchema,
  updated_at: timeSchema,
  closed_at: timeSchema.nullish(),
  user: userSchema,
  /** Where it is none, but a pull request. */
  pull_request: z.object({ merged_at: timeSchema.nullish() }).nullish(),
  labels: z
    .array(
      z.union([
        z.string(),
        z
          .object({ name: z.string().nullish() })
          .transform(({ name }) => name ?? ''),
      ]),
    )
    .nullish(),
});

/** @internal */
export type Issue = z.output<typeof issueSchema>;

/** @internal */
export const commentSchema = z.object({
  id: z.number(),
  html_url: z.url(),
  body: textSchema,
  updated_at: timeSchema,
  user: userSchema,
});

/** @internal */
export type Comment = z.output<typeof commentSchema>;

/** @internal */
export const issueEventSchema = z.object({
  event: z.string(),
  created_at: timeSchema,
  actor: userSchema,
});

/** What is read of the timeline of an issue; most kinds of events have little of it. @internal */
export const timelineSchema = z.array(
  z.object({
    event: z.string().nullish(),
    created_at: timeSchema.nullish(),
    commit_id: z.string().nullish(),
    commit_url: z.string().nullish(),
    source: z
      .object({
        issue: z
          .object({
            html_url: z.url(),
            pull_request: z
              .object({ merged_at: timeSchema.nullish() })
              .nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
);

/** @internal */
export type TimelineEvent = z.output<typeof timelineSchema>[number];

/** What is read of the webhooks `issues` and `issue_comment`. @internal */
export const deliverySchema = z.object({
  action: z.string(),
  issue: issueSchema,
  comment: commentSchema.optional(),
  sender: userSchema,
  changes: z.object({ new_issue: issueSchema.optional() }).optional(),
});

/** @internal */
export type Delivery = z.output<typeof deliverySchema>;

/** @internal */
export const pullSchema = z.object({
  title: z.string(),
  state: z.enum(['open', 'closed']),
  merged_at: timeSchema.nullish(),
  merge_commit_sha: z.string().nullish(),
  base: z.object({ ref: z.string() }),
});

/** @internal */
export const pullRefSchema = z.object({
  number: z.number(),
  html_url: z.url(),
});

/** The latest of each reviewer counts. @internal */
export const reviewsSchema = z.array(
  z.object({
    state: z.string(),
    user: userSchema,
    commit_id: z.string().nullish(),
  }),
);

/** @internal */
export const commitSchema = z.object({
  sha: z.string(),
  commit: z.object({
    message: z.string(),
    committer: z.object({ date: timeSchema }).nullish(),
  }),
});

/** @internal */
export const releasesSchema = z.array(
  z.object({
    tag_name: z.string(),
    draft: z.boolean().nullish(),
    published_at: timeSchema.nullish(),
  }),
);

/** @internal */
export const tagsSchema = z.array(z.object({ name: z.string() }));

/** @internal */
export const comparisonSchema = z.object({ status: z.string() });

/** @internal */
export const repositorySchema = z.object({
  default_branch: z.string(),
  private: z.boolean().nullish(),
});

/** What is read of the webhook `pull_request`. @internal */
export const pullDeliverySchema = z.object({
  pull_request: z.object({ html_url: z.url() }),
});
