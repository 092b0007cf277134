import { PolicyAlert, PolicyIncident } from '../model';
import { heldBack, Held } from './admission';
import { aftermaths } from './aftermath';
import { Reached } from './Dependencies';
import { byAge, byText } from './order';
import { add, isDrill, Situation } from './Situation';
import { nameKey, serviceKey, standingOf, Trouble } from './Trouble';

/** What a service needs and that is in trouble, too. */
export interface Cause extends Reached {
  trouble: Trouble;
}

/** Everything that burns, place by place, and what comes from what. */
export class Troubles {
  readonly held = new Map<PolicyAlert, Held>();
  readonly #situation: Situation;
  readonly #byKey = new Map<string, Trouble>();
  readonly #roots = new Map<Trouble, Trouble>();

  static create(situation: Situation): Troubles {
    return new Troubles(situation);
  }

  private constructor(situation: Situation) {
    this.#situation = situation;
    const known = new Map<string, PolicyAlert[]>();
    const fresh = new Map<string, PolicyAlert[]>();
    for (const alert of situation.alerts) {
      const incident = situation.openIncidentOf(alert);
      if (incident && isDrill(incident)) continue;
      const isKnown = incident !== undefined;
      if (!isKnown && !this.#admits(alert)) continue;
      const key = this.#keyOf(alert);
      add(known, key, alert);
      if (!isKnown) add(fresh, key, alert);
    }
    for (const [key, alerts] of known) {
      this.#add(key, alerts, fresh.get(key) ?? []);
    }
    situation.open
      .filter(({ declared }) => declared)
      .forEach(incident => {
        this.#addDeclared(incident);
      });
    for (const [trouble, held] of aftermaths(this.all, situation)) {
      this.#byKey.delete(trouble.key);
      trouble.fresh.forEach(alert => this.held.set(alert, held));
    }
  }

  get all(): Trouble[] {
    return [...this.#byKey.values()];
  }

  get(key: string): Trouble | undefined {
    return this.#byKey.get(key);
  }

  /** The trouble of a service of an incident. */
  ofService(incident: PolicyIncident, serviceId: string): Trouble | undefined {
    const { policy } = this.#situation.input;
    const environment = incident.environment ?? policy.environments[0];
    return this.#byKey.get(serviceKey(serviceId, environment));
  }

  /** From where trouble comes, as far as dependencies and times tell: itself, where they tell nothing. */
  rootOf(trouble: Trouble): Trouble {
    const known = this.#roots.get(trouble);
    if (known) return known;
    const root = this.#follow(trouble);
    this.#roots.set(trouble, root);
    return root;
  }

  /** What is most likely behind trouble: what began nearest to it, then what is nearest. */
  causeOf(trouble: Trouble): Cause | undefined {
    if (!trouble.service) return undefined;
    const apart = (cause: Cause) =>
      Math.abs(cause.trouble.since - trouble.since);
    return this.#causes(trouble)
      .sort(
        (a, b) =>
          apart(a) - apart(b) ||
          a.path.length - b.path.length ||
          byText(a.service.entityRef, b.service.entityRef),
      )
      .at(0);
  }

  #causes(trouble: Trouble): Cause[] {
    const { dependencies } = this.#situation;
    const reached = dependencies.of(trouble.service?.id ?? '');
    return [...reached.values()].flatMap(one => {
      const key = serviceKey(one.service.id, trouble.environment);
      const other = this.#byKey.get(key);
      return other && this.#explains(other, trouble)
        ? { ...one, trouble: other }
        : [];
    });
  }

  /**
   * Whether one trouble may come from another: it began while that burnt, give or take what things that belong together
   * are apart. What is not bad enough to open an incident explains only what began with it.
   */
  #explains(cause: Trouble, { since }: Trouble): boolean {
    const tolerance = this.#situation.input.policy.dependencySeconds * 1000;
    if (!cause.strong && cause.since < since - tolerance) return false;
    const until = cause.until ?? Infinity;
    return cause.since <= since + tolerance && until >= since - tolerance;
  }

  #follow(trouble: Trouble): Trouble {
    const way = [trouble];
    for (;;) {
      const next = this.causeOf(way[way.length - 1])?.trouble;
      if (!next) return way[way.length - 1];
      const start = way.indexOf(next);
      if (start >= 0) return way.slice(start).sort(byBeginning)[0];
      way.push(next);
    }
  }

  #admits(alert: PolicyAlert): boolean {
    if (!this.#situation.isFiring(alert)) return false;
    const held = heldBack(alert, this.#situation);
    if (held) this.held.set(alert, held);
    return !held;
  }

  #keyOf(alert: PolicyAlert): string {
    const environment = this.#situation.environmentOf(alert);
    const { dependencies } = this.#situation;
    const service = dependencies.service(alert.serviceId);
    return service
      ? serviceKey(service.id, environment)
      : nameKey(alert, environment);
  }

  #add(key: string, alerts: PolicyAlert[], fresh: PolicyAlert[]): void {
    const [first] = alerts;
    const { dependencies, input } = this.#situation;
    const environment = this.#situation.environmentOf(first);
    const service = dependencies.service(first.serviceId);
    const trouble: Trouble = {
      key,
      ...(service && { service }),
      environment,
      ...standingOf(alerts, input.policy),
      fresh,
    };
    const incident = this.#incidentOf(trouble);
    this.#byKey.set(key, { ...trouble, ...(incident && { incident }) });
  }

  /** People say that it burns: that counts like an alert. */
  #addDeclared(incident: PolicyIncident): void {
    const { rootServiceId, startedAt, impact, status } = incident;
    const { dependencies, input } = this.#situation;
    const service = dependencies.service(rootServiceId);
    const environment = incident.environment ?? input.policy.environments[0];
    if (!service || environment === undefined || status === 'observing') return;
    const key = serviceKey(service.id, environment);
    if (this.#byKey.has(key)) return;
    this.#byKey.set(key, {
      key,
      service,
      environment,
      alerts: [],
      fresh: [],
      since: startedAt,
      strong: true,
      impact,
      incident,
    });
  }

  /** The open incident to which new alerts of a place belong. */
  #incidentOf(trouble: Trouble): PolicyIncident | undefined {
    const { open } = this.#situation;
    const here = open.filter(
      ({ environment }) =>
        environment === undefined || environment === trouble.environment,
    );
    const id = trouble.service?.id;
    const concerns = ({ services }: PolicyIncident) =>
      services.some(one => one.serviceId === id && !one.recovered);
    const openOf = (alerts: PolicyAlert[]) =>
      new Set(alerts.map(alert => this.#situation.openIncidentOf(alert)));
    const fired = openOf(trouble.alerts);
    const copied = openOf(
      trouble.fresh.flatMap(alert => this.#situation.copies(alert)),
    );
    return (
      here.find(({ groupKey }) => groupKey === trouble.key) ??
      here.find(({ rootServiceId }) => id && rootServiceId === id) ??
      here.find(concerns) ??
      open.find(one => fired.has(one)) ??
      here.find(one => copied.has(one))
    );
  }
}

/** What is open already comes first, then what began first. */
function byBeginning(a: Trouble, b: Trouble): number {
  if (a.incident && b.incident) return byAge(a.incident, b.incident);
  if (a.incident ?? b.incident) return a.incident ? -1 : 1;
  return a.since - b.since || byText(a.key, b.key);
}
