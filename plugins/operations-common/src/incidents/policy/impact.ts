import { Alert, IncidentImpact } from '../../generated/openapi';
import { IncidentPolicy, IncidentSeverity, PolicyAlert } from '../model';

const ORDER: IncidentImpact[] = ['minor', 'major', 'outage'];
const SEVERITIES: Array<Alert['severity']> = ['info', 'ticket', 'page'];

/** @internal */
export function isWorse(a: IncidentImpact, b: IncidentImpact): boolean {
  return ORDER.indexOf(a) > ORDER.indexOf(b);
}

/** What users notice, as the source says it, else by what the alert asks of people. */
export function impactOf({ impact, severity }: PolicyAlert): IncidentImpact {
  return impact ?? (severity === 'page' ? 'major' : 'minor');
}

/** The worst of several. */
export function worstImpact(impacts: IncidentImpact[]): IncidentImpact {
  return impacts.reduce((a, b) => (isWorse(b, a) ? b : a), 'minor');
}

/** The alert that says most of how bad it is; the first of several. */
export function worstAlert(alerts: PolicyAlert[]): PolicyAlert | undefined {
  const weight = (alert: PolicyAlert) =>
    ORDER.indexOf(impactOf(alert)) * SEVERITIES.length +
    SEVERITIES.indexOf(alert.severity);
  return alerts.reduce<PolicyAlert | undefined>(
    (worst, one) => (!worst || weight(one) > weight(worst) ? one : worst),
    undefined,
  );
}

/** How severe something is that so many services suffer from. */
export function severityFor(
  policy: IncidentPolicy,
  impact: IncidentImpact,
  services: number,
): IncidentSeverity {
  const widespread =
    impact === 'outage' && services > policy.widespreadServices;
  return widespread ? 1 : policy.severityOf[impact];
}
