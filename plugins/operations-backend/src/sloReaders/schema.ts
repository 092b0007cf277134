import { BudgetPolicyStep } from '@operate-first/plugin-operations-common';
import { parse } from 'yaml';
import { z } from 'zod';

const steps: z.ZodType<BudgetPolicyStep[]> = z
  .array(
    z.strictObject({
      atRemaining: z.number().max(1),
      action: z.string().trim().min(1).max(500),
      blocksReleases: z.boolean().default(false),
    }),
  )
  .min(1)
  .max(20);

/** What people wrote, or why it cannot be read. @internal */
export type Written<T> =
  | { ok: true; value: T }
  | { ok: false; message: string };

function read<T>(schema: z.ZodType<T>, value: unknown): Written<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const [{ path, message }] = result.error.issues;
  const where = path.length > 0 ? `${path.join('.')}: ` : '';
  return { ok: false, message: `${where}${message}` };
}

function readText<T>(schema: z.ZodType<T>, text: string): Written<T> {
  try {
    return read(schema, parse(text, { maxAliasCount: 0 }));
  } catch {
    return { ok: false, message: 'It is neither YAML nor JSON.' };
  }
}

/** The steps of a budget policy, from configuration. @internal */
export function readPolicySteps(value: unknown): Written<BudgetPolicyStep[]> {
  return read(steps, value);
}

/** The steps of a budget policy, from an annotation. @internal */
export function parsePolicySteps(text: string): Written<BudgetPolicyStep[]> {
  return readText(steps, text);
}

/** A link to a dashboard. @internal */
export interface DashboardLink {
  title: string;
  url: string;
}

const url = z
  .string()
  .max(2_000)
  .refine(text => /^https?:\/\//i.test(text) && URL.canParse(text), {
    message: 'must be a URL of http or https',
  });

const dashboards: z.ZodType<DashboardLink[]> = z
  .array(z.strictObject({ title: z.string().trim().min(1).max(200), url }))
  .max(50);

/** A list of dashboards, from an annotation. @internal */
export function parseDashboards(text: string): Written<DashboardLink[]> {
  return readText(dashboards, text);
}

/** Whether a text is a link that a page may show. @internal */
export function isLink(text: string): boolean {
  return url.safeParse(text).success;
}
