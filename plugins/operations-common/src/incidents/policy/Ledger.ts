import {
  DecidedService,
  IncidentPolicyDecision,
  PolicyAlert,
  PolicyConcern,
  PolicyIncident,
} from '../model';
import { impactOf, isWorse, severityFor, worstImpact } from './impact';
import { add, Situation } from './Situation';
import { titleIn } from './titles';
import { clustersOf, Trouble } from './Trouble';
import type { Troubles } from './Troubles';

type Decision = IncidentPolicyDecision;
type Of<K extends Decision['kind']> = Extract<Decision, { kind: K }>;

const IMPACT = {
  minor: 'users notice little',
  major: 'users notice it',
  outage: 'it is an outage',
};

/** What is decided so far, and what becomes of the incidents by it. */
export class Ledger {
  readonly decisions: Decision[] = [];
  readonly #situation: Situation;
  readonly #merged = new Map<PolicyIncident, PolicyIncident | string>();
  readonly #concerns = new Map<PolicyIncident, Map<string, PolicyConcern>>();
  readonly #revived: PolicyIncident[] = [];
  /** How services are concerned otherwise than before. */
  readonly #joined = new Map<PolicyIncident, DecidedService[]>();
  /** Alerts that found an incident just now. */
  readonly #placed = new Set<PolicyAlert>();
  /** Those of one incident, by now. */
  readonly #alerts = new Map<PolicyIncident, Set<string>>();

  static create(situation: Situation): Ledger {
    return new Ledger(situation);
  }

  private constructor(situation: Situation) {
    this.#situation = situation;
  }

  add(decision: Decision): void {
    this.decisions.push(decision);
  }

  /** Where an incident has gone: itself, the one that it was merged into, or the key of a new one. */
  actual(incident: PolicyIncident): PolicyIncident | string {
    const into = this.#merged.get(incident);
    if (into === undefined || typeof into === 'string') return into ?? incident;
    return this.actual(into);
  }

  isMerged(incident: PolicyIncident): boolean {
    return this.#merged.has(incident);
  }

  isPlaced(alert: PolicyAlert): boolean {
    return this.#placed.has(alert);
  }

  place(alerts: PolicyAlert[]): void {
    alerts.forEach(alert => this.#placed.add(alert));
  }

  /** How the services of an incident stand by now. */
  concerns(incident: PolicyIncident): PolicyConcern[] {
    return [...this.#concernsOf(incident).values()];
  }

  alertIds(incident: PolicyIncident): Set<string> {
    const known = this.#alerts.get(incident);
    if (known) return known;
    const made = new Set(incident.alertIds);
    this.#alerts.set(incident, made);
    return made;
  }

  /** Adds the alerts of trouble to an incident, and says so where that changes anything. */
  join(
    incident: PolicyIncident,
    trouble: Trouble,
    said: Pick<Of<'join'>, 'rule' | 'message' | 'serviceIds' | 'inputs'>,
  ): void {
    const alertIds = trouble.fresh
      .filter(({ id }) => !this.alertIds(incident).has(id))
      .map(({ id }) => id);
    const services = this.#changed(incident, trouble);
    this.place(trouble.fresh);
    if (alertIds.length === 0 && services.length === 0) return;
    const decision: Decision = {
      kind: 'join',
      ...said,
      incidentId: incident.id,
      alertIds,
      services,
    };
    this.#carryOut(incident, decision);
    this.add(decision);
  }

  /** One incident goes into another with all that it has. */
  merge(
    incident: PolicyIncident,
    into: PolicyIncident,
    said: Pick<Of<'merge'>, 'rule' | 'message' | 'serviceIds' | 'inputs'>,
  ): void {
    const known = this.#concernsOf(into);
    const services = this.concerns(incident)
      .filter(({ recovered }) => !recovered)
      .filter(({ serviceId, impact }) => {
        const one = known.get(serviceId);
        return !one || one.recovered || isWorse(impact, one.impact);
      });
    const alertIds = [...this.alertIds(incident)].filter(
      id => !this.alertIds(into).has(id),
    );
    if (services.length > 0 || alertIds.length > 0) {
      const join: Decision = {
        kind: 'join',
        ...said,
        rule: 'join.merge',
        incidentId: into.id,
        alertIds,
        services: services.map(({ serviceId, impact }) => ({
          serviceId,
          impact,
          clusters: [],
        })),
      };
      this.#carryOut(into, join);
      this.add(join);
    }
    this.#merged.set(incident, into);
    this.add({
      kind: 'merge',
      ...said,
      incidentId: incident.id,
      intoIncidentId: into.id,
    });
  }

  /** One incident goes into another that is to be opened under a key, with all that it has. */
  mergeIntoNew(
    incident: PolicyIncident,
    groupKey: string,
    said: Pick<Of<'merge'>, 'rule' | 'message' | 'serviceIds' | 'inputs'>,
  ): void {
    this.#merged.set(incident, groupKey);
    this.add({
      kind: 'merge',
      ...said,
      incidentId: incident.id,
      intoIncidentId: groupKey,
    });
  }

  /** An incident goes on that was resolved. */
  reopen(
    incident: PolicyIncident,
    trouble: Trouble,
    said: Pick<Of<'reopen'>, 'rule' | 'message' | 'serviceIds' | 'inputs'>,
  ): void {
    const known = this.alertIds(incident);
    const alertIds = trouble.fresh
      .map(({ id }) => id)
      .filter(id => !known.has(id));
    alertIds.forEach(id => known.add(id));
    this.place(trouble.fresh);
    this.#revived.push(incident);
    this.add({ kind: 'reopen', ...said, incidentId: incident.id, alertIds });
  }

  /** Incidents that are open when all of this is carried out, of those that there were. */
  get open(): PolicyIncident[] {
    return [...this.#situation.open, ...this.#revived].filter(
      one => !this.isMerged(one),
    );
  }

  /** Raises what has become worse by what joined; what people have set is never lowered. */
  escalate(incident: PolicyIncident, troubles: Troubles): void {
    const { policy } = this.#situation.input;
    const open = (concerns: PolicyConcern[]) =>
      concerns.filter(({ recovered }) => !recovered).length;
    const joined = this.#joined.get(incident);
    if (!joined) return;
    const impact = worstImpact([
      incident.impact,
      ...joined.map(one => one.impact),
    ]);
    const before = open(incident.services);
    const after = open(this.concerns(incident));
    const spread =
      severityFor(policy, impact, after) < severityFor(policy, impact, before);
    const isWorseNow = isWorse(impact, incident.impact);
    if (!isWorseNow && !spread) return;
    const computed = severityFor(policy, impact, after);
    const severity =
      computed < incident.severity ? computed : incident.severity;
    if (!isWorseNow && severity === incident.severity) return;
    const title = this.#titleOf(incident, troubles);
    this.add({
      kind: 'escalate',
      rule: isWorseNow ? 'escalate.impact' : 'escalate.widespread',
      message: isWorseNow
        ? `${incident.key} is worse than before: ${IMPACT[impact]}.`
        : `${incident.key} is widespread: an outage of ${after} services.`,
      serviceIds: [],
      inputs: [
        { label: 'Impact', value: `${incident.impact}, now ${impact}` },
        {
          label: 'Severity',
          value: `SEV${incident.severity}, now SEV${severity}`,
        },
        { label: 'Services concerned', value: `${before}, now ${after}` },
      ],
      incidentId: incident.id,
      severity,
      impact,
      ...(title !== incident.title && { title }),
    });
  }

  /** What an incident is called by how its root is now, unless people said it, or it has just got another root. */
  #titleOf(incident: PolicyIncident, troubles: Troubles): string {
    const { id, rootServiceId, title, titled } = incident;
    const moved = this.decisions.some(
      one => one.kind === 'reroot' && one.incidentId === id,
    );
    if (titled || moved || rootServiceId === undefined) return title;
    const root = troubles.ofService(incident, rootServiceId);
    if (!root?.service || root.alerts.length === 0) return title;
    const { policy } = this.#situation.input;
    return titleIn(root.service, root.alerts, root.environment, policy);
  }

  #changed(incident: PolicyIncident, trouble: Trouble): DecidedService[] {
    const { service, fresh } = trouble;
    if (!service) return [];
    const known = this.#concernsOf(incident).get(service.id);
    // Without new alerts only what fires again is news.
    const alerts = fresh.length > 0 ? fresh : trouble.alerts;
    const impact = worstImpact(alerts.map(impactOf));
    const clusters = clustersOf(alerts);
    if (!known || known.recovered) {
      return [{ serviceId: service.id, impact, clusters }];
    }
    const isWorseNow = fresh.length > 0 && isWorse(impact, known.impact);
    const spreads = this.#newClusters(incident, service.id, fresh).length > 0;
    if (!isWorseNow && !spreads) return [];
    const worst = worstImpact([impact, known.impact]);
    return [{ serviceId: service.id, impact: worst, clusters }];
  }

  #newClusters(
    incident: PolicyIncident,
    serviceId: string,
    fresh: PolicyAlert[],
  ): string[] {
    const ids = this.alertIds(incident);
    const known = clustersOf(
      this.#situation.ofService(serviceId).filter(({ id }) => ids.has(id)),
    );
    return clustersOf(fresh).filter(cluster => !known.includes(cluster));
  }

  #carryOut(incident: PolicyIncident, join: Of<'join'>): void {
    join.alertIds.forEach(id => this.alertIds(incident).add(id));
    join.services.forEach(one => add(this.#joined, incident, one));
    const concerns = this.#concernsOf(incident);
    for (const { serviceId, impact } of join.services) {
      concerns.set(serviceId, { serviceId, impact, recovered: false });
    }
  }

  #concernsOf(incident: PolicyIncident): Map<string, PolicyConcern> {
    const known = this.#concerns.get(incident);
    if (known) return known;
    const made = new Map(incident.services.map(one => [one.serviceId, one]));
    this.#concerns.set(incident, made);
    return made;
  }
}
