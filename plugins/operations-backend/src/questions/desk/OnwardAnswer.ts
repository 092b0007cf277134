import { AnsweredQuestion } from '@operate-first/plugin-operations-common';

/** An accepted answer on its way into a text that is kept in git. @internal */
export interface OnwardAnswer {
  /** For places that only members read; internal answers are marked there. */
  inside: AnsweredQuestion;
  /**
   * For repositories that everybody reads, where marks keep nothing back: the public text. Throws a sentence where there is
   * none.
   *
   * @param place - the title of the repository.
   */
  open: (place: string) => AnsweredQuestion;
}
