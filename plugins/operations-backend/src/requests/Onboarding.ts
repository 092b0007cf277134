import {
  RequestPatience,
  REQUEST_PATIENCE,
} from '@operate-first/plugin-operations-common';
import { CatalogBook } from '../onboarding/CatalogBook';
import { ClusterBook } from '../onboarding/ClusterBook';
import { ClusterConnections } from '../onboarding/ClusterConnections';
import { OnboardingConfig } from '../onboarding/config';
import { HeldTree } from '../onboarding/HeldTree';
import { AlertRuleDesk } from './kinds/checks/AlertRuleDesk';
import { PendingBook } from './PendingBook';

/** What requests need of onboarding, where it is configured. @internal */
export interface Onboarding {
  config: OnboardingConfig;
  tree: HeldTree;
  catalog: CatalogBook;
  clusters: ClusterBook;
  /** What other requests ask for. */
  pending: PendingBook;
  connections: ClusterConnections;
  /** Tries alerts, and knows which are loaded. */
  rules: AlertRuleDesk;
}

/** After how many seconds a stage is stuck here. @internal */
export function patienceOf({
  config,
}: Pick<Onboarding, 'config'>): RequestPatience {
  return { ...REQUEST_PATIENCE, ...config.patience };
}
