import { Alert, IncidentImpact, IncidentStatus } from '../generated/openapi';

/** 1 is the worst. @public */
export type IncidentSeverity = 1 | 2 | 3 | 4;

/**
 * An alert as the policy judges it: those that fire, and those that fired in the last day, for what flaps.
 * Times are milliseconds since the epoch.
 *
 * @public
 */
export interface PolicyAlert {
  id: string;
  /** Tells alerts of a source apart. */
  fingerprint: string;
  source: string;
  severity: Alert['severity'];
  title: string;
  labels: Record<string, string>;
  /** Missing where it belongs to no service. */
  serviceId?: string;
  environment?: string;
  cluster?: string;
  startsAt: number;
  /** Missing while it fires. */
  endsAt?: number;
  /** Why it tells nobody. */
  suppressed?: Alert['suppressed'];
  /** What users notice, where the source knows. */
  impact?: IncidentImpact;
}

/** A service as the policy judges it. @public */
export interface PolicyService {
  id: string;
  entityRef: string;
  title: string;
  owner?: string;
  /** Ids of services that it needs, as the catalog says. */
  dependsOn: string[];
}

/** A service in an incident. @public */
export interface PolicyConcern {
  serviceId: string;
  impact: IncidentImpact;
  /** Whether it is well again. */
  recovered: boolean;
}

/** An incident that is open, or was resolved not long ago. @public */
export interface PolicyIncident {
  id: string;
  key: string;
  title: string;
  /** What no two open incidents share; missing where people declared it without one. */
  groupKey?: string;
  rootServiceId?: string;
  /** The root and what is affected. */
  services: PolicyConcern[];
  /** Ids of alerts that ever belonged to it. */
  alertIds: string[];
  severity: IncidentSeverity;
  impact: IncidentImpact;
  status: IncidentStatus;
  environment?: string;
  /** Whether people declared it. */
  declared: boolean;
  /** Whether people did anything in it: then the policy closes nothing and lowers nothing. */
  touched: boolean;
  /** Whether people said what it is called: then it keeps its title. */
  titled: boolean;
  drill: boolean;
  /** The id of the one that it is, too, where somebody or the policy said so. */
  duplicateOf?: string;
  startedAt: number;
  resolvedAt?: number;
  /** What the policy suggests already. */
  suggestion?: string;
}

/** Announced maintenance of a service that is running now. @public */
export interface PolicyMaintenance {
  title: string;
  serviceId: string;
  /** Everywhere when missing. */
  environment?: string;
  cluster?: string;
  endsAt: number;
}

/** The numbers and switches of the policy. Durations are seconds. @public */
export interface IncidentPolicy {
  /** Alerts of these severities open incidents; others join open ones. */
  opens: Array<Alert['severity']>;
  /** How long an alert of a severity fires before it may open an incident; where missing, it has no part in incidents. */
  waitSeconds: Partial<Record<Alert['severity'], number>>;
  /** Environments whose alerts open incidents. */
  environments: string[];
  /** An alert that fired this often within the time flaps, and counts only after it stood still. */
  flapping: { times: number; withinSeconds: number; calmSeconds: number };
  /** What begins within this time along a dependency belongs together. */
  dependencySeconds: number;
  /** How many steps along dependencies are followed. */
  dependencyDepth: number;
  /** What fires again within this time after it was resolved reopens the incident. */
  reopenSeconds: number;
  /** Budgets that only still burn from what was resolved this short a while ago open and reopen nothing. */
  aftermathSeconds: number;
  /** Nothing has fired for this long: resolving is suggested. */
  calmSeconds: number;
  /** Nothing has fired for this long and nobody touched it: it is resolved. Never when missing. */
  closeUntouchedSeconds?: number;
  /** More services than this that break within `dependencySeconds` without a common root are one incident. */
  stormServices: number;
  /** An outage of more services than this is of severity 1. */
  widespreadServices: number;
  /** Severities by what users notice. */
  severityOf: Record<IncidentImpact, IncidentSeverity>;
}

/** What is decided from. @public */
export interface PolicyInput {
  /** Milliseconds since the epoch. */
  now: number;
  /** Those that fire, those of open incidents, and those that ended in the last day, suppressed ones included. */
  alerts: PolicyAlert[];
  services: PolicyService[];
  /** Open ones, and those resolved in the last day. */
  incidents: PolicyIncident[];
  maintenance: PolicyMaintenance[];
  policy: IncidentPolicy;
}

/** A fact that a decision rests on, for its page. @public */
export interface DecisionInput {
  label: string;
  value: string;
  /** Milliseconds since the epoch. */
  at?: number;
  /** Whose fact it is: readers who may not see the service do not see the fact. */
  serviceId?: string;
  /** The alert that says so: readers who may not see the alert do not see the fact. */
  alertId?: string;
}

/** How a service is concerned. @public */
export interface DecidedService {
  serviceId: string;
  impact: IncidentImpact;
  clusters: string[];
}

/** What every decision says of itself. @public */
export interface Decided {
  /** Stable, `<verb>.<why>`, as in `join.dependency`. */
  rule: string;
  /** A sentence; services are named by their titles, incidents by their keys. */
  message: string;
  /** Services that the message names: who may not see all of them does not see the decision. */
  serviceIds: string[];
  inputs: DecisionInput[];
}

/**
 * What the policy decided. Decisions are carried out in order; one about an incident that an earlier one opens names it
 * by the group key.
 *
 * @public
 */
export type IncidentPolicyDecision = Decided &
  (
    | {
        kind: 'open';
        groupKey: string;
        rootServiceId?: string;
        environment: string;
        title: string;
        severity: IncidentSeverity;
        impact: IncidentImpact;
        startedAt: number;
        services: DecidedService[];
        alertIds: string[];
      }
    | {
        kind: 'join';
        incidentId: string;
        alertIds: string[];
        /** Services that are concerned from now on, or otherwise than before. */
        services: DecidedService[];
      }
    | {
        kind: 'reroot';
        incidentId: string;
        rootServiceId: string;
        /** The one from which it goes on. */
        groupKey: string;
        title: string;
      }
    /** The services and alerts of the first go with it; what the other did not have of them, a `join` before adds. */
    | { kind: 'merge'; incidentId: string; intoIncidentId: string }
    | {
        kind: 'escalate';
        incidentId: string;
        severity: IncidentSeverity;
        impact: IncidentImpact;
        /** What it is called from now on, where that changes. */
        title?: string;
      }
    | { kind: 'reopen'; incidentId: string; alertIds: string[] }
    | { kind: 'recover'; incidentId: string; serviceIds: string[] }
    | { kind: 'suggest'; incidentId: string; suggestion?: string }
    | { kind: 'resolve'; incidentId: string }
    /** An alert that counts for nothing now, and why; it changes nothing and is kept for the page of the alert. */
    | { kind: 'leave'; alertId: string; until?: number }
  );
