import { z } from 'zod';

const folder = z
  .string()
  .regex(
    /^https?:\/\/[^\s@?#]+\/$/,
    'Write an address that ends with a slash, as in https://git.example.org/team/, without a user.',
  );

/** Where new repositories come into being, as operators write it. @internal */
export const sourcesSchema = z.array(
  z.strictObject({
    base: folder,
    push: folder.optional(),
    username: z.string().min(1).optional(),
    token: z.string().min(1).optional(),
  }),
);

/** Who commits where nobody else is known. @internal */
export const authorSchema = z.object({
  name: z.string().min(1).default('Scaffolder'),
  email: z.string().min(1).default('scaffolder@backstage.io'),
});
