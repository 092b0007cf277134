import { Alert, Visibility } from '@operate-first/plugin-operations-common';
import { Milliseconds } from '../database/rows';
import { storable } from '../database/text';

/** An alert as its source tells it. Times are milliseconds since the epoch. @internal */
export interface AlertInput {
  /** Tells alerts of a source apart; see `alertFingerprint`. */
  fingerprint: string;
  severity: Alert['severity'];
  title: string;
  /** What it means, in a sentence. */
  message?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The id of the service, which its renames do not change. */
  serviceId?: string;
  /** Its own; that of the service counts as well. Internal unless the source says otherwise. */
  visibility?: Visibility;
  environment?: string;
  cluster?: string;
  /** Entity ref of the SLO, and the place of the objective in it. */
  slo?: string;
  objective?: number;
  runbookUrl?: string;
  /** Why it tells nobody. */
  suppressed?: Alert['suppressed'];
  startsAt: number;
  /** Where the source knows when it ended; missing while it fires. */
  endsAt?: number;
  /** Why it belongs to its service, where that was found out and not told. */
  mapping?: AlertMappingNote;
  /** The rules and services that it was mapped with. */
  mappedWith?: string;
  generatorUrl?: string;
  /** Ids of silences that keep it quiet; undefined where the source did not say. */
  silencedBy?: string[];
  inhibitedBy?: string[];
}

/** Why an alert belongs to its service, or to none, as it is stored. @internal */
export interface AlertMappingNote {
  rule: string;
  message: string;
  remedy?: string;
  /** Ids of services. */
  candidates?: string[];
  mappingId?: string;
}

/** @internal */
export interface AlertRow {
  id: string;
  source: string;
  fingerprint: string;
  starts_at: Milliseconds;
  told_start: Milliseconds | null;
  ends_at: Milliseconds | null;
  end_told: boolean | number;
  told_at: Milliseconds | null;
  missing_since: Milliseconds | null;
  severity: Alert['severity'];
  title: string;
  message: string | null;
  labels: string;
  annotations: string;
  service_id: string | null;
  visibility: Visibility;
  environment: string | null;
  cluster: string | null;
  slo: string | null;
  objective: number | null;
  runbook_url: string | null;
  suppressed: Alert['suppressed'] | null;
  mapping: string | null;
  mapped_with: string | null;
  generator_url: string | null;
  silenced_by: string | null;
  inhibited_by: string | null;
  updated_at: Milliseconds;
}

/** What an alert says, without when. @internal */
export type AlertColumns = Omit<
  AlertRow,
  | 'id'
  | 'starts_at'
  | 'told_start'
  | 'ends_at'
  | 'end_told'
  | 'told_at'
  | 'missing_since'
  | 'updated_at'
>;

/** As long as the columns are. */
const LONGEST = { fingerprint: 64, environment: 63, cluster: 253 };

/** As it comes back from every database: half a character would come back as another one. */
function words(value: string, longest?: number): string {
  const bytes = Buffer.from(storable(value).slice(0, longest), 'utf8');
  return bytes.toString('utf8');
}

function text(value: string | undefined, longest?: number): string | null {
  return value === undefined ? null : words(value, longest);
}

function json(value: unknown): string | null {
  return value === undefined ? null : storable(JSON.stringify(value));
}

/** @internal */
export function columnsOf(source: string, input: AlertInput): AlertColumns {
  return {
    source,
    fingerprint: words(input.fingerprint, LONGEST.fingerprint),
    severity: input.severity,
    title: words(input.title),
    message: text(input.message),
    labels: storable(JSON.stringify(input.labels)),
    annotations: storable(JSON.stringify(input.annotations)),
    service_id: input.serviceId ?? null,
    visibility: input.visibility ?? 'internal',
    environment: text(input.environment, LONGEST.environment),
    cluster: text(input.cluster, LONGEST.cluster),
    slo: text(input.slo),
    objective: input.objective ?? null,
    runbook_url: text(input.runbookUrl),
    suppressed: input.suppressed ?? null,
    mapping: json(input.mapping),
    mapped_with: text(input.mappedWith),
    generator_url: text(input.generatorUrl),
    silenced_by: json(input.silencedBy),
    inhibited_by: json(input.inhibitedBy),
  };
}

/** Whether a row says something else than these columns. @internal */
export function differs(row: AlertRow, columns: Partial<AlertRow>): boolean {
  return Object.entries(columns).some(
    ([column, value]) => row[column as keyof AlertRow] !== value,
  );
}
