import {
  AuthorAnswers,
  AuthorsQuery,
} from '@operate-first/plugin-operations-common';
import { PostMortemAudience } from '../postMortems/audience';

/** Who wrote what, as questions need it. @internal */
export interface Authors {
  find(
    query: AuthorsQuery,
    audience: PostMortemAudience & { asker?: string },
  ): Promise<AuthorAnswers>;
  /** Those of them who let everybody read their names at public questions and answers. */
  shownToEverybody(people: string[]): Promise<Set<string>>;
  /** Whether visitors read nothing of a repository. */
  isInternal(repository: string): boolean;
}

/** Who is on call. @internal */
export interface OnCallNow {
  /** Entity refs, who is asked first first. */
  of(serviceId: string): Promise<string[]>;
}

/** Where nobody knows who wrote anything: the owning team can always be asked. @internal */
export const NO_AUTHORS: Authors = {
  find: async ({ artefact }) => ({
    artefact,
    suggestions: [],
    places: [],
    problems: [],
    peopleHidden: false,
    hidden: 0,
  }),
  shownToEverybody: async () => new Set(),
  isInternal: () => true,
};

/** @internal */
export const NOBODY_ON_CALL: OnCallNow = { of: async () => [] };
