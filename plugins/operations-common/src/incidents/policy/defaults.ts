import { IncidentPolicy } from '../model';

/** The policy where the configuration says nothing else. @public */
export const DEFAULT_POLICY: IncidentPolicy = {
  opens: ['page'],
  waitSeconds: { page: 0, ticket: 300 },
  environments: ['production'],
  flapping: { times: 4, withinSeconds: 900, calmSeconds: 300 },
  dependencySeconds: 120,
  dependencyDepth: 3,
  reopenSeconds: 1800,
  // What burns fast is measured over an hour: so long it remembers an outage.
  aftermathSeconds: 3600,
  calmSeconds: 300,
  stormServices: 5,
  widespreadServices: 10,
  severityOf: { outage: 2, major: 3, minor: 4 },
};
