import {
  Alert,
  AlertDetail,
  AlertMapping,
  AlertMappingInput,
  IncidentsApi,
  Silence,
  SilenceInput,
} from '@operate-first/plugin-operations-common';
import { ago, problem } from './operations';
import { alertOf } from './slos';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An alert as an Alertmanager tells of it. */
export function pushedAlertOf(
  id: string,
  overrides: Partial<Alert> = {},
): Alert {
  const { slo, objective, runbookUrl, ...alert } = alertOf();
  return {
    ...alert,
    id,
    fingerprint: `fingerprint-${id}`,
    source: 'alertmanager-eu-1',
    title: 'DiskFull',
    message: undefined,
    summary: 'The disk of payments fills up within four hours.',
    labels: {
      alertname: 'DiskFull',
      namespace: 'payments',
      job: 'payments',
      instance: 'payments-0',
      severity: 'page',
      prometheus: 'monitoring/eu-1',
    },
    ...overrides,
  };
}

/** One that nobody owns. */
export function unmappedAlertOf(
  id: string,
  overrides: Partial<Alert> = {},
): Alert {
  return pushedAlertOf(id, {
    title: 'QueueGrows',
    summary: 'The queue of letters grows.',
    service: undefined,
    environment: undefined,
    labels: { alertname: 'QueueGrows', namespace: 'letters', queue: 'out' },
    unmapped: {
      message: 'No service runs in the namespace letters.',
      remedy: 'Say on its page to which service it belongs.',
    },
    ...overrides,
  });
}

/** A silence that somebody made. */
export function silenceOf(
  id: string,
  overrides: Partial<Silence> = {},
): Silence {
  return {
    id,
    source: 'alertmanager-eu-1',
    state: 'active',
    matchers: [
      { name: 'alertname', operator: '=', value: 'DiskFull' },
      { name: 'namespace', operator: '=~', value: 'pay.*' },
    ],
    startsAt: ago(HOUR),
    endsAt: ago(-3 * HOUR),
    comment: 'The disk is replaced tonight.',
    createdBy: 'user:default/ada',
    alerts: 1,
    url: 'https://alertmanager.example.com/#/silences/1',
    ...overrides,
  };
}

/** A rule that somebody made on a page. */
export function mappingOf(
  id: string,
  overrides: Partial<AlertMapping> = {},
): AlertMapping {
  return {
    id,
    matchers: [{ name: 'namespace', operator: '=', value: 'letters' }],
    service: { ref: 'component:default/mailer', title: 'mailer' },
    origin: 'page',
    madeBy: { ref: 'user:default/ada', title: 'Ada Example' },
    madeAt: ago(2 * DAY),
    firing: 2,
    ...overrides,
  };
}

/** Everything of one alert. */
export function alertDetailOf(
  alert: Alert,
  overrides: Partial<AlertDetail> = {},
): AlertDetail {
  return {
    alert,
    mapping: alert.unmapped
      ? {
          rule: 'none',
          message: alert.unmapped.message,
          remedy: alert.unmapped.remedy,
          candidates: [{ ref: 'component:default/mailer', title: 'mailer' }],
        }
      : {
          rule: 'label',
          message: 'Its label service names payments.',
        },
    silences: [],
    generatorUrl: 'https://prometheus.example.com/graph?g0.expr=disk',
    fired: [
      { startsAt: ago(2 * DAY), endsAt: ago(2 * DAY - 40 * MINUTE) },
      { startsAt: ago(9 * DAY) },
    ],
    ...overrides,
  };
}

/** Alertmanagers in which silences can be made. */
export const ALERTMANAGERS = [
  { id: 'alertmanager-eu-1', title: 'Alertmanager eu-1', readAt: ago(5_000) },
];

/** Alerts, silences and rules that remember what is done with them, and what was asked for. */
export function fakeAlerts(world: {
  details: AlertDetail[];
  silences?: Silence[];
  mappings?: AlertMapping[];
  sources?: typeof ALERTMANAGERS;
}) {
  const silences = [...(world.silences ?? [])];
  const mappings = [...(world.mappings ?? [])];
  const asked: { silences: SilenceInput[]; mappings: AlertMappingInput[] } = {
    silences: [],
    mappings: [],
  };
  const incidents: Partial<IncidentsApi> = {
    getAlert: async id => {
      const detail = world.details.find(({ alert }) => alert.id === id);
      if (!detail) throw problem(404, `There is no alert ${id}.`);
      return detail;
    },
    listSilences: async () => ({
      items: [...silences],
      sources: world.sources ?? ALERTMANAGERS,
    }),
    silence: async input => {
      asked.silences.push(input);
      const made = silenceOf(`made-${silences.length}`, {
        ...input,
        createdBy: 'user:default/mia',
      });
      silences.push(made);
      return made;
    },
    endSilence: async (source, id) => {
      const at = silences.findIndex(
        one => one.source === source && one.id === id,
      );
      silences[at] = { ...silences[at], state: 'expired', endsAt: ago(0) };
      return silences[at];
    },
    listAlertMappings: async () => ({ items: [...mappings] }),
    addAlertMapping: async input => {
      asked.mappings.push(input);
      const made = mappingOf(`made-${mappings.length}`, {
        ...input,
        service: { ref: input.service },
      });
      mappings.push(made);
      return made;
    },
    removeAlertMapping: async id => {
      const at = mappings.findIndex(one => one.id === id);
      mappings.splice(at, 1);
    },
  };
  return { incidents, asked };
}
