import { IncidentPolicyDecision, PolicyAlert, PolicyInput } from '../model';

function opened(
  input: PolicyInput,
  alert: PolicyAlert,
): IncidentPolicyDecision {
  const environment = alert.environment ?? input.policy.environments[0];
  const { serviceId, cluster, impact = 'major' } = alert;
  const service = input.services.find(({ id }) => id === serviceId);
  const title = service ? `${service.title}: ${alert.title}` : alert.title;
  const clusters = cluster === undefined ? [] : [cluster];
  return {
    kind: 'open',
    rule: 'open.service',
    message: `Opened: ${title}.`,
    serviceIds: service ? [service.id] : [],
    inputs: [],
    groupKey: `service:${serviceId}:${environment}`,
    ...(service && { rootServiceId: service.id }),
    environment,
    title,
    severity: input.policy.severityOf[impact],
    impact,
    startedAt: alert.startsAt,
    services: service ? [{ serviceId: service.id, impact, clusters }] : [],
    alertIds: [alert.id],
  };
}

/**
 * What is to be done about incidents, from what fires, what depends on what, and what is open. It changes nothing;
 * once its decisions are carried out, it decides nothing new.
 *
 * @public
 */
export function decideIncidents(input: PolicyInput): IncidentPolicyDecision[] {
  const known = new Set(input.incidents.flatMap(({ alertIds }) => alertIds));
  const open = new Set(
    input.incidents
      .filter(({ resolvedAt }) => resolvedAt === undefined)
      .map(({ groupKey }) => groupKey),
  );
  const decisions: IncidentPolicyDecision[] = [];
  for (const alert of input.alerts) {
    const { endsAt, severity, suppressed, serviceId } = alert;
    if (endsAt !== undefined || suppressed || known.has(alert.id)) continue;
    if (!serviceId || !input.policy.opens.includes(severity)) continue;
    const decision = opened(input, alert);
    if (decision.kind !== 'open' || open.has(decision.groupKey)) continue;
    open.add(decision.groupKey);
    decisions.push(decision);
  }
  return decisions;
}
