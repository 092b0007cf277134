import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ObservationSource } from './ObservationSource';
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
