import { PostMortemFacts } from '@operate-first/plugin-operations-common';

type Lists = Pick<
  PostMortemFacts,
  | 'services'
  | 'timeline'
  | 'alerts'
  | 'changes'
  | 'budget'
  | 'asked'
  | 'answers'
>;

/** Facts of which all that tells of internal services and questions is gone: where everybody reads git, marks keep nothing back. @internal */
export function withoutInternalFacts(facts: PostMortemFacts): PostMortemFacts {
  const open = <T extends { internal?: boolean }>(all: T[] | undefined) =>
    all?.filter(({ internal }) => !internal);
  const lists: Lists = {
    services: open(facts.services),
    timeline: open(facts.timeline),
    alerts: open(facts.alerts),
    changes: open(facts.changes),
    budget: open(facts.budget),
    asked: open(facts.asked),
    answers: open(facts.answers),
  };
  return { ...facts, ...lists };
}

/** Facts of an account that is internal as a whole: nothing in it has to be marked. @internal */
export function unmarked(facts: PostMortemFacts): PostMortemFacts {
  const plain = <T extends { internal?: boolean }>(all: T[] | undefined) =>
    all?.map(({ internal: _, ...one }) => one as T);
  const lists: Lists = {
    services: plain(facts.services),
    timeline: plain(facts.timeline),
    alerts: plain(facts.alerts),
    changes: plain(facts.changes),
    budget: plain(facts.budget),
    asked: plain(facts.asked),
    answers: facts.answers,
  };
  return { ...facts, ...lists };
}
