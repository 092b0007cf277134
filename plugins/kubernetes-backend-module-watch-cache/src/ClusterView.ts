import { ClientPodStatus } from '@backstage/plugin-kubernetes-common';
import {
  ClusterDetails,
  FetchResponseWrapper,
  ObjectToFetch,
} from '@backstage/plugin-kubernetes-node';
import { Viewer } from './viewers/Viewer';

/** What one person wants to see of one service in one cluster. */
export interface ClusterView {
  serviceId: string;
  cluster: ClusterDetails;
  kinds: readonly ObjectToFetch[];
  namespace?: string;
  labelSelector: string;
  viewer: Viewer;
}

/** What is found in one cluster. */
export interface ClusterFindings extends FetchResponseWrapper {
  podMetrics: ClientPodStatus[];
}
