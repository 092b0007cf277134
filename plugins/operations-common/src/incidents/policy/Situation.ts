import { PolicyAlert, PolicyIncident, PolicyInput } from '../model';
import { Dependencies } from './Dependencies';
import { byAge, byStart } from './order';
import { alertIdentity, mayShareCluster } from './sameAlerts';

/** Clocks may differ by this without an alert counting as one of the future. */
const SKEW = 60_000;

/** What is decided from, in order, and found quickly. Nothing in it is changed. */
export class Situation {
  readonly now: number;
  readonly input: PolicyInput;
  readonly alerts: PolicyAlert[];
  /** Open incidents that alerts may change, oldest first. */
  readonly open: PolicyIncident[];
  readonly resolved: PolicyIncident[];
  readonly dependencies: Dependencies;
  readonly #alerts: Map<string, PolicyAlert>;
  readonly #incidents: Map<string, PolicyIncident>;
  /** Of the open incident that an alert belongs to, or the last one. */
  readonly #incidentOf = new Map<string, PolicyIncident>();
  readonly #lastStarts = new Map<PolicyIncident, number>();
  readonly #copies = new Map<string, PolicyAlert[]>();
  readonly #byService = new Map<string, PolicyAlert[]>();

  static create(input: PolicyInput): Situation {
    return new Situation(input);
  }

  private constructor(input: PolicyInput) {
    const { now, policy, services, incidents } = input;
    this.input = input;
    this.now = now;
    this.alerts = input.alerts.map(one => this.#read(one)).sort(byStart);
    this.#alerts = new Map(this.alerts.map(one => [one.id, one]));
    this.dependencies = Dependencies.create(services, policy.dependencyDepth);
    const sorted = [...incidents].sort(byAge);
    this.#incidents = new Map(sorted.map(one => [one.id, one]));
    const open = sorted.filter(({ resolvedAt }) => resolvedAt === undefined);
    this.open = open.filter(one => !isDrill(one));
    this.resolved = sorted
      .filter(one => one.resolvedAt !== undefined && !isDrill(one))
      .sort((a, b) => (a.resolvedAt ?? 0) - (b.resolvedAt ?? 0));
    // What comes later wins: the oldest open incident, before the one that was resolved last.
    for (const incident of [...this.resolved, ...open.reverse()]) {
      const actual = this.#actual(incident);
      for (const id of incident.alertIds) this.#incidentOf.set(id, actual);
    }
    for (const alert of this.alerts) {
      add(this.#copies, alertIdentity(alert), alert);
      if (alert.serviceId) add(this.#byService, alert.serviceId, alert);
    }
  }

  alert(id: string): PolicyAlert | undefined {
    return this.#alerts.get(id);
  }

  /** The incident that an alert belongs to, the open one if there is one. */
  incidentOf(alert: PolicyAlert): PolicyIncident | undefined {
    return this.#incidentOf.get(alert.id);
  }

  /** The open incident that an alert belongs to. */
  openIncidentOf(alert: PolicyAlert): PolicyIncident | undefined {
    const incident = this.incidentOf(alert);
    return incident?.resolvedAt === undefined ? incident : undefined;
  }

  /** The same alert, from this and other sources, now and before. */
  copies(alert: PolicyAlert): PolicyAlert[] {
    const ones = this.#copies.get(alertIdentity(alert)) ?? [];
    return ones.filter(one => mayShareCluster(one, alert));
  }

  ofService(serviceId: string): PolicyAlert[] {
    return this.#byService.get(serviceId) ?? [];
  }

  /** When the last alert of an incident began. */
  lastStartOf(incident: PolicyIncident): number {
    const known = this.#lastStarts.get(incident);
    if (known !== undefined) return known;
    const { startedAt, alertIds } = incident;
    const last = alertIds.reduce(
      (latest, id) => Math.max(latest, this.alert(id)?.startsAt ?? latest),
      startedAt,
    );
    this.#lastStarts.set(incident, last);
    return last;
  }

  /** Alerts that name no environment count as those of the first one that matters. */
  environmentOf({ environment }: PolicyAlert): string {
    return environment ?? this.input.policy.environments[0] ?? 'production';
  }

  isFiring({ endsAt }: PolicyAlert): boolean {
    return endsAt === undefined;
  }

  /** An end that is to come is none yet; a beginning that is only just to come is now. */
  #read(alert: PolicyAlert): PolicyAlert {
    const { startsAt, endsAt, ...others } = alert;
    const early = startsAt > this.now && startsAt <= this.now + SKEW;
    const ended = endsAt !== undefined && endsAt <= this.now;
    return {
      ...others,
      startsAt: early ? this.now : startsAt,
      ...(ended && { endsAt }),
    };
  }

  /** The incident that another one is, too, while that is open. */
  #actual(incident: PolicyIncident): PolicyIncident {
    const { resolvedAt, duplicateOf } = incident;
    if (resolvedAt === undefined || duplicateOf === undefined) return incident;
    const other = this.#incidents.get(duplicateOf);
    return other && other.resolvedAt === undefined ? other : incident;
  }
}

/** Whether people declared it to practise: it takes no alerts but those that they gave to it. */
export function isDrill({ declared, drill }: PolicyIncident): boolean {
  return declared && drill;
}

/** Adds to a list in a map of lists. */
export function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
