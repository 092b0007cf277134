import {
  DecidedService,
  IncidentPolicyDecision,
  PolicyIncident,
  PolicyInput,
} from '../model';

type Of<K extends IncidentPolicyDecision['kind']> = Extract<
  IncidentPolicyDecision,
  { kind: K }
>;

/** What an incident is called in sentences before it has a key. */
const NEW_KEY = 'the new incident';

function concern(incident: PolicyIncident, services: DecidedService[]): void {
  for (const { serviceId, impact } of services) {
    incident.services = [
      ...incident.services.filter(one => one.serviceId !== serviceId),
      { serviceId, impact, recovered: false },
    ];
  }
}

function addAlerts(incident: PolicyIncident, ids: string[]): void {
  incident.alertIds = [...new Set([...incident.alertIds, ...ids])];
}

/** An incident that is only decided has its group key for an id, as decisions name it. */
function opened(decision: Of<'open'>): PolicyIncident {
  const { groupKey, rootServiceId, title, alertIds, services } = decision;
  const { severity, impact, environment, startedAt } = decision;
  const incident: PolicyIncident = {
    id: groupKey,
    key: NEW_KEY,
    title,
    groupKey,
    ...(rootServiceId !== undefined && { rootServiceId }),
    services: [],
    alertIds: [...alertIds],
    severity,
    impact,
    status: 'triggered',
    environment,
    declared: false,
    touched: false,
    titled: false,
    drill: false,
    startedAt,
  };
  concern(incident, services);
  return incident;
}

function resolve(incident: PolicyIncident, now: number): void {
  incident.resolvedAt = now;
  incident.status = 'resolved';
}

/**
 * How things stand once decisions are carried out, as far as the policy looks at them.
 *
 * @internal
 */
export function carryOut(
  input: PolicyInput,
  decisions: IncidentPolicyDecision[],
): PolicyInput {
  const incidents = input.incidents.map(one => ({ ...one }));
  const find = (id: string) => {
    const found = incidents.find(one => one.id === id);
    if (!found) throw new Error(`There is no incident ${id}`);
    return found;
  };
  for (const one of decisions) {
    switch (one.kind) {
      case 'open':
        incidents.push(opened(one));
        break;
      case 'join':
        addAlerts(find(one.incidentId), one.alertIds);
        concern(find(one.incidentId), one.services);
        break;
      case 'reroot': {
        const { rootServiceId, groupKey, title } = one;
        Object.assign(find(one.incidentId), { rootServiceId, groupKey, title });
        break;
      }
      case 'merge': {
        const incident = find(one.incidentId);
        incident.duplicateOf = find(one.intoIncidentId).id;
        resolve(incident, input.now);
        break;
      }
      case 'escalate': {
        const { severity, impact, title } = one;
        const incident = find(one.incidentId);
        Object.assign(incident, {
          severity,
          impact,
          title: title ?? incident.title,
        });
        break;
      }
      case 'reopen': {
        const incident = find(one.incidentId);
        delete incident.resolvedAt;
        incident.status = 'reopened';
        addAlerts(incident, one.alertIds);
        break;
      }
      case 'recover': {
        const incident = find(one.incidentId);
        incident.services = incident.services.map(service =>
          one.serviceIds.includes(service.serviceId)
            ? { ...service, recovered: true }
            : service,
        );
        break;
      }
      case 'suggest': {
        const { suggestion } = one;
        Object.assign(find(one.incidentId), { suggestion });
        break;
      }
      case 'resolve':
        resolve(find(one.incidentId), input.now);
        break;
      default:
        break;
    }
  }
  return { ...input, incidents };
}
