import { PostMortemAudience } from '../../postMortems/audience';

/** Who reads runbooks. @internal */
export interface RunbookAudience extends PostMortemAudience {
  mayWriteRunbooks: boolean;
}
