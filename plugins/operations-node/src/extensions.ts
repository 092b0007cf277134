import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ObservationSource } from './ObservationSource';
import { SignalProvider } from './SignalProvider';
import { SliSource } from './SliSource';
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
}

/** @public */
export const operationsSlosExtensionPoint =
  createExtensionPoint<OperationsSlosExtensionPoint>({
    id: 'operations.slos',
  });
