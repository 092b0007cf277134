import { ServiceCriteria } from '../access/criteria';

/** Who reads requests, and what they may see and do. @internal */
export interface RequestAudience {
  /** Which services they may see. */
  criteria: ServiceCriteria;
  /** Names of people, and what nobody has redacted. */
  showPersons: boolean;
  mayCreate: boolean;
  mayReview: boolean;
  /** Who it is, where it is a person. */
  person?: string;
  /** Entity refs of the person and of their groups. */
  owners: string[];
}
