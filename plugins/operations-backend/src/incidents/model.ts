import {
  IncidentCause,
  IncidentFix,
  IncidentImpact,
  IncidentRoleName,
  IncidentSeverity,
  IncidentStatus,
  TimelineKind,
  Visibility,
} from '@operate-first/plugin-operations-common';

/** Who does something: a person, the policy, or what speaks for somebody elsewhere. @internal */
export type Actor =
  | { kind: 'person'; ref: string }
  | { kind: 'plugin'; subject: string }
  | { kind: 'policy' }
  | { kind: 'elsewhere'; name: string };

/** How a service is concerned. @internal */
export interface ConcernedService {
  serviceId: string;
  impact: IncidentImpact;
  regions: Array<{ region: string; impact: IncidentImpact }>;
}

/** An incident that is to be opened. Times are milliseconds since the epoch. @internal */
export interface NewIncident {
  title: string;
  summary?: string;
  severity: IncidentSeverity;
  impact: IncidentImpact;
  visibility: Visibility;
  environment?: string;
  drill: boolean;
  groupKey?: string;
  startedAt: number;
  detectedAt: number;
  /** The root first. */
  services: ConcernedService[];
  /** Nobody knows where it comes from: none of the services is the root. */
  rootless?: boolean;
  /** Ids of alerts. */
  alertIds: string[];
  idempotencyKey?: string;
}

/** What of an incident can be set; what is undefined stays, null takes it away. @internal */
export interface IncidentFields {
  title?: string;
  summary?: string | null;
  severity?: IncidentSeverity;
  status?: IncidentStatus;
  impact?: IncidentImpact;
  visibility?: Visibility;
  drill?: boolean;
  groupKey?: string | null;
  startedAt?: number;
  detectedAt?: number;
  acknowledgedAt?: number | null;
  mitigatedAt?: number | null;
  resolvedAt?: number | null;
  cause?: IncidentCause | null;
  causeText?: string | null;
  trackerUrl?: string | null;
  chatUrl?: string | null;
  fix?: IncidentFix | null;
  /** Id of the other incident. */
  duplicateOf?: string | null;
  suggestion?: string | null;
  /** All of them, the root first. */
  services?: ConcernedService[];
  /** With `services`: none of them is the root. */
  rootless?: boolean;
  roles?: Array<{ role: IncidentRoleName; person?: string }>;
}

/** What belongs to an entry beside its text. @internal */
export interface EntryData {
  url?: string;
  alertId?: string;
  changeId?: string;
  fileId?: string;
  decisionId?: string;
  /** The field that it tells of, and the version that the incident reached with it. */
  field?: string;
  version?: number;
  /** Who got a role: for readers who may see people. */
  person?: string;
  /** The other incident of a merge: who may not see that one does not see the entry. */
  incidentId?: string;
}

/** An entry that is to be written into a timeline. @internal */
export interface NewEntry {
  kind: TimelineKind;
  at: number;
  text: string;
  actor: Actor;
  serviceId?: string;
  visibility?: Visibility;
  data?: EntryData;
  /** The same one is written once; at most 200 characters. */
  dedupeKey?: string;
}

/** What others are told of. @internal */
export type IncidentTopic =
  | 'opened'
  | 'escalated'
  | 'resolved'
  | 'reopened'
  | 'assigned'
  | 'noted'
  | 'updated';

/** Something that happened and that listeners are told of, each once. @internal */
export interface IncidentEvent {
  id: string;
  incidentId: string;
  at: number;
  topic: IncidentTopic;
  data: {
    actor?: Actor;
    /** Of `assigned`. */
    role?: IncidentRoleName;
    person?: string;
    /** Of `noted`. */
    entryId?: string;
    /** Names of fields that changed, of `updated` and `escalated`; `root` where it comes from another service. */
    fields?: string[];
  };
}
