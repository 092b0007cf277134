import {
  Manifest,
  ObjectRef,
  WorkloadDetail,
} from '@operate-first/plugin-operations-common';
import { ObservedService } from './ObservationSource';

/**
 * Names an object of a service in a cluster. Who may see the service has been checked; whether the object
 * belongs to it has not.
 *
 * @public
 */
export interface InspectedObject {
  service: ObservedService;
  cluster: string;
  object: ObjectRef & { namespace: string };
}

/**
 * Names the lines of one container of a service.
 *
 * @public
 */
export interface LogRequest {
  service: ObservedService;
  cluster: string;
  namespace: string;
  pod: string;
  /** The first container when missing. */
  container?: string;
  previous: boolean;
  follow: boolean;
  tailLines: number;
  timestamps: boolean;
  /** Aborted when nobody reads any more. */
  signal: AbortSignal;
}

/** A workload in full; what its reader may see of it is the core's business. @public */
export type InspectedWorkload = Omit<
  WorkloadDetail,
  'diagnosticsHidden' | 'logsHidden'
>;

/**
 * Looks into workloads when a person opens one. Every process has one: it needs no lease. What does not
 * belong to the service is answered as what is not there: `undefined`, or a NotFoundError for logs.
 *
 * @public
 */
export interface WorkloadInspector {
  /** Short and stable, as in `kubernetes`. */
  id: string;
  /** Whether it can look into this cluster. */
  knows(cluster: string): boolean;
  workload(request: InspectedObject): Promise<InspectedWorkload | undefined>;
  manifest(request: InspectedObject): Promise<Manifest | undefined>;
  /**
   * Begins to read a log and resolves when the cluster has answered, with the text in pieces. Throws the
   * errors of `@backstage/errors`, with messages for people.
   */
  logs(request: LogRequest): Promise<AsyncIterable<Uint8Array>>;
}
