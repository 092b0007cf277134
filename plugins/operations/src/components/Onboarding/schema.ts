import { z } from 'zod';
import { OnboardingForm, PLACE_REASONS, PROMISES, SKELETONS } from './form';

const text = z.string().max(5_000);
const name = z.string().max(500);

const namespace = z.object({
  id: name,
  name: name.optional(),
  places: z
    .array(z.object({ environment: name, cluster: name }))
    .max(50)
    .optional(),
  suggested: z.enum(PLACE_REASONS).optional(),
  tier: z.enum(['x-small', 'small', 'medium', 'large', 'custom']),
  limits: z.array(z.object({ name, amount: name })).max(50),
  isolated: z.boolean(),
});

const further = z.object({
  id: name,
  repository: text,
  path: name,
  revision: name,
  name: name.optional(),
  addresses: z.record(name, text),
});

const form: z.ZodType<OnboardingForm> = z.object({
  source: z.enum(['existing', 'new']).optional(),
  skeleton: z.enum(SKELETONS),
  madeOn: name.optional(),
  newRepository: text.optional(),
  project: name.optional(),
  repository: text,
  path: name,
  revision: name,
  name: name.optional(),
  title: name,
  description: text,
  type: z.enum(['service', 'website']),
  lifecycle: name,
  system: name,
  visibility: z.enum(['public', 'internal', '']),
  team: name.optional(),
  namespaces: z.array(namespace).min(1).max(50),
  addresses: z.record(name, text),
  promise: z.enum(PROMISES).optional(),
  target: name,
  window: name,
  metricsPort: name,
  metricsPath: name,
  issueTracker: text,
  chat: text,
  further: z.array(further).max(49).optional(),
});

/** What the browser has kept: another version of the portal, or somebody's hands, may have written it. @internal */
export const keptSchema = z.object({
  /** The address by which the form was opened. */
  of: z.string().max(10_000),
  form,
});
