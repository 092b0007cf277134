import { PostMortemAudience } from '../postMortems/audience';

/** Who reads questions, and what they may see and do. @internal */
export interface QuestionAudience extends PostMortemAudience {
  /** Ask, answer, and change what is theirs. */
  mayAsk: boolean;
  /** Write into incidents. */
  mayUpdateIncidents: boolean;
  /** Entity refs of whoever reads and of their groups. */
  owners: string[];
}

/** Whoever looks after questions in the background. @internal */
export const EVERYTHING: QuestionAudience = {
  criteria: undefined,
  internal: undefined,
  showPersons: true,
  mayWrite: false,
  mayPublish: false,
  mayAsk: false,
  mayUpdateIncidents: false,
  owners: [],
};
