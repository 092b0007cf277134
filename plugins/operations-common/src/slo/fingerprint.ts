import { parseEntityRef } from '@backstage/catalog-model';
import { fnv1a } from '../hash';
import { BurnCondition, ObjectiveDefinition, SloDefinition } from './model';

const SEPARATOR = 0xff;

/** Name of the alerts that burning budgets raise. @public */
export const BURN_ALERT_NAME = 'SloBurn';

/**
 * The identity of an alert: a hash over its labels, the same that Alertmanager computes of them (FNV-1a, 64 bits).
 *
 * @public
 */
export function alertFingerprint(labels: Record<string, string>): string {
  const encoder = new TextEncoder();
  // A label without a value is no label.
  const names = Object.keys(labels).filter(name => labels[name] !== '');
  names.sort(byCodeUnits);
  const texts = names.flatMap(name => [name, labels[name]]);
  return fnv1a(texts.flatMap(text => [...encoder.encode(text), SEPARATOR]));
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** `<namespace>/<name>` of an SLO, as its alerts and recorded series are labelled. @public */
export function sloLabel(ref: string): string {
  const { namespace, name } = parseEntityRef(ref);
  return `${namespace}/${name}`;
}

/** The labels of a burn alert, here and in the exported rules. @public */
export function burnAlertLabels(
  definition: Pick<SloDefinition, 'ref' | 'serviceRef' | 'environment'>,
  objective: Pick<ObjectiveDefinition, 'index'>,
  condition: Pick<BurnCondition, 'tier' | 'severity'>,
): Record<string, string> {
  return {
    alertname: BURN_ALERT_NAME,
    slo: sloLabel(definition.ref),
    objective: String(objective.index),
    tier: condition.tier,
    severity: condition.severity,
    ...(definition.serviceRef && { service: definition.serviceRef }),
    environment: definition.environment,
  };
}
