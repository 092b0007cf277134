import { ArtefactKind } from '../generated/openapi';

/** A title with its address. @public */
export interface QuestionLink {
  title: string;
  url?: string;
}

/** What the portal knows of an artefact when somebody asks about it. People are nowhere in it. @public */
export interface QuestionFacts {
  kind: ArtefactKind;
  /** What the artefact is called. */
  title?: string;
  service?: QuestionLink;
  /** `eu-1`, and what else says where. */
  cluster?: string;
  environment?: string;
  /** What runs of it there: a tag or a commit. */
  version?: QuestionLink & { since?: string };
  incident?: QuestionLink & {
    key: string;
    severity?: number;
    startedAt?: string;
  };
  alert?: QuestionLink & { since?: string; summary?: string };
  /** A sentence about how the objective is. */
  objective?: QuestionLink & { state?: string };
  /** What the commit says, where one made it; `revision` is that commit, `seen` what became of it in a cluster. */
  change?: QuestionLink & { at?: string; revision?: string; seen?: string };
  /** A file, with its line behind a colon. */
  place?: QuestionLink;
  /** Log lines or a stack trace, as they are. */
  log?: string;
  links?: QuestionLink[];
}
