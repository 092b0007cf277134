import {
  DecidedService,
  IncidentPolicyDecision,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { randomUUID } from 'node:crypto';
import { ClusterRegions } from '../../clusters/ClusterRegions';
import { ConcernedService } from '../model';
import { POLICY } from './alertEntries';
import { CarriedOut } from './DecisionBook';
import { TellingMeans, tellOfAlerts } from './tellOfAlerts';

type Decision<Kind extends IncidentPolicyDecision['kind']> = Extract<
  IncidentPolicyDecision,
  { kind: Kind }
>;

/** What decisions are carried out with. @internal */
export interface Means extends TellingMeans {
  now: number;
  regions: ClusterRegions;
  /** Ids of incidents by their keys. */
  keys: ReadonlyMap<string, string>;
  /** Ids of the incidents that were opened a moment ago, by their group keys. */
  opened: Map<string, string>;
}

/** Carries a decision out, and writes into the timeline what was decided and why. @internal */
export async function carryOut(
  decision: IncidentPolicyDecision,
  means: Means,
): Promise<CarriedOut> {
  const { incidentId, isTold = false } = await carryOutOne(decision, means);
  const carried: CarriedOut = {
    id: randomUUID(),
    decision,
    incidentId,
    others: namedBeside(decision.message, incidentId, means),
    inputs: decision.inputs.map(({ alertId, ...input }) => ({
      ...input,
      internal:
        alertId && means.alerts.get(alertId)?.visibility === 'internal'
          ? true
          : undefined,
    })),
  };
  if (carried.incidentId !== undefined && !isTold) {
    await tell(carried, carried.incidentId, means);
  }
  return carried;
}

/** The incident that a decision is about, and whether its timeline tells of it already. */
interface Done {
  incidentId?: string;
  isTold?: boolean;
}

async function carryOutOne(
  decision: IncidentPolicyDecision,
  means: Means,
): Promise<Done> {
  if (decision.kind === 'leave') return {};
  if (decision.kind === 'open') {
    return { incidentId: await open(decision, means) };
  }
  const { writer } = means;
  const idOf = (name: string) => means.opened.get(name) ?? name;
  const id = idOf(decision.incidentId);
  switch (decision.kind) {
    case 'join': {
      await writer.concern(id, concerned(decision.services, means), POLICY);
      const isNews = await addAlerts(id, decision.alertIds, means);
      // Its entry says by now that another source says so, too.
      const isTold = decision.rule === 'join.copy' && !isNews;
      return { incidentId: id, isTold };
    }
    case 'reroot':
      await reroot(id, decision, means);
      break;
    case 'merge':
      await writer.merge(id, idOf(decision.intoIncidentId), POLICY);
      break;
    case 'escalate':
      await escalate(id, decision, means);
      break;
    case 'reopen':
      await writer.update(id, { status: 'reopened' }, POLICY);
      await addAlerts(id, decision.alertIds, means);
      break;
    case 'recover':
      await writer.recover(id, decision.serviceIds, means.now);
      // The incident says so itself: "db has recovered".
      return { incidentId: id, isTold: true };
    case 'suggest':
      await writer.update(
        id,
        { suggestion: decision.suggestion ?? null },
        POLICY,
      );
      break;
    default:
      await writer.update(id, { status: 'resolved' }, POLICY);
  }
  return { incidentId: id };
}

async function open(decision: Decision<'open'>, means: Means): Promise<string> {
  const { groupKey, rootServiceId, services, alertIds } = decision;
  const rootFirst = [...services].sort(
    (a, b) =>
      Number(b.serviceId === rootServiceId) -
      Number(a.serviceId === rootServiceId),
  );
  const concernedServices = concerned(rootFirst, means);
  const { id, created } = await means.writer.open(
    {
      title: decision.title,
      severity: decision.severity,
      impact: decision.impact,
      visibility: visibilityOf(decision, means),
      environment: decision.environment,
      drill: false,
      groupKey,
      startedAt: decision.startedAt,
      detectedAt: means.now,
      services: concernedServices,
      rootless: rootServiceId === undefined,
      alertIds,
    },
    POLICY,
  );
  means.opened.set(groupKey, id);
  if (!created) {
    // Somebody was first with the same group: what was found out since belongs to it as well.
    await means.writer.concern(id, concernedServices, POLICY);
    await means.writer.addAlerts(id, alertIds);
  }
  await tellOfAlerts(id, alertIds, means);
  return id;
}

/**
 * As public as what it comes from, and as one at least of the alerts that tell of it: its title says no more. Where
 * nobody knows where it comes from, it is as public as all that it is about.
 */
function visibilityOf(
  { rootServiceId, services, alertIds }: Decision<'open'>,
  { alerts, book }: Means,
): Visibility {
  const isPublic = (id: string) => book.get(id)?.visibility === 'public';
  const told = alertIds.flatMap(id => alerts.get(id)?.visibility ?? []);
  const publicly =
    rootServiceId === undefined
      ? services.every(({ serviceId }) => isPublic(serviceId)) &&
        told.every(one => one === 'public')
      : isPublic(rootServiceId) && told.includes('public');
  return publicly ? 'public' : 'internal';
}

function concerned(
  services: DecidedService[],
  { regions, book }: Means,
): ConcernedService[] {
  return services
    .filter(({ serviceId }) => book.has(serviceId))
    .map(({ serviceId, impact, clusters }) => ({
      serviceId,
      impact,
      regions: regions
        .of(clusters)
        .filter(region => region !== '')
        .map(region => ({ region, impact })),
    }));
}

/** @returns whether that is news in the timeline. */
async function addAlerts(
  id: string,
  alertIds: string[],
  means: Means,
): Promise<boolean> {
  const added = await means.writer.addAlerts(id, alertIds);
  return tellOfAlerts(id, added, means);
}

async function escalate(
  id: string,
  { severity, impact, title }: Decision<'escalate'>,
  means: Means,
) {
  const { row } = await means.writer.hold(id);
  const fields = { severity, impact };
  const mayTell =
    row.root_service_id !== null &&
    saysNoMore(row.visibility, row.root_service_id, means);
  await means.writer.update(
    id,
    mayTell ? { ...fields, title } : fields,
    POLICY,
  );
}

/** Whether what an incident is called by its root is for all of its readers: see {@link visibilityOf}. */
function saysNoMore(
  visibility: Visibility,
  rootServiceId: string,
  { alerts }: Means,
): boolean {
  if (visibility === 'internal') return true;
  const ofRoot = [...alerts.values()].filter(
    ({ serviceId, endsAt }) =>
      serviceId === rootServiceId && endsAt === undefined,
  );
  return ofRoot.some(one => one.visibility === 'public');
}

/** What was the root stays affected. */
async function reroot(
  id: string,
  { rootServiceId, groupKey, title }: Decision<'reroot'>,
  means: Means,
) {
  const { writer } = means;
  const held = await writer.hold(id);
  const services = (await held.services()).map(
    ({ service_id, impact, regions }): ConcernedService => ({
      serviceId: service_id,
      impact,
      regions: JSON.parse(regions),
    }),
  );
  const { impact } = held.row;
  const root = services.find(({ serviceId }) => serviceId === rootServiceId);
  const affected = services.filter(service => service !== root);
  await writer.update(
    id,
    {
      title: saysNoMore(held.row.visibility, rootServiceId, means)
        ? title
        : undefined,
      groupKey,
      services: [
        root ?? { serviceId: rootServiceId, impact, regions: [] },
        ...affected,
      ],
    },
    POLICY,
  );
}

/** Other incidents that a sentence names by their keys. */
function namedBeside(
  message: string,
  incidentId: string | undefined,
  { keys }: Means,
): string[] {
  const named = message.match(/\b(?:INC|INT)-\d+\b/g) ?? [];
  const ids = named.flatMap(key => keys.get(key) ?? []);
  return [...new Set(ids)].filter(id => id !== incidentId);
}

/** A sentence that names services is as public as all of them, and for those who may see the incidents that it names. */
async function tell(
  { id, decision, others }: CarriedOut,
  incidentId: string,
  { writer, now, book }: Means,
) {
  const { message, serviceIds } = decision;
  const isPublic = serviceIds.every(
    service => book.get(service)?.visibility === 'public',
  );
  await writer.write(incidentId, [
    {
      kind: 'decision',
      at: now,
      text: message,
      actor: POLICY,
      serviceId: serviceIds.length === 1 ? serviceIds[0] : undefined,
      visibility: isPublic ? 'public' : 'internal',
      data: { decisionId: id, incidentId: others.at(0) },
    },
  ]);
}
