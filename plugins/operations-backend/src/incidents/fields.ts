import {
  IncidentFix,
  IncidentImpact,
  TimelineKind,
} from '@operate-first/plugin-operations-common';
import { storable } from '../database/text';
import { IncidentFields } from './model';
import { IncidentRow } from './rows';

/** Fields that are one column each. */
type ColumnField = Exclude<
  keyof IncidentFields,
  'status' | 'services' | 'rootless' | 'roles' | 'duplicateOf'
>;

interface FieldRule {
  column: keyof IncidentRow;
  /** Of the entry that tells of it; none where somebody else tells of it, or nobody needs to. */
  kind?: TimelineKind;
  /** What the entry says. */
  sentence?: (to: unknown, from: unknown) => string;
}

/** Times of people, to the second, in UTC. */
function timeText(value: unknown): string {
  return `${new Date(Number(value))
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')} UTC`;
}

function timeRule(column: keyof IncidentRow, name: string): FieldRule {
  return {
    column,
    kind: 'field',
    sentence: to =>
      to === null ? `${name}: unknown` : `${name}: ${timeText(to)}`,
  };
}

function linkRule(column: keyof IncidentRow, name: string): FieldRule {
  return {
    column,
    kind: column === 'chat_url' ? 'chat' : 'field',
    sentence: to => (to === null ? `${name} taken away` : `${name}: ${to}`),
  };
}

function urlOf(fix: unknown): string | undefined {
  if (typeof fix !== 'string') return undefined;
  return (JSON.parse(fix) as IncidentFix).url;
}

/** What each field is called in a timeline, and where it is kept. */
const RULES: Record<ColumnField, FieldRule> = {
  title: {
    column: 'title',
    kind: 'field',
    sentence: (to, from) => `Title: “${to}”, before “${from}”`,
  },
  summary: {
    column: 'summary',
    kind: 'field',
    sentence: to => (to === null ? 'Summary taken away' : 'Summary changed'),
  },
  severity: {
    column: 'severity',
    kind: 'severity',
    sentence: (to, from) => `Severity: SEV${to}, before SEV${from}`,
  },
  impact: {
    column: 'impact',
    kind: 'severity',
    sentence: (to, from) => `Impact: ${to}, before ${from}`,
  },
  visibility: {
    column: 'visibility',
    kind: 'field',
    sentence: to => `Visibility: ${to}`,
  },
  drill: {
    column: 'drill',
    kind: 'field',
    sentence: to => (to ? 'This is a drill' : 'This is no drill'),
  },
  groupKey: { column: 'group_key' },
  startedAt: timeRule('started_at', 'Started'),
  detectedAt: timeRule('detected_at', 'Detected'),
  acknowledgedAt: timeRule('acknowledged_at', 'Acknowledged'),
  mitigatedAt: timeRule('mitigated_at', 'Mitigated'),
  resolvedAt: timeRule('resolved_at', 'Resolved'),
  cause: {
    column: 'cause',
    kind: 'field',
    sentence: to => `Cause: ${to ?? 'unknown'}`,
  },
  // What people write freely is not repeated where everybody reads.
  causeText: {
    column: 'cause_text',
    kind: 'field',
    sentence: to =>
      to === null
        ? 'Account of the cause taken away'
        : 'Account of the cause changed',
  },
  trackerUrl: linkRule('tracker_url', 'Tracker'),
  chatUrl: linkRule('chat_url', 'Chat'),
  fix: {
    column: 'fix',
    kind: 'field',
    sentence: to => (to === null ? 'Fix taken away' : `Fix: ${urlOf(to)}`),
  },
  suggestion: { column: 'suggestion' },
};

/** A field that gets another value. @internal */
export interface FieldChange {
  field: ColumnField;
  column: keyof IncidentRow;
  value: string | number | boolean | null;
  before: unknown;
  entry?: { kind: TimelineKind; text: string };
}

function columnValue(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? storable(value) : JSON.stringify(value);
}

/** Databases answer with strings or numbers where they mean numbers or booleans. */
function same(stored: unknown, value: unknown): boolean {
  if (stored === null || value === null) return stored === value;
  if (typeof value === 'string') return stored === value;
  return Number(stored) === Number(value);
}

/** What of the wanted fields differs from what is stored. @internal */
export function changesOf(
  row: IncidentRow,
  fields: IncidentFields,
): FieldChange[] {
  return (Object.keys(RULES) as ColumnField[]).flatMap(field => {
    const wanted = fields[field];
    if (wanted === undefined) return [];
    const { column, kind, sentence } = RULES[field];
    const value = columnValue(wanted);
    const before = row[column];
    if (same(before, value)) return [];
    const sameFix = field === 'fix' && urlOf(before) === urlOf(value);
    const entry =
      kind && sentence && !sameFix
        ? { kind, text: sentence(value, before) }
        : undefined;
    return [{ field, column, value, before, entry }];
  });
}

const IMPACTS: IncidentImpact[] = ['minor', 'major', 'outage'];

/** The worse of two impacts. @internal */
export function worseImpact(
  one: IncidentImpact,
  other: IncidentImpact,
): IncidentImpact {
  return IMPACTS.indexOf(one) >= IMPACTS.indexOf(other) ? one : other;
}

/** Whether a change makes the incident worse for those who are told. @internal */
export function isEscalation({ field, value, before }: FieldChange): boolean {
  if (field === 'severity') return Number(value) < Number(before);
  return (
    field === 'impact' &&
    IMPACTS.indexOf(value as IncidentImpact) >
      IMPACTS.indexOf(before as IncidentImpact)
  );
}
