import { Alert, NamedRef } from '@operate-first/plugin-operations-common';
import { isoOf } from '../database/rows';
import { AlertMappingNote, AlertRow } from './AlertRow';

/** @internal */
export type NamedAlertRow = AlertRow & {
  service_ref: string | null;
  service_title: string | null;
};

/** What the reader of alerts may see of them. @internal */
export interface AlertContext {
  /** Whether what rules and machines said is shown, which nobody has redacted. */
  showWords: boolean;
  incidents: Map<string, { key: string; title: string }>;
  /** Until when silences last, by `<source> <id>`. */
  silencedUntil: Map<string, number>;
  /** The runbooks that are for them, by the ids of the alerts. */
  runbooks: Map<string, string>;
}

/** What the portal found out itself may be read by everybody who sees the service. @internal */
export const OWN_SOURCES = ['slo', 'health'];
/** Labels that name what everybody sees anyway. */
const OPEN_LABELS = [
  'alertname',
  'severity',
  'service',
  'environment',
  'env',
  'cluster',
  'namespace',
  'job',
  'slo',
  'objective',
  'tier',
];

const SUPPRESSED = {
  maintenance: 'Maintenance was announced.',
  inhibited: 'Another alert says it already.',
  flapping: 'It comes and goes too often to count.',
};

/** Whether what an alert says is shown in full. @internal */
export function showsWords(source: string, showWords: boolean): boolean {
  return showWords || OWN_SOURCES.includes(source);
}

function moment(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Ids as they are stored, JSON or nothing. @internal */
export function idsIn(stored: string | null): string[] {
  return stored === null ? [] : JSON.parse(stored);
}

function suppressedMessage(
  row: AlertRow,
  { silencedUntil }: AlertContext,
): string | undefined {
  if (!row.suppressed) return undefined;
  if (row.suppressed !== 'silenced') return SUPPRESSED[row.suppressed];
  const ends = idsIn(row.silenced_by).flatMap(
    id => silencedUntil.get(`${row.source} ${id}`) ?? [],
  );
  return ends.length > 0
    ? `Silenced until ${moment(Math.max(...ends))}.`
    : 'Silenced.';
}

/** Why an alert belongs to its service, as it was found out. @internal */
export function mappingOf(row: AlertRow): AlertMappingNote {
  if (row.mapping) return JSON.parse(row.mapping);
  return row.service_id
    ? { rule: 'source', message: 'Its source knows the service.' }
    : {
        rule: 'none',
        message: 'Its source names no service.',
        remedy: 'Name the service where the alert is made.',
      };
}

function unmappedOf(row: AlertRow): Alert['unmapped'] {
  if (row.service_id) return undefined;
  const { message, remedy = 'Say to which service it belongs.' } =
    mappingOf(row);
  return { message, remedy };
}

/** @internal */
export function serviceOf(row: NamedAlertRow): NamedRef | undefined {
  return row.service_ref
    ? { ref: row.service_ref, title: row.service_title ?? undefined }
    : undefined;
}

/** Links that people open: nothing that runs in the browser. @internal */
export function webLink(
  ...texts: Array<string | undefined>
): string | undefined {
  return texts.find(text => {
    const url = text && URL.canParse(text) ? new URL(text) : undefined;
    return url?.protocol === 'https:' || url?.protocol === 'http:';
  });
}

/** What an alert says, as far as its reader may see it. @internal */
export function wordsOf(
  row: Pick<AlertRow, 'source' | 'message' | 'labels' | 'annotations'>,
  showWords: boolean,
): Pick<Alert, 'message' | 'labels' | 'annotations'> {
  const labels: Record<string, string> = JSON.parse(row.labels);
  if (showsWords(row.source, showWords)) {
    return {
      message: row.message || undefined,
      labels,
      annotations: JSON.parse(row.annotations),
    };
  }
  const open = Object.entries(labels).filter(([name]) =>
    OPEN_LABELS.includes(name),
  );
  return { labels: Object.fromEntries(open), annotations: {} };
}

/** An alert as its reader may see it. @internal */
export function toAlert(row: NamedAlertRow, context: AlertContext): Alert {
  const said = wordsOf(row, context.showWords);
  const { annotations } = said;
  return {
    id: row.id,
    fingerprint: row.fingerprint,
    source: row.source,
    state: row.ends_at === null ? 'firing' : 'resolved',
    severity: row.severity,
    title: row.title,
    ...said,
    service: serviceOf(row),
    environment: row.environment ?? undefined,
    cluster: row.cluster ?? undefined,
    slo: row.slo ?? undefined,
    objective: row.objective ?? undefined,
    startsAt: new Date(Number(row.starts_at)).toISOString(),
    endsAt: isoOf(row.ends_at),
    runbookUrl: row.runbook_url ?? undefined,
    runbook: context.runbooks.get(row.id),
    suppressed: row.suppressed ?? undefined,
    suppressedMessage: suppressedMessage(row, context),
    unmapped: unmappedOf(row),
    incident: context.incidents.get(row.id),
    ...(showsWords(row.source, context.showWords) && {
      summary: annotations.summary || undefined,
      description: annotations.description || undefined,
      dashboardUrl: webLink(annotations.dashboard_url, annotations.dashboard),
      generatorUrl: row.generator_url ?? undefined,
    }),
  };
}
