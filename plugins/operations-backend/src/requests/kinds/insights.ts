import { namespaceInsight } from './checks/namespaceInsight';
import { KindInsight } from './model';

const INSIGHTS = new Map<string, KindInsight<never>>([
  ['namespace', namespaceInsight],
]);

/** What the portal knows of a kind; nothing where there is no more than parameters and tree. @internal */
export function insightOf(kind: string): KindInsight {
  return (INSIGHTS.get(kind) ?? {}) as KindInsight;
}
