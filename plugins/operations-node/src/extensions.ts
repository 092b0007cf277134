import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ObservationSource } from './ObservationSource';

/**
 * Where modules add sources of observations to the operations plugin.
 *
 * @public
 */
export interface OperationsSourcesExtensionPoint {
  /** Adds a source. Its id must be its own: a second source with the same id is refused. */
  addSource(source: ObservationSource): void;
}

/** @public */
export const operationsSourcesExtensionPoint =
  createExtensionPoint<OperationsSourcesExtensionPoint>({
    id: 'operations.sources',
  });
