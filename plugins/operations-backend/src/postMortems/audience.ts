import { ServiceCriteria } from '../access/criteria';

/** Who reads post-mortems, and what they may see and do. @internal */
export interface PostMortemAudience {
  /** Which services they may see. */
  criteria: ServiceCriteria;
  /** Of which services they may read what nobody has redacted. */
  internal: ServiceCriteria;
  /** Names of people. */
  showPersons: boolean;
  mayWrite: boolean;
  mayPublish: boolean;
  /** Who it is, where it is a person. */
  person?: string;
}
