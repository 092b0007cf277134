import { AlertMatcher } from '../../generated/openapi';

/** Says that alerts with certain labels belong to a service. @public */
export interface AlertMappingRule {
  id?: string;
  /** All must fit. */
  matchers: AlertMatcher[];
  /** Id or entity ref of the service. */
  service: string;
  environment?: string;
}

/** A service that alerts may belong to. @public */
export interface MappableService {
  id: string;
  entityRef: string;
  title?: string;
  annotations: Record<string, string>;
}

/** @public */
export interface AlertMapperOptions {
  services: MappableService[];
  /** Asked in this order. */
  mappings: AlertMappingRule[];
  /** Names of labels whose value is a service; the usual ones when missing. */
  serviceLabels?: string[];
}

/** @public */
export interface MappableAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

/** To which service an alert belongs, and why, or why to none. @public */
export interface MappedAlert {
  serviceId?: string;
  environment?: string;
  cluster?: string;
  rule: 'label' | 'mapping' | 'catalog' | 'none';
  message: string;
  remedy?: string;
  /** Ids of services that it may mean. */
  candidates?: string[];
  /** The id of the mapping that decided. */
  mappingId?: string;
}
