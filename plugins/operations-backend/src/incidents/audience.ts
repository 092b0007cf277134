import { ServiceCriteria } from '../access/criteria';

/** Who reads incidents, and what they may see. @internal */
export interface IncidentAudience {
  criteria: ServiceCriteria;
  /** Names of people. */
  showPersons: boolean;
  /** What people wrote freely, which nobody has redacted. */
  showText: boolean;
  /** Who it is, where it is a person. */
  person?: string;
}
