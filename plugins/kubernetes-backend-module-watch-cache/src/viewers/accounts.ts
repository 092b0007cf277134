import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';

/** With these the stock plugin asks a cluster in its own name, whoever looks. */
const OWN_ACCOUNT = new Set([
  'aws',
  'azure',
  'googleServiceAccount',
  'localKubectlProxy',
  'serviceAccount',
]);

/** Everywhere else, with providers that we do not know too, people see what their own credentials let them see. */
export function hasOwnAccount({ authMetadata }: ClusterDetails): boolean {
  return OWN_ACCOUNT.has(authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER]);
}
