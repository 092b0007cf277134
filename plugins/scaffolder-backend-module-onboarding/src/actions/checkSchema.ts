import type { z as Zod } from 'zod/v3';

/** A check, as actions give it to one another. @internal */
export function checkSchema(z: typeof Zod) {
  return z.object({
    name: z.string(),
    status: z.enum(['passed', 'failed', 'not run']),
    applies: z
      .boolean()
      .optional()
      .describe('False where there is nothing for it to look at'),
    message: z.string(),
    findings: z.array(
      z.object({
        path: z.string(),
        object: z.string().optional(),
        message: z.string(),
      }),
    ),
  });
}
