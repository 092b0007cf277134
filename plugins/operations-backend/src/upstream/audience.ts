import { NOTHING, ONLY_PUBLIC } from '../access/criteria';
import { PostMortemAudience } from '../postMortems/audience';

/** Whoever has not signed in: what goes upstream is what they may read. @internal */
export const VISITOR: PostMortemAudience = {
  criteria: ONLY_PUBLIC,
  internal: NOTHING,
  showPersons: false,
  mayWrite: false,
  mayPublish: false,
};
