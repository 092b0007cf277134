import {
  RequestsApi,
  UpstreamApi,
} from '@operate-first/plugin-operations-common';
import { problem } from './operations';

/** What there is of requests. */
export interface RequestWorld {
  requests?: Partial<RequestsApi & UpstreamApi>;
}

/** The part of the operations API about requests: what the world does not say is not there. */
export function fakeRequests(world: RequestWorld): RequestsApi & UpstreamApi {
  const absent = async (): Promise<never> => {
    throw problem(404, 'There is nothing like that here.');
  };
  return {
    getOnboardingOptions: async () => ({
      available: false,
      clusters: [],
      environments: [],
      quotas: [],
      delivery: 'argocd',
    }),
    findOnboardingNamespaces: async () => ({ names: [] }),
    previewOnboarding: async () => ({ problems: [], notes: [], files: [] }),
    getOnboardingTree: absent,
    listRequests: async () => ({ items: [], totalItems: 0 }),
    openRequest: absent,
    getRequest: absent,
    reviewRequest: absent,
    mergeRequest: absent,
    withdrawRequest: absent,
    listUpstream: async () => ({ items: [], mayFollow: false }),
    draftUpstream: absent,
    followUpstream: absent,
    forgetUpstream: absent,
    ...world.requests,
  };
}
