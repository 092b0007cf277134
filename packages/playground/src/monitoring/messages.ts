import { MonitoringSpec } from '../catalog/model';

/** What Prometheus scrapes, and what it calls it. @internal */
export interface ScrapeTarget {
  job: 'services' | 'playground' | 'portal';
  address: string;
  labels: Record<string, string>;
}

/** What the process of the monitoring is told. @internal */
export interface MonitoringPlan {
  ports: MonitoringSpec;
  programs: { prometheus?: string; alertmanager?: string };
  targets: ScrapeTarget[];
  /** Where the portal is, whose rules are to be followed, and which is told of alerts. */
  portal?: string;
  /** Where the GitOps tree is, whose alerts are followed, too; missing where there is none. */
  tree?: string;
  /** Where configuration and data are. */
  folder: string;
  logs: string;
}

/** And what it tells. @internal */
export type FromMonitoring =
  | { type: 'runs'; name: string; pid: number }
  /** What is not as it should be, in sentences; replaces what was said before. */
  | { type: 'notes'; notes: string[] };
