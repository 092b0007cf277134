import { z } from 'zod';
import { checkOnboarding } from '../../onboarding/checkOnboarding';
import type { OnboardingRequest } from '../../onboarding/model';
import { QUOTA_TIERS } from '../../onboarding/quotas';
import { buildOnboarding } from '../../onboarding/tree/buildOnboarding';
import { proofPlaces } from '../../requests/proofPlaces';
import type { KindGround, RequestKind } from '../model';
import { readParameters } from '../read';
import { line, name } from '../schema';

const TIERS = ['x-small', 'small', 'medium', 'large'] as const;

/**
 * A namespace for a team, without a service.
 *
 * @public
 */
export interface NamespaceParameters {
  /** The name of the group. */
  team: string;
  name: string;
  title?: string;
  environment: string;
  clusters: string[];
  quota: 'x-small' | 'small' | 'medium' | 'large';
  /** Keeps everybody out who is not let in. */
  isolated: boolean;
}

const schema: z.ZodType<NamespaceParameters> = z.strictObject({
  team: name,
  name,
  title: line.optional(),
  environment: name,
  clusters: z.array(name).min(1, 'Name at least one cluster.').max(20),
  quota: z
    .enum(TIERS, 'Write one of x-small, small, medium and large.')
    .default('small'),
  isolated: z.boolean().default(true),
});

/** The same as an onboarding of no service. */
function onboardingOf(
  value: NamespaceParameters,
  { requester, request, known }: Partial<KindGround>,
): OnboardingRequest {
  const { team, environment, clusters, quota, isolated } = value;
  const members = known?.members;
  return {
    requester: requester ?? 'user:default/you',
    ...(request && { request }),
    team: {
      name: team,
      members: Array.isArray(members) ? members.map(String) : [],
    },
    services: [],
    namespaces: [
      {
        name: value.name,
        ...(value.title && { title: value.title }),
        places: clusters.map(cluster => ({ environment, cluster })),
        quota: { tier: quota },
        isolated,
      },
    ],
    delivery: 'none',
  };
}

/** As problems of an onboarding name fields, and as the form does. */
const FIELDS: Array<[RegExp, string]> = [
  [/^team\.name$/, 'team'],
  [/^namespaces\[0\]\.places\[\d+\]\.environment$/, 'environment'],
  [/^namespaces\[0\]\.places(\[(\d+)\](\.cluster)?)?$/, 'clusters'],
  [/^namespaces\[0\]\./, ''],
];

function fieldOf(field: string): string {
  const found = FIELDS.find(([pattern]) => pattern.test(field));
  return found ? field.replace(...found) : field;
}

/** @public */
export const namespaceKind: RequestKind<NamespaceParameters> = {
  name: 'namespace',
  title: 'Request a namespace',
  description:
    'A namespace with a quota and the rights of a team, on one cluster or several, without a service in it yet.',
  fields: [
    { name: 'team', input: 'team', title: 'Team', required: true },
    {
      name: 'name',
      input: 'text',
      title: 'Name of the namespace',
      description: 'Lower-case letters, digits and hyphens.',
      required: true,
      pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$',
      maxLength: 63,
    },
    { name: 'title', input: 'text', title: 'What it is for', maxLength: 200 },
    {
      name: 'environment',
      input: 'environment',
      title: 'Environment',
      required: true,
    },
    {
      name: 'clusters',
      input: 'cluster',
      several: true,
      title: 'Clusters',
      description: 'The namespace comes to each of them.',
      required: true,
    },
    {
      name: 'quota',
      input: 'choice',
      title: 'Quota',
      default: 'small',
      options: QUOTA_TIERS.map(tier => ({
        value: tier.name,
        title: tier.name,
      })),
    },
    {
      name: 'isolated',
      input: 'yesNo',
      title: 'Keep everybody out who is not let in',
      default: true,
    },
  ],
  read: (parameters, tree) =>
    readParameters(schema, parameters, value =>
      checkOnboarding(onboardingOf(value, {}), tree).map(problem => ({
        ...problem,
        field: fieldOf(problem.field),
      })),
    ),
  build: (value, ground) => {
    const built = buildOnboarding(
      onboardingOf(value, ground),
      ground.tree,
      ground.files,
    );
    return {
      ...built,
      problems: built.problems.map(problem => ({
        ...problem,
        field: fieldOf(problem.field),
      })),
    };
  },
  about: (value, ground) => {
    const request = onboardingOf(value, ground);
    return {
      title: `Namespace ${value.name} for ${value.team}`,
      team: value.team,
      services: [],
      clusters: value.clusters,
      places: proofPlaces(request),
      approval: { by: 'measured', namespaces: request.namespaces },
    };
  },
};
