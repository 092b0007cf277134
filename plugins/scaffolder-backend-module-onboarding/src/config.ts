import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { authorSchema, sourcesSchema } from './schema';
import { Person } from './source/author';

const ROOT = 'scaffolder.onboarding';

/** A place where new repositories come into being by a push. @internal */
export interface SourcePlace {
  /** How the addresses of its repositories begin. */
  base: string;
  /** Where they are pushed to; `base`, when missing. */
  push?: string;
  username?: string;
  token?: string;
}

/** Where new repositories may be made; nowhere, where nobody says anything. @internal */
export function readSources(config: Config): SourcePlace[] {
  const written = config.getOptional(`${ROOT}.sources`) ?? [];
  const { data, error } = sourcesSchema.safeParse(written);
  if (data) return data;
  const [{ path, message }] = error.issues;
  const field = path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  throw new InputError(
    `${ROOT}.sources${field} in the configuration: ${message}`,
  );
}

/** Who commits, and is the author where a task has no user. @internal */
export function readCommitter(config: Config): Person {
  return authorSchema.parse(
    config.getOptional('scaffolder.defaultAuthor') ?? {},
  );
}

/** The programs that may have kustomize, the first that has it is taken. @internal */
export function readPrograms(config: Config): string[] {
  const one = config.getOptionalString(`${ROOT}.kustomize`);
  return one ? [one] : ['kustomize', 'kubectl'];
}
