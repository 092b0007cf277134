import { Fields } from '../cluster/model';
import { Manifest } from './schema';

/** A commit that has changed something. @internal */
export interface Delivery {
  revision: string;
  at: string;
}

/** A service that came by onboarding, as far as its Application says. @internal */
export interface OnboardedService {
  environment: string;
  service: string;
  namespace: string;
}

/** What an Application is to bring into a cluster. @internal */
export interface Target {
  /** The name of the Application. */
  app: string;
  /** The service by which the portal finds it; missing where it is of none. */
  name?: string;
  cluster: string;
  namespace: string;
  project: string;
  source: Fields;
  sourceType: 'Directory' | 'Kustomize';
  destination: Fields;
  syncPolicy: Fields;
  /** The commits that have changed it, newest first; none where its source is not known. */
  deliveries: Delivery[];
  manifests: Manifest[];
  /** Why it cannot be read. */
  error?: string;
  /** Where it is the Application of an onboarded service. */
  onboarded?: OnboardedService;
  /** A list of namespaces that cannot be read: which of them may go, nobody knows. */
  incomplete?: true;
}

/** The commit that is to be in the cluster. @internal */
export function revisionOf({ deliveries }: Target): string | undefined {
  return deliveries[0]?.revision;
}

/** Whether what is changed by hand is to be put back. @internal */
export function isSelfHealing({ syncPolicy }: Target): boolean {
  const { automated } = syncPolicy;
  return (
    typeof automated === 'object' &&
    automated !== null &&
    'selfHeal' in automated &&
    automated.selfHeal === true
  );
}
