import { parseEntityRef } from '@backstage/catalog-model';
import { BurnCondition, ObjectiveDefinition, SloDefinition } from './model';

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
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
  let hash = OFFSET;
  const add = (byte: number) => {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  };
  // A label without a value is no label.
  const names = Object.keys(labels).filter(name => labels[name] !== '');
  names.sort(byCodeUnits);
  for (const text of names.flatMap(name => [name, labels[name]])) {
    encoder.encode(text).forEach(add);
    add(SEPARATOR);
  }
  return hash.toString(16).padStart(16, '0');
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
