import { DecidedService, PolicyIncident } from '../model';
import { Group } from './groups';
import { impactOf, severityFor, worstImpact } from './impact';
import { Ledger } from './Ledger';
import { because, beginning, factsOf, idsOf, nameOf, Said } from './said';
import { Situation } from './Situation';
import { ragingStorm, Storm, stormKey, stormsAmong } from './storms';
import { titleIn } from './titles';
import { clustersOf, Trouble } from './Trouble';
import { Troubles } from './Troubles';
import { moment, oneLine, span } from './words';

/** Of a storm, so many are named as facts. */
const SHOWN_SERVICES = 100;

/** How the service of trouble is concerned. */
function concernOf({ service, fresh }: Trouble): DecidedService[] {
  if (!service) return [];
  const impact = worstImpact(fresh.map(impactOf));
  return [{ serviceId: service.id, impact, clusters: clustersOf(fresh) }];
}

/** Carries out what is decided about groups of which no incident is open. */
export class Settlement {
  readonly #situation: Situation;
  readonly #troubles: Troubles;
  readonly #ledger: Ledger;

  static create(
    situation: Situation,
    troubles: Troubles,
    ledger: Ledger,
  ): Settlement {
    return new Settlement(situation, troubles, ledger);
  }

  private constructor(
    situation: Situation,
    troubles: Troubles,
    ledger: Ledger,
  ) {
    this.#situation = situation;
    this.#troubles = troubles;
    this.#ledger = ledger;
  }

  settle(groups: Group[]): void {
    const opening = groups.filter(({ openers }) => openers.length > 0);
    const alone: Group[] = [];
    for (const group of opening) {
      const storm = ragingStorm(group, this.#situation);
      if (storm) this.#joinStorm(storm, group);
      else alone.push(group);
    }
    const storms = stormsAmong(alone, this.#situation, this.#ledger);
    const swept = new Set(storms.flatMap(one => one.groups));
    storms.forEach(storm => this.#storm(storm));
    for (const group of alone.filter(one => !swept.has(one))) {
      const before = this.#before(group);
      if (before) this.#reopen(before, group);
      else this.#open(group);
    }
  }

  #open(group: Group): void {
    const { root, members } = group;
    const { input, now } = this.#situation;
    const { service, environment, key } = root;
    const concerns = members.flatMap(concernOf);
    const impact = worstImpact(members.flatMap(one => one.fresh.map(impactOf)));
    const startedAt = Math.min(...members.map(({ since }) => since));
    const title = service
      ? titleIn(service, root.alerts, environment, input.policy)
      : oneLine(nameOf(root));
    const others = members.length - 1;
    const also = others > 0 ? ` ${others} that need it broke, too.` : '';
    this.#ledger.place(members.flatMap(({ fresh }) => fresh));
    this.#ledger.add({
      kind: 'open',
      rule: service ? 'open.service' : 'open.name',
      message: service
        ? `Opened: ${beginning(root)} at ${moment(root.since, now)}.${also}`
        : `Opened: an alert of no service that is known here fires since ${moment(
            root.since,
            now,
          )}: ${nameOf(root)}.`,
      serviceIds: idsOf(service),
      inputs: factsOf(root),
      groupKey: key,
      ...(service && { rootServiceId: service.id }),
      environment,
      title,
      severity: severityFor(input.policy, impact, concerns.length),
      impact,
      startedAt,
      services: concernOf(root),
      alertIds: root.fresh.map(({ id }) => id),
    });
    for (const member of members.filter(one => one !== root)) {
      this.#ledger.add({
        kind: 'join',
        ...this.#dependencySaid(member, 'the new incident'),
        incidentId: key,
        alertIds: member.fresh.map(({ id }) => id),
        services: concernOf(member),
      });
    }
  }

  #dependencySaid(trouble: Trouble, key: string): Said {
    const cause = this.#troubles.causeOf(trouble);
    return {
      rule: 'join.dependency',
      message: cause
        ? `Joined ${key}: ${because(trouble, cause)}.`
        : `Joined ${key}: ${beginning(trouble)} with it.`,
      serviceIds: idsOf(trouble.service, ...(cause?.path ?? [])),
      inputs: [...factsOf(trouble), ...(cause ? factsOf(cause.trouble) : [])],
    };
  }

  /** The incident that was resolved not long ago and whose trouble is back. */
  #before({ root, openers }: Group): PolicyIncident | undefined {
    const { resolved, input } = this.#situation;
    const longest = input.policy.reopenSeconds * 1000;
    const copied = new Set(
      root.fresh
        .flatMap(alert => this.#situation.copies(alert))
        .map(alert => this.#situation.incidentOf(alert)),
    );
    const id = root.service?.id;
    return resolved.findLast(incident => {
      const { resolvedAt = 0, duplicateOf, environment } = incident;
      const here =
        environment === undefined || environment === root.environment;
      const recent = openers.some(
        ({ startsAt }) => startsAt - resolvedAt <= longest,
      );
      if (duplicateOf !== undefined || !here || !recent) return false;
      if (this.#isTaken(incident)) return false;
      const isRoot = id !== undefined && incident.rootServiceId === id;
      if (isRoot || incident.groupKey === root.key) return true;
      return copied.has(incident) && !this.#isRootWell(incident, root);
    });
  }

  /** Whether nothing fires where an incident came from: what was only affected by it has another reason now. */
  #isRootWell(
    { rootServiceId }: PolicyIncident,
    { environment, service }: Trouble,
  ): boolean {
    if (rootServiceId === undefined || !service) return false;
    const { waitSeconds } = this.#situation.input.policy;
    return !this.#situation
      .ofService(rootServiceId)
      .some(
        alert =>
          this.#situation.isFiring(alert) &&
          waitSeconds[alert.severity] !== undefined &&
          this.#situation.environmentOf(alert) === environment,
      );
  }

  /** Whether an open incident has its group key by now, or is about to. */
  #isTaken(incident: PolicyIncident): boolean {
    const { groupKey } = incident;
    if (groupKey === undefined) return false;
    return (
      this.#ledger.open.some(
        one => one !== incident && one.groupKey === groupKey,
      ) ||
      this.#ledger.decisions.some(
        one =>
          (one.kind === 'open' || one.kind === 'reroot') &&
          one.groupKey === groupKey,
      )
    );
  }

  #reopen(incident: PolicyIncident, { root, members }: Group): void {
    const { now } = this.#situation;
    const resolvedAt = incident.resolvedAt ?? now;
    const later = span(Math.max(0, root.since - resolvedAt));
    const said = {
      rule: 'reopen.again',
      message: `Reopened ${incident.key}: ${nameOf(
        root,
      )} fires again, ${later} after it was resolved.`,
      serviceIds: idsOf(root.service),
      inputs: [
        { label: 'Resolved', value: incident.key, at: resolvedAt },
        ...factsOf(root),
      ],
    };
    if (!this.#ledger.open.includes(incident)) {
      this.#ledger.reopen(incident, root, said);
    }
    for (const member of members) {
      this.#ledger.join(
        incident,
        member,
        member === root
          ? { ...said, rule: 'join.again' }
          : this.#dependencySaid(member, incident.key),
      );
    }
  }

  #joinStorm(storm: PolicyIncident, { members }: Group): void {
    for (const member of members) {
      this.#ledger.join(storm, member, {
        rule: 'join.storm',
        message: `Joined ${storm.key}: ${beginning(
          member,
        )} while much else does, and nothing tells why.`,
        serviceIds: idsOf(member.service),
        inputs: factsOf(member),
      });
    }
  }

  /** Opens one incident for all of it, or adds it to the one that is open already. */
  #storm(storm: Storm): void {
    const { environment, cluster, groups, incidents } = storm;
    const { input, open } = this.#situation;
    const key = stormKey(storm);
    const known = open.find(({ groupKey }) => groupKey === key);
    const swept = incidents.filter(({ touched }) => !touched);
    if (known) {
      groups.forEach(group => this.#joinStorm(known, group));
      swept.forEach(one =>
        this.#ledger.merge(one, known, this.#sweptSaid(one, known.key)),
      );
      return;
    }
    const members = groups.flatMap(group => group.members);
    const concerns = new Map(
      swept
        .flatMap(one => this.#ledger.concerns(one))
        .filter(({ recovered }) => !recovered)
        .map(({ serviceId, impact }): [string, DecidedService] => [
          serviceId,
          { serviceId, impact, clusters: [] },
        ]),
    );
    for (const one of members.flatMap(concernOf)) {
      const before = concerns.get(one.serviceId);
      const impacts = before ? [before.impact, one.impact] : [one.impact];
      concerns.set(one.serviceId, { ...one, impact: worstImpact(impacts) });
    }
    const services = [...concerns.values()];
    const impact = worstImpact([
      ...swept.map(one => one.impact),
      ...members.flatMap(one => one.fresh.map(impactOf)),
    ]);
    const alertIds = [
      ...swept.flatMap(one => [...this.#ledger.alertIds(one)]),
      ...members.flatMap(one => one.fresh.map(({ id }) => id)),
    ];
    const many =
      services.length > 0
        ? `${services.length} services`
        : `${members.length} alerts of no known service`;
    const where = cluster ?? environment;
    const seconds = span(input.policy.dependencySeconds * 1000);
    this.#ledger.place(members.flatMap(({ fresh }) => fresh));
    this.#ledger.add({
      kind: 'open',
      rule: 'open.storm',
      message: `Opened: ${many} in ${where} broke within ${seconds} of each other, and no service is known that all of them need.`,
      serviceIds: [],
      inputs: members
        .slice(0, SHOWN_SERVICES)
        .flatMap(one => factsOf(one).slice(0, 1)),
      groupKey: key,
      environment,
      title: `${many} in ${where} broke at once`,
      severity: severityFor(input.policy, impact, services.length),
      impact,
      startedAt: Math.min(
        ...swept.map(({ startedAt }) => startedAt),
        ...groups.map(({ since }) => since),
      ),
      services,
      alertIds: [...new Set(alertIds)],
    });
    swept.forEach(one =>
      this.#ledger.mergeIntoNew(one, key, this.#sweptSaid(one, undefined)),
    );
  }

  #sweptSaid(incident: PolicyIncident, into: string | undefined): Said {
    const storm = into ?? 'the new incident';
    return {
      rule: 'merge.storm',
      message: `${incident.key} is part of ${storm}: much broke at about the same time.`,
      serviceIds: idsOf(
        this.#situation.dependencies.service(incident.rootServiceId),
      ),
      inputs: [{ label: 'Began', value: incident.key, at: incident.startedAt }],
    };
  }
}
