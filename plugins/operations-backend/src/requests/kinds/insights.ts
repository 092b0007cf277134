import { alertInsight } from './checks/alertInsight';
import { clusterInsight } from './checks/clusterInsight';
import { namespaceInsight } from './checks/namespaceInsight';
import { offboardInsight } from './checks/offboardInsight';
import { quotaInsight } from './checks/quotaInsight';
import { sloInsight } from './checks/sloInsight';
import { teamInsight } from './checks/teamInsight';
import { KindInsight } from './model';

const INSIGHTS = new Map<string, KindInsight<never>>([
  ['namespace', namespaceInsight],
  ['quota', quotaInsight],
  ['slo', sloInsight],
  ['alert', alertInsight],
  ['team', teamInsight],
  ['cluster', clusterInsight],
  ['offboard', offboardInsight],
]);

/** What the portal knows of a kind; nothing where there is no more than parameters and tree. @internal */
export function insightOf(kind: string): KindInsight {
  return (INSIGHTS.get(kind) ?? {}) as KindInsight;
}
