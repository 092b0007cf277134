import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  OnboardingRequest,
  OnboardingTree,
  readOnboardingTree,
  RequestApprovalPolicy,
  RequestPatience,
} from '@operate-first/plugin-operations-common';
import { onboardingSchema } from './schema';

const WHERE = 'operations.onboarding';

/** A cluster as the form offers it. @internal */
export interface OfferedCluster {
  name: string;
  title?: string;
  environments: string[];
  /** Entity refs of the groups who run it. */
  owners: string[];
}

/** @internal */
export interface OnboardingConfig {
  /** The id of the repository that has the tree. */
  repository: string;
  tree: OnboardingTree;
  clusters: OfferedCluster[];
  addresses?: string;
  sources?: string;
  delivery: OnboardingRequest['delivery'];
  template: string;
  /** The target of the location by which the catalog reads the services of the tree. */
  catalogLocation: string[];
  /** Whose APIs forms may try, with `*`. */
  clusterHosts: string[];
  approval: RequestApprovalPolicy;
  /** Entity refs of the groups who run clusters and tree. */
  operators: string[];
  /** What is said otherwise than usual. */
  patience: Partial<RequestPatience>;
}

/** A key of the configuration, its value, and what to write instead. */
function refuse(
  value: unknown,
  path: PropertyKey[],
  message: string,
): InputError {
  const key = path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  let found = value;
  for (const step of path) {
    found = (found as Record<PropertyKey, unknown> | undefined)?.[step];
  }
  const written =
    found === undefined
      ? 'is missing'
      : `is ${JSON.stringify(found).slice(0, 200)}`;
  return new InputError(`${WHERE}${key} ${written}. ${message}`);
}

function stepsOf(field: string): PropertyKey[] {
  return field
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map(step => (/^\d+$/.test(step) ? Number(step) : step));
}

/** What the operators say about the tree itself, without what only the form needs. */
function readTree(
  written: Record<string, unknown>,
  clusters: Array<Record<string, unknown>>,
  portal: string | undefined,
): OnboardingTree {
  const { value, problems } = readOnboardingTree({
    ...(portal && { portal }),
    ...written,
    clusters: clusters.map(
      ({ title: _, environments: __, owners: ___, ...cluster }) => cluster,
    ),
  });
  if (value) return value;
  const [{ field, message }] = problems;
  throw refuse({ tree: written }, ['tree', ...stepsOf(field)], message);
}

/** Clusters of which the policy speaks must be there: a slip would open them. */
function checkPolicy(
  value: unknown,
  { approval, tree }: Pick<OnboardingConfig, 'approval' | 'tree'>,
): void {
  const known = tree.clusters.map(({ name }) => name);
  for (const name of Object.keys(approval.clusters)) {
    if (known.includes(name)) continue;
    throw refuse(
      value,
      ['approval', 'clusters', name],
      `No cluster of the tree is called so. Write one of ${known.join(', ')}.`,
    );
  }
}

/** Reads `operations.onboarding`; undefined where nobody says anything. @internal */
export function readOnboardingConfig(
  operations: Config | undefined,
  appUrl?: string,
): OnboardingConfig | undefined {
  const value = operations?.getOptional<Record<string, unknown>>('onboarding');
  if (value === undefined) return undefined;
  const parsed = onboardingSchema.safeParse(value);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw refuse(value, path, message);
  }
  const { tree: written, approval, ...said } = parsed.data;
  const config: OnboardingConfig = {
    ...said,
    tree: readTree(written, written.clusters, appUrl),
    clusters: written.clusters.map(({ name, title, environments, owners }) => ({
      name,
      title,
      environments,
      owners,
    })),
    approval,
  };
  checkPolicy(value, config);
  return config;
}
