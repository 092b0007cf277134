/**
 * Extension points by which a module becomes a source of observations.
 *
 * @packageDocumentation
 */
export * from './AlertRuleReader';
export * from './AlertSource';
export * from './AuthorSource';
export * from './DocumentRepository';
export * from './extensions';
export * from './IntakeSystem';
export * from './ObservationSource';
export * from './OnCallSource';
export * from './WorkloadInspector';
export * from './SignalProvider';
export * from './SliSource';
export * from './TicketSystem';
export * from './UpstreamTracker';
