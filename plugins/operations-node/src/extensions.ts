import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { AlertRuleReader } from './AlertRuleReader';
import { AlertSource } from './AlertSource';
import { AuthorSource } from './AuthorSource';
import {
  ChangeRequestSystem,
  DocumentRepository,
  SourceDocuments,
} from './DocumentRepository';
import { IntakeSystem } from './IntakeSystem';
import { ObservationSource } from './ObservationSource';
import { OnCallSource } from './OnCallSource';
import { SignalProvider } from './SignalProvider';
import { SliSource } from './SliSource';
import { FixFollower, TicketSystem } from './TicketSystem';
import { UpstreamTracker } from './UpstreamTracker';
import { WorkloadInspector } from './WorkloadInspector';

/**
 * Where modules add sources of observations to the operations plugin.
 *
 * @public
 */
export interface OperationsSourcesExtensionPoint {
  /**
   * Adds a source, at any time: where one exists may be learnt later. Its id must be its own: a second
   * source with the same id is refused.
   */
  addSource(source: ObservationSource): void;
}

/** @public */
export const operationsSourcesExtensionPoint =
  createExtensionPoint<OperationsSourcesExtensionPoint>({
    id: 'operations.sources',
  });

/**
 * Where modules add what looks into workloads.
 *
 * @public
 */
export interface OperationsInspectorsExtensionPoint {
  /** Adds an inspector. The first that knows a cluster is asked. */
  addInspector(inspector: WorkloadInspector): void;
}

/** @public */
export const operationsInspectorsExtensionPoint =
  createExtensionPoint<OperationsInspectorsExtensionPoint>({
    id: 'operations.inspectors',
  });

/**
 * Where modules add what measures SLIs and reads golden signals.
 *
 * @public
 */
export interface OperationsSlosExtensionPoint {
  /** Adds a source of SLIs; the first that has a plan for an SLI measures it. Its id must be its own. */
  addSource(source: SliSource): void;
  addSignals(provider: SignalProvider): void;
  /** Adds what tries alerts and knows which are loaded; optional, so that older modules and tests of them go on. */
  addRules?(reader: AlertRuleReader): void;
}

/** @public */
export const operationsSlosExtensionPoint =
  createExtensionPoint<OperationsSlosExtensionPoint>({
    id: 'operations.slos',
  });

/**
 * Where modules add the ways by which alerts come in.
 *
 * @public
 */
export interface OperationsAlertsExtensionPoint {
  /** Adds a source of alerts. Its id must be its own, also among other sources. */
  addSource(source: AlertSource): void;
}

/** @public */
export const operationsAlertsExtensionPoint =
  createExtensionPoint<OperationsAlertsExtensionPoint>({
    id: 'operations.alerts',
  });

/**
 * Where modules add where incidents get tickets, and what knows how far a fix is.
 *
 * @public
 */
export interface OperationsTicketsExtensionPoint {
  addSystem(system: TicketSystem): void;
  addFollower(follower: FixFollower): void;
}

/** @public */
export const operationsTicketsExtensionPoint =
  createExtensionPoint<OperationsTicketsExtensionPoint>({
    id: 'operations.tickets',
  });

/**
 * Where modules add repositories of post-mortems and runbooks, and what opens pull requests.
 *
 * @public
 */
export interface OperationsDocumentsExtensionPoint {
  /** Adds a repository. Its id must be its own. */
  addRepository(repository: DocumentRepository): void;
  addChangeRequests(system: ChangeRequestSystem): void;
  /** Adds what reads runbooks in the repositories of services. */
  addSourceDocuments(source: SourceDocuments): void;
}

/** @public */
export const operationsDocumentsExtensionPoint =
  createExtensionPoint<OperationsDocumentsExtensionPoint>({
    id: 'operations.documents',
  });

/**
 * Where modules add what knows who wrote what, and who is on call.
 *
 * @public
 */
export interface OperationsAuthorsExtensionPoint {
  /** Adds a source of authors and commits. Its id must be its own. */
  addAuthors(source: AuthorSource): void;
  /** Adds a source of schedules. Its id must be its own. */
  addOnCall(source: OnCallSource): void;
}

/** @public */
export const operationsAuthorsExtensionPoint =
  createExtensionPoint<OperationsAuthorsExtensionPoint>({
    id: 'operations.authors',
  });

/**
 * Where modules add what keeps issues elsewhere: those of upstream projects, and those by which people ask for something.
 *
 * @public
 */
export interface OperationsIssuesExtensionPoint {
  /** Adds where upstream projects keep their issues. Its id must be its own. */
  addUpstream(tracker: UpstreamTracker): void;
  /** Adds where people ask by issues. Its id must be its own. */
  addIntake(system: IntakeSystem): void;
}

/** @public */
export const operationsIssuesExtensionPoint =
  createExtensionPoint<OperationsIssuesExtensionPoint>({
    id: 'operations.issues',
  });
