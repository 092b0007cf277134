import { Entity } from '@backstage/catalog-model';
import { ServiceSignals } from '@operate-first/plugin-operations-common';

/**
 * Reads the golden signals of a service: rate, errors, duration and saturation. Asked when somebody looks, at most once
 * in a while per service, whoever looks.
 *
 * @public
 */
export interface SignalProvider {
  id: string;
  /** What there is of the service; no panels where it knows nothing of it. Never throws for one panel's sake. */
  read(
    service: { entityRef: string; entity: Entity; environment: string },
    options: { from: number; to: number; signal: AbortSignal },
  ): Promise<ServiceSignals>;
}
