import {
  Incident,
  IncidentDetail,
  IncidentMetrics,
  IncidentReplay,
  IncidentsApi,
  IncidentStatus,
  IncidentUpdate,
  TimelineEntry,
} from '@operate-first/plugin-operations-common';
import { ago, healthOf, problem } from './operations';
import { alertOf, seriesOf, sloOf } from './slos';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An incident of payments that affects checkout. */
export function incidentOf(
  number: number,
  overrides: Partial<Incident> = {},
): Incident {
  return {
    id: `incident-${number}`,
    key: `INC-${number}`,
    title: 'payments cannot start in eu-1',
    severity: 2,
    status: 'triggered',
    impact: 'outage',
    visibility: 'public',
    environment: 'production',
    drill: false,
    origin: 'policy',
    startedAt: ago(12 * MINUTE),
    detectedAt: ago(11 * MINUTE),
    updatedAt: ago(MINUTE),
    services: [
      {
        service: { ref: 'component:default/payments', title: 'payments' },
        role: 'root',
        impact: 'outage',
        regions: [{ region: 'eu-1', impact: 'outage' }],
        health: healthOf('down', ago(12 * MINUTE)),
      },
      {
        service: { ref: 'component:default/checkout', title: 'checkout' },
        role: 'affected',
        impact: 'major',
        regions: [],
        health: healthOf('degraded', ago(11 * MINUTE)),
      },
    ],
    roles: [],
    firing: 2,
    owner: { ref: 'group:default/payments-team', title: 'Payments' },
    version: 1,
    ...overrides,
  };
}

/** Something that happened. */
export function entryOf(
  seq: number,
  overrides: Partial<TimelineEntry> = {},
): TimelineEntry {
  const at = ago(Math.max(0, 12 * MINUTE - seq * 1000));
  return {
    id: `entry-${seq}`,
    seq,
    kind: 'note',
    at,
    recordedAt: at,
    text: `Note ${seq}`,
    edits: 0,
    author: { ref: 'user:default/ada', title: 'Ada Example' },
    ...overrides,
  };
}

const USUAL_ENTRIES = [
  entryOf(1, {
    kind: 'alert',
    author: undefined,
    text: 'payments is down: GET /healthz answers 503 instead of 200.',
  }),
  entryOf(2, {
    kind: 'decision',
    author: undefined,
    text: 'Opened: payments is down in production.',
  }),
  entryOf(3, {
    kind: 'service',
    author: undefined,
    text: 'checkout is affected: it calls payments, which went down 40 s earlier.',
  }),
  entryOf(4, { text: 'Looking at the **rollout** of 1.8.3.' }),
  entryOf(5, {
    kind: 'log',
    text: Array.from(
      { length: 30 },
      (_, line) => `line ${line + 1} of the log`,
    ).join('\n'),
  }),
];

/** How payments was when it began. */
export function replayOf(at: string, incident: Incident): IncidentReplay {
  const began = Date.parse(incident.startedAt);
  const isAfter = Date.parse(at) >= began;
  const moment = (minutes: number) =>
    new Date(began + minutes * MINUTE).toISOString();
  return {
    at,
    from: moment(-6 * 60),
    to: moment(12),
    status: isAfter ? 'triggered' : 'before',
    services: [
      {
        service: { ref: 'component:default/payments', title: 'payments' },
        role: 'root',
        health: healthOf(isAfter ? 'down' : 'healthy', moment(0)),
        locations: [
          {
            environment: 'production',
            cluster: 'eu-1',
            source: 'probe',
            status: isAfter ? 'down' : 'healthy',
            reasons: healthOf(isAfter ? 'down' : 'healthy').reasons,
          },
        ],
        versions: [
          {
            object: 'Deployment payments',
            cluster: 'eu-1',
            version: isAfter ? '1.8.3' : '1.8.2',
            since: moment(-3),
          },
        ],
        objectives: [
          {
            slo: 'slo:default/payments-availability',
            index: 0,
            title: 'payments availability',
            target: 0.999,
            sli: isAfter ? 0.91 : 1,
            burnRate: isAfter ? 90 : 0,
            remaining: 0.62,
          },
        ],
      },
    ],
    alerts: isAfter ? [alertOf({ startsAt: moment(0) })] : [],
    changes: [
      {
        id: 'change-1',
        at: moment(-3),
        kind: 'rollout',
        source: 'kubernetes',
        scope: { environment: 'production', cluster: 'eu-1' },
        summary: 'payments was rolled out: 1.8.3',
      },
    ],
    missing: ['What ran in us-1 is not known before 10:00.'],
    moments: [moment(-3), moment(0), moment(5)],
  };
}

/** Times of a quarter. */
export function metricsOf(): IncidentMetrics {
  const summary = (seconds: number) => ({
    count: 4,
    mean: seconds,
    median: seconds * 0.8,
    p90: seconds * 2,
  });
  const times = (factor: number) => ({
    timeToDetect: summary(60 * factor),
    timeToAcknowledge: summary(300 * factor),
    timeToResolve: summary(3600 * factor),
  });
  return {
    from: ago(90 * DAY),
    to: ago(0),
    groups: [
      {
        name: { ref: 'component:default/payments', title: 'payments' },
        incidents: 5,
        open: 1,
        ...times(1),
      },
      {
        incidents: 1,
        open: 0,
        timeToDetect: { count: 0 },
        timeToAcknowledge: { count: 0 },
        timeToResolve: { count: 0 },
      },
    ],
    trend: [3, 2, 1].map(months => ({
      start: ago(months * 30 * DAY),
      incidents: 4 - months,
      ...times(months),
    })),
  };
}

/** What the world of incidents holds, and what tests look at. */
export interface FakeDesk {
  api: Partial<IncidentsApi>;
  incidents: Map<string, Incident>;
  entries: TimelineEntry[];
  /** Somebody else changes it. */
  change(key: string, fields: Partial<Incident>): void;
  /** Somebody else writes. */
  write(entry: Partial<TimelineEntry>): TimelineEntry;
  edits: Map<string, string[]>;
}

const APPLIED = new Set<keyof IncidentUpdate>([
  'version',
  'roles',
  'services',
  'fixUrl',
]);

/** Incidents that behave as those of the API: versions, conflicts, a timeline that grows, files. */
export function fakeDesk(
  listed: Incident[] = [incidentOf(12)],
  options: { mayWrite?: boolean; entries?: TimelineEntry[] } = {},
): FakeDesk {
  const { mayWrite = true } = options;
  const incidents = new Map(listed.map(one => [one.key, one]));
  const entries = [...(options.entries ?? USUAL_ENTRIES)];
  const edits = new Map<string, string[]>();
  const keys = new Map<string, TimelineEntry>();
  /** By which version of the timeline an entry was written or edited. */
  const written = new Map(entries.map(({ id, seq }) => [id, seq]));
  let version = Math.max(0, ...entries.map(({ seq }) => seq));

  const find = (key: string): Incident => {
    const found = incidents.get(key);
    if (!found) throw problem(404, `There is no incident ${key}.`);
    return found;
  };
  const change = (key: string, fields: Partial<Incident>) => {
    const before = find(key);
    incidents.set(key, { ...before, ...fields, version: before.version + 1 });
  };
  const write = (entry: Partial<TimelineEntry>): TimelineEntry => {
    version += 1;
    const next = entryOf(version, { id: `new-${version}`, ...entry });
    entries.push(next);
    written.set(next.id, version);
    return next;
  };
  const detailOf = (key: string): IncidentDetail => ({
    incident: find(key),
    alerts: [alertOf()],
    alertCount: 1,
    following: false,
    followers: 2,
    mayWrite,
    duplicates: [],
    evidence: {
      from: new Date(Date.parse(find(key).startedAt) - 6 * HOUR).toISOString(),
      to: ago(0),
    },
  });
  /** What was changed since the version that the caller saw, by field. */
  const seen = new Map<string, Incident>();
  const remember = (incident: Incident) =>
    seen.set(`${incident.key} ${incident.version}`, incident);

  const api: Partial<IncidentsApi> = {
    listIncidents: async (query = {}) => {
      const { state, status, severity, cursor, limit = 50 } = query;
      const found = [...incidents.values()].filter(
        one =>
          (!state || (state === 'resolved') === (one.status === 'resolved')) &&
          (!status || status.includes(one.status)) &&
          (!severity || severity.includes(one.severity)) &&
          (!query.text || one.title.includes(query.text)),
      );
      const start = Number(cursor ?? 0);
      const end = start + limit;
      return {
        items: found.slice(start, end),
        totalItems: found.length,
        nextCursor: end < found.length ? String(end) : undefined,
      };
    },
    getIncidentFacets: async () => {
      const all = [...incidents.values()];
      const open = all.filter(({ status }) => status !== 'resolved').length;
      const statuses = [...new Set(all.map(({ status }) => status))];
      return {
        state: [
          { value: 'open', count: open },
          { value: 'resolved', count: all.length - open },
        ],
        status: statuses.map((value: IncidentStatus) => ({
          value,
          count: all.filter(({ status }) => status === value).length,
        })),
        severity: [{ value: '2', count: all.length }],
        owner: [],
        system: [],
        service: [{ value: 'component:default/payments', count: all.length }],
        cause: [],
      };
    },
    getIncidentPolicy: async () => ({
      severities: [1, 2, 3, 4].map(severity => ({
        severity,
        name: ['Critical', 'High', 'Medium', 'Low'][severity - 1],
        meaning: `What SEV${severity} means.`,
      })),
      rules: ['An alert that pages somebody opens an incident.'],
    }),
    getIncident: async key => {
      remember(find(key));
      return detailOf(key);
    },
    updateIncident: async (key, update) => {
      const now = find(key);
      const begun = seen.get(`${key} ${update.version}`) ?? now;
      const fields = (
        Object.keys(update) as Array<keyof IncidentUpdate>
      ).filter(field => !APPLIED.has(field)) as Array<
        keyof IncidentUpdate & keyof Incident
      >;
      if (fields.some(field => begun[field] !== now[field])) {
        throw problem(409, 'Somebody changed it meanwhile.');
      }
      const { roles, version: _, services: __, fixUrl: ___, ...rest } = update;
      change(key, {
        ...rest,
        ...(roles && {
          roles: roles.flatMap(({ role, person }) =>
            person ? [{ role, person: { ref: person } }] : [],
          ),
        }),
      });
      remember(find(key));
      return detailOf(key);
    },
    getIncidentTimeline: async (_key, query = {}) => {
      const { after, before, limit = 50 } = query;
      const found =
        after === undefined
          ? entries
              .filter(({ seq }) => seq < (before ?? Infinity))
              .slice(-limit)
          : entries.filter(({ id }) => (written.get(id) ?? 0) > after);
      return { entries: found, version, totalItems: entries.length };
    },
    addTimelineEntry: async (key, input) => {
      const known = input.idempotencyKey && keys.get(input.idempotencyKey);
      const entry =
        known ||
        write({
          kind: input.kind,
          text: input.text,
          fileId: input.fileId,
          mine: true,
        });
      if (input.idempotencyKey) keys.set(input.idempotencyKey, entry);
      return { entries: [entry], incident: find(key) };
    },
    editTimelineEntry: async (_key, id, { text, edits: begun }) => {
      const at = entries.findIndex(entry => entry.id === id);
      const entry = entries[at];
      if (entry.edits !== begun) throw problem(409, 'It was edited meanwhile.');
      edits.set(id, [...(edits.get(id) ?? []), entry.text]);
      version += 1;
      written.set(id, version);
      entries[at] = {
        ...entry,
        text,
        edits: entry.edits + 1,
        editedAt: ago(0),
      };
      return entries[at];
    },
    getTimelineEdits: async (_key, id) => ({
      items: (edits.get(id) ?? []).map((text, index) => ({
        text,
        until: ago((index + 1) * 1000),
      })),
    }),
    addIncidentFile: async (_key, { name, content }) => ({
      id: `file-${name}`,
      name,
      type: content.type,
      bytes: content.size,
    }),
    getIncidentFile: async () => new Blob(['picture'], { type: 'image/png' }),
    getIncidentDecisions: async () => ({
      items: [
        {
          id: 'decision-1',
          at: ago(12 * MINUTE),
          rule: 'open.page',
          message:
            'Opened: payments is down in production, which pages somebody.',
          inputs: [
            { label: 'Alert', value: 'ServiceDown', at: ago(12 * MINUTE) },
            { label: 'Environment', value: 'production' },
          ],
        },
      ],
    }),
    getIncidentBudget: async key => ({
      from: find(key).startedAt,
      to: ago(0),
      items: [
        {
          slo: 'slo:default/payments-availability',
          sloTitle: 'payments availability',
          index: 0,
          service: { ref: 'component:default/payments', title: 'payments' },
          target: 0.999,
          consumed: 0.21,
          minutes: 8.4,
        },
        {
          slo: 'slo:default/checkout-latency',
          sloTitle: 'checkout latency',
          index: 0,
          service: { ref: 'component:default/checkout', title: 'checkout' },
          target: 0.99,
          message: 'Nobody measured it between 14:01 and 14:09.',
        },
        {
          slo: 'slo:default/search-latency',
          sloTitle: 'search latency',
          index: 0,
          service: { ref: 'component:default/search', title: 'search' },
          target: 0.99,
          minutes: 10,
          message: 'Measured for 2 h of 28 d: too little to judge.',
        },
        {
          slo: 'slo:default/search-answers',
          sloTitle: 'search answers',
          index: 0,
          service: { ref: 'component:default/search', title: 'search' },
          target: 0.99,
          consumed: 0,
          minutes: 0,
        },
      ],
    }),
    getIncidentEvidenceSeries: async (_key, { slo, ...range }) =>
      seriesOf(sloOf(slo.split('/')[1]), range),
    replayIncident: async (key, at) => replayOf(at, find(key)),
    getIncidentMetrics: async () => metricsOf(),
    declareIncident: async input => {
      const incident = incidentOf(100 + incidents.size, {
        title: input.title,
        origin: 'person',
        severity: input.severity ?? 3,
        impact: input.impact ?? 'minor',
        drill: input.drill ?? false,
        visibility: input.visibility ?? 'public',
      });
      incidents.set(incident.key, incident);
      return incident;
    },
    followIncident: async () => ({ following: true, followers: 3 }),
    unfollowIncident: async () => ({ following: false, followers: 2 }),
  };
  return { api, incidents, entries, change, write, edits };
}
