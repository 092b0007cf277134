import {
  buildOnboarding,
  OnboardingTree,
  OperationsApi,
  readOnboardingRequest,
  RequestsApi,
} from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../src/__fixtures__/fakeOperations';
import { OPTIONS } from '../src/__fixtures__/onboarding';
import { problem } from '../src/__fixtures__/operations';

const TREE: OnboardingTree = {
  repository: OPTIONS.repository ?? '',
  clusters: OPTIONS.clusters,
  letIn: ['ingress-nginx'],
  dataSource: 'prometheus',
  portal: 'https://portal.example.org',
};

/** What a request would change of a tree in which nothing is yet. */
const previewOnboarding: RequestsApi['previewOnboarding'] = async ({
  request,
}) => {
  const team = { members: [], ...(request.team as object) };
  const read = readOnboardingRequest(
    { ...request, team, requester: 'user:default/ada' },
    TREE,
  );
  const built = read.value && buildOnboarding(read.value, TREE, new Map());
  const namespaces = read.value?.namespaces ?? [];
  return {
    problems: [
      ...read.problems,
      ...(built?.problems ?? []),
      ...namespaces.flatMap(({ name }, index) =>
        name === 'payments'
          ? [
              {
                field: `namespaces[${index}].name`,
                value: name,
                message:
                  'The namespace payments belongs to ledger. Write payments-web.',
              },
            ]
          : [],
      ),
    ],
    notes: built?.notes ?? [],
    files: (built?.files ?? []).map(file => ({
      ...file,
      change: file.before === undefined ? 'added' : 'changed',
    })),
    approval: {
      by: 'people',
      groups: ['group:default/platform-team'],
      count: 1,
      sentence:
        'One member of platform-team approves it: us-1 is not self-service.',
    },
  };
};

const world = (requests: Partial<RequestsApi>): OperationsApi =>
  fakeOperations({
    requests: {
      getOnboardingOptions: async () => OPTIONS,
      previewOnboarding,
      ...requests,
    },
  });

const refuse = async (): Promise<never> => {
  throw problem(503, 'The store is busy.');
};

/** States of the form of an onboarding. */
export const ONBOARDING_SCENARIOS: Record<string, () => OperationsApi> = {
  onboarding: () => world({}),
  onboardingManyClusters: () =>
    world({
      getOnboardingOptions: async () => ({
        ...OPTIONS,
        sources: undefined,
        clusters: Array.from({ length: 14 }, (_, index) => ({
          ...OPTIONS.clusters[index % 3],
          name: `a-cluster-with-a-long-name-${index + 1}`,
        })),
      }),
    }),
  onboardingUnavailable: () =>
    world({
      getOnboardingOptions: async () => ({ ...OPTIONS, available: false }),
    }),
  onboardingLoading: () =>
    world({ getOnboardingOptions: () => new Promise(() => {}) }),
  onboardingFailing: () => world({ getOnboardingOptions: refuse }),
  onboardingPreviewFailing: () => world({ previewOnboarding: refuse }),
};
