import { IncidentCause } from '../../generated/openapi';

/** A record, so that none is forgotten when the API gets another one. */
const KNOWN: Record<IncidentCause, true> = {
  change: true,
  configuration: true,
  capacity: true,
  dependency: true,
  infrastructure: true,
  network: true,
  data: true,
  security: true,
  certificate: true,
  human: true,
  external: true,
  unknown: true,
};

/** Every kind of cause that an incident may have. @public */
export const INCIDENT_CAUSES = Object.keys(KNOWN) as IncidentCause[];
