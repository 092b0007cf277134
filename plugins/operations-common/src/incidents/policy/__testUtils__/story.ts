import { IncidentImpact } from '../../../generated/openapi';
import {
  IncidentPolicy,
  IncidentPolicyDecision,
  PolicyAlert,
  PolicyIncident,
  PolicyInput,
  PolicyMaintenance,
  PolicyService,
} from '../../model';
import { DEFAULT_POLICY } from '../defaults';

export const NOW = Date.parse('2026-03-02T14:10:00Z');

/** Who needs whom, unless a story says otherwise. */
const USUAL_MAP = [
  'web > checkout > payments > db',
  'cart > db',
  'billing > db',
  'search > index',
  'mail',
];

/** A situation in words, and what is to be decided. */
export interface Story {
  name: string;
  /** `a > b > c`: a needs b, b needs c. */
  map?: string[];
  /**
   * `page db 40s`, and any of: `ended 5s`, `in staging`, `on eu-1`, `as slo`, `named X`, `outage`, `minor`, `silenced`,
   * `inhibited`, `(INC-1)` for the incident that it belongs to. `-` is no service; `future` turns the age around.
   * `of page_1h` is a burn alert of that tier; `by a` has a label that only one Prometheus adds.
   */
  alerts?: string[];
  /** `INC-1 db+payments 10m`, and any of `resolved 5m`, `touched`, `titled`, `declared`, `drill`, `major`, `SEV4`, `payments:well`. */
  incidents?: string[];
  /** `db 10m`: for so long from now; and `in …`, `on …`. */
  maintenance?: string[];
  policy?: Partial<IncidentPolicy>;
  /** As {@link told} has it. */
  then: string[];
}

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

function ago(written: string): number {
  const match = /^(\d+)([smhd])$/.exec(written);
  if (!match) throw new Error(`${written} is no time`);
  return Number(match[1]) * UNITS[match[2]] * 1000;
}

/** The word after another one. */
function after(words: string[], word: string): string | undefined {
  const index = words.indexOf(word);
  return index < 0 ? undefined : words[index + 1];
}

function servicesOf(map: string[]): PolicyService[] {
  const needs = new Map<string, Set<string>>();
  for (const line of map) {
    const chain = line.split(' > ');
    chain.forEach((name, index) => {
      const known = needs.get(name) ?? new Set();
      const next = chain[index + 1];
      if (next) known.add(next);
      needs.set(name, known);
    });
  }
  return [...needs].map(([id, dependsOn]) => ({
    id,
    entityRef: `${id === 'db' ? 'resource' : 'component'}:default/${id}`,
    title: id,
    dependsOn: [...dependsOn],
  }));
}

const IMPACTS = ['outage', 'major', 'minor'] as const;
const SUPPRESSED = ['silenced', 'inhibited', 'flapping'] as const;

function impactIn(words: string[]): IncidentImpact | undefined {
  return IMPACTS.find(one => words.includes(one));
}

function alertOf(line: string, index: number): PolicyAlert {
  const words = line.split(' ');
  const [severity, service, age] = words;
  const sign = words.includes('future') ? 1 : -1;
  const ended = after(words, 'ended');
  const environment = after(words, 'in');
  const cluster = after(words, 'on');
  const tier = after(words, 'of');
  const alertname = after(words, 'named') ?? (tier ? 'SloBurn' : 'Trouble');
  const prometheus = after(words, 'by');
  const impact = impactIn(words);
  const suppressed = SUPPRESSED.find(one => words.includes(one));
  const labels = {
    alertname,
    service,
    environment: environment ?? '',
    ...(tier && { slo: `default/${service}`, objective: '0', tier }),
    ...(prometheus && { prometheus_name: prometheus }),
  };
  return {
    id: `${index}`,
    fingerprint: [
      alertname,
      service,
      environment,
      cluster,
      tier,
      prometheus,
    ].join('/'),
    source: after(words, 'as') ?? 'prometheus',
    severity: severity as PolicyAlert['severity'],
    title: alertname,
    labels,
    startsAt: NOW + sign * ago(age),
    ...(service !== '-' && { serviceId: service }),
    ...(environment && { environment }),
    ...(cluster && { cluster }),
    ...(ended && { endsAt: NOW - ago(ended) }),
    ...(impact && { impact }),
    ...(suppressed && { suppressed }),
  };
}

function incidentOf(
  line: string,
  alerts: Array<[string, PolicyAlert]>,
): PolicyIncident {
  const words = line.split(' ');
  const [key, concerned, age] = words;
  const ids = concerned === '-' ? [] : concerned.split('+');
  const resolved = after(words, 'resolved');
  const duplicateOf = after(words, 'duplicate-of');
  const groupKey = after(words, 'group');
  const environment = after(words, 'in') ?? 'production';
  const impact = impactIn(words) ?? 'major';
  const severity = words.find(one => one.startsWith('SEV'))?.slice(3) ?? 3;
  const declared = words.includes('declared');
  const storm = groupKey !== undefined;
  const suggestion = after(words, 'suggests');
  return {
    id: key,
    key,
    title: `${key} of ${ids[0]}`,
    ...(storm
      ? { groupKey }
      : ids[0] &&
        !declared && { groupKey: `service:${ids[0]}:${environment}` }),
    ...(ids[0] && !storm && { rootServiceId: ids[0] }),
    services: ids.map(serviceId => ({
      serviceId,
      impact,
      recovered: words.includes(`${serviceId}:well`),
    })),
    alertIds: alerts
      .filter(([text]) => text.includes(`(${key})`))
      .map(([, { id }]) => id),
    severity: Number(severity) as PolicyIncident['severity'],
    impact,
    status: resolved ? 'resolved' : 'triggered',
    environment,
    declared,
    touched: declared || words.includes('touched') || words.includes('titled'),
    titled: declared || words.includes('titled'),
    drill: words.includes('drill'),
    ...(duplicateOf && { duplicateOf }),
    startedAt: NOW - ago(age),
    ...(resolved && { resolvedAt: NOW - ago(resolved) }),
    ...(suggestion && { suggestion }),
  };
}

function maintenanceOf(line: string): PolicyMaintenance {
  const words = line.split(' ');
  const environment = after(words, 'in');
  const cluster = after(words, 'on');
  return {
    title: 'Upgrade',
    serviceId: words[0],
    ...(environment && { environment }),
    ...(cluster && { cluster }),
    endsAt: NOW + ago(words[1]),
  };
}

export function inputOf(story: Omit<Story, 'name' | 'then'>): PolicyInput {
  const { map = USUAL_MAP, alerts = [], incidents = [] } = story;
  const read = alerts.map((line, index): [string, PolicyAlert] => [
    line,
    alertOf(line, index),
  ]);
  return {
    now: NOW,
    alerts: read.map(([, alert]) => alert),
    services: servicesOf(map),
    incidents: incidents.map(line => incidentOf(line, read)),
    maintenance: (story.maintenance ?? []).map(maintenanceOf),
    policy: { ...DEFAULT_POLICY, ...story.policy },
  };
}

function names(ids: string[]): string {
  return [...ids].sort().join('+') || '-';
}

/** Decisions in short, such as `open.service db SEV2` and `join.dependency db payments`. */
export function told(
  decisions: IncidentPolicyDecision[],
  { alerts }: PolicyInput,
): string[] {
  const nameOf = (id: string) => {
    const alert = alerts.find(one => one.id === id);
    return alert?.serviceId ?? alert?.labels.alertname ?? id;
  };
  // New incidents are named by their root.
  const short = (id: string) => id.replace(/^service:([^:]+):.*/, 'new-$1');
  return decisions.map(one => {
    switch (one.kind) {
      case 'open':
        return `${one.rule} ${one.rootServiceId ?? one.groupKey} SEV${
          one.severity
        }`;
      case 'join':
        return `${one.rule} ${short(one.incidentId)} ${names([
          ...new Set([
            ...one.alertIds.map(nameOf),
            ...one.services.map(({ serviceId }) => serviceId),
          ]),
        ])}`;
      case 'reroot':
        return `${one.rule} ${one.incidentId} ${one.rootServiceId}`;
      case 'merge':
        return `${one.rule} ${one.incidentId} ${short(one.intoIncidentId)}`;
      case 'escalate':
        return `${one.rule} ${one.incidentId} SEV${one.severity} ${one.impact}`;
      case 'recover':
        return `${one.rule} ${one.incidentId} ${names(one.serviceIds)}`;
      case 'leave':
        return `${one.rule} ${nameOf(one.alertId)}`;
      default:
        return `${one.rule} ${one.incidentId}`;
    }
  });
}
