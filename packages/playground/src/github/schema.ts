import { z } from 'zod';

const name = z.union([
  z.string(),
  z.object({ name: z.string() }).transform(label => label.name),
]);

/** @internal */
export const newIssueSchema = z.object({
  title: z.string().min(1),
  body: z.string().nullish(),
  labels: z.array(name).default([]),
});

/** @internal */
export const issueEditSchema = z.object({
  title: z.string().min(1).optional(),
  body: z.string().optional(),
  labels: z.array(name).optional(),
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.string().nullish(),
});

/** @internal */
export const commentSchema = z.object({ body: z.string().min(1) });

/** @internal */
export const labelSchema = z.object({ name: z.string().min(1) });

/** What somebody fills into a form, by the ids of its fields. @internal */
export const filledInSchema = z.object({
  title: z.string().optional(),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

const partSchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  attributes: z.looseObject({
    label: z.string().optional(),
    options: z
      .array(z.union([z.string(), z.looseObject({ label: z.string() })]))
      .optional(),
    default: z.int().optional(),
    value: z.string().optional(),
  }),
  validations: z.looseObject({ required: z.boolean().optional() }).optional(),
});

/** A file of `.github/ISSUE_TEMPLATE`, as much of it as is needed to fill it in. @internal */
export const formSchema = z.looseObject({
  title: z.string().default(''),
  labels: z.array(z.string()).default([]),
  body: z.array(partSchema),
});

/** @internal */
export type Form = z.output<typeof formSchema>;
