import { AnsweredQuestion } from '@operate-first/plugin-operations-common';
import { DocumentRepository } from '@operate-first/plugin-operations-node';

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

/** An answer as it may stand in a repository; without one, it stays in the database of the portal. @internal */
export function onwardText(
  { inside, open }: OnwardAnswer,
  repository: Pick<DocumentRepository, 'visibility' | 'title'> | undefined,
): AnsweredQuestion {
  return repository?.visibility === 'public' ? open(repository.title) : inside;
}
