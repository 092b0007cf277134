import {
  Alert,
  Change,
  Health,
  IncidentReplay,
  NamedRef,
  ReplayedService,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { wordsOf } from '../../alerts/alertView';
import { isoOf } from '../../database/rows';
import { AlertFact, Evidence, HealthFact, placeOf } from './Evidence';
import { objectivesAt, seriesOf } from './sloFacts';
import { versionsAt } from './versions';
import { VisibleService } from './visibleFacts';

const HOUR = 60 * 60 * 1000;
const CHANGES_BEFORE = 6 * HOUR;
const MOST_MOMENTS = 500;

/** The name under which the headline health is kept beside the environments. */
const HEADLINE = '';

function iso(time: number): string {
  return new Date(time).toISOString();
}

/** What was in force at a moment, by whatever tells facts apart. */
function inForce<Fact extends { at: number }>(
  facts: Fact[],
  at: number,
  keyOf: (fact: Fact) => string,
): Fact[] {
  const last = new Map<string, Fact>();
  for (const fact of facts) {
    const known = last.get(keyOf(fact));
    if (fact.at <= at && (!known || known.at <= fact.at)) {
      last.set(keyOf(fact), fact);
    }
  }
  return [...last.values()];
}

/** The health of a service, since when it had been like this. */
function healthAt(facts: HealthFact[], at: number): Health | undefined {
  const past = facts
    .filter(fact => fact.environment === HEADLINE && fact.at <= at)
    .sort((a, b) => a.at - b.at);
  const last = past.at(-1);
  if (!last) return undefined;
  const other = past.findLastIndex(({ status }) => status !== last.status);
  const { status, reasons } = last;
  return { status, reasons, since: iso(past[other + 1].at) };
}

function serviceAt(
  service: VisibleService,
  evidence: Evidence,
  context: {
    at: number;
    series: ReturnType<typeof seriesOf>;
    provisionalShare?: number;
  },
): ReplayedService {
  const { at, series } = context;
  const own = ({ serviceId }: { serviceId: string }) =>
    serviceId === service.id;
  return {
    service: service.ref,
    role: service.role,
    health: healthAt(evidence.health.filter(own), at) ?? {
      status: 'unknown',
      reasons: [],
    },
    locations: inForce(evidence.looks.filter(own), at, placeOf).map(look => ({
      environment: look.environment,
      ...(look.cluster && { cluster: look.cluster }),
      source: look.source,
      status: look.status,
      reasons: look.reasons,
    })),
    versions: versionsAt(evidence.changes.filter(own), at),
    objectives: evidence.slos
      .filter(own)
      .flatMap(slo =>
        objectivesAt(slo, { series, days: evidence.days }, context),
      ),
  };
}

function firesAt({ starts_at, ends_at }: AlertFact, at: number): boolean {
  return Number(starts_at) <= at && (ends_at === null || Number(ends_at) > at);
}

function toAlert(
  row: AlertFact,
  refs: ReadonlyMap<string, NamedRef>,
  showWords: boolean,
): Alert {
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    source: row.source,
    state: 'firing',
    severity: row.severity,
    title: row.title,
    ...wordsOf(row, showWords),
    service: row.service_id ? refs.get(row.service_id) : undefined,
    environment: row.environment ?? undefined,
    cluster: row.cluster ?? undefined,
    slo: row.slo ?? undefined,
    objective: row.objective ?? undefined,
    startsAt: iso(Number(row.starts_at)),
    endsAt: isoOf(row.ends_at),
    runbookUrl: row.runbook_url ?? undefined,
    suppressed: row.suppressed ?? undefined,
  };
}

/** When something changed, for whoever moves through the time. */
function momentsOf(
  evidence: Evidence,
  statuses: Array<{ at: number }>,
  { from, to }: TimeRange,
): string[] {
  const times = new Set([
    ...evidence.health.map(({ at }) => at),
    ...evidence.changes.map(({ at }) => Date.parse(at)),
    ...evidence.alerts.flatMap(({ starts_at, ends_at }) =>
      ends_at === null
        ? [Number(starts_at)]
        : [Number(starts_at), Number(ends_at)],
    ),
    ...statuses.map(({ at }) => at),
  ]);
  const inside = [...times].filter(time => time >= from && time <= to);
  // Where there are too many, the last ones are left: how it began is looked at most.
  return inside
    .sort((a, b) => a - b)
    .slice(0, MOST_MOMENTS)
    .map(iso);
}

function changesBefore({ changes }: Evidence, at: number): Change[] {
  return changes
    .filter(change => {
      const time = Date.parse(change.at);
      return time <= at && time >= at - CHANGES_BEFORE;
    })
    .map(({ serviceId: _, ...change }) => change)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** How the services of an incident were at a moment. @internal */
export function replayAt(
  evidence: Evidence,
  services: VisibleService[],
  options: {
    at: number;
    range: TimeRange;
    statuses: Array<{ at: number; status: string }>;
    missing: string[];
    /** Whether what rules and machines said is shown, which nobody has redacted. */
    showWords: boolean;
    /** Budgets of which a lesser share was measured are not shown. */
    provisionalShare?: number;
  },
): IncidentReplay {
  const { at, range, statuses, missing, showWords } = options;
  const { provisionalShare } = options;
  const context = { at, series: seriesOf(evidence), provisionalShare };
  const replayed = services.map(service =>
    serviceAt(service, evidence, context),
  );
  const refs = new Map(services.map(({ id, ref }) => [id, ref]));
  const unseen = replayed
    .filter(({ health }) => health.since === undefined)
    .map(
      ({ service: { ref, title } }) =>
        `Nobody knows how ${title ?? ref} was at that moment.`,
    );
  return {
    at: iso(at),
    from: iso(range.from),
    to: iso(range.to),
    status: statuses.findLast(one => one.at <= at)?.status ?? 'before',
    services: replayed,
    alerts: evidence.alerts
      .filter(alert => firesAt(alert, at))
      .map(alert => toAlert(alert, refs, showWords)),
    changes: changesBefore(evidence, at),
    missing: [...missing, ...unseen],
    moments: momentsOf(evidence, statuses, range),
  };
}
