import { JsonObject } from '@backstage/types';
import {
  OnboardingFiles,
  OnboardingProblem,
  OnboardingRequest,
  OnboardingTree,
} from '../model';
import { GrowingList } from '../yaml/completeYaml';

/** The files of a tree that matter for a change, by their paths. @internal */
export type Files = OnboardingFiles;

/** What every part of the plan is made from. @internal */
export interface Ground {
  request: OnboardingRequest;
  tree: OnboardingTree;
  existing: Files;
}

/** A YAML document that is completed where it is there. @internal */
export interface PlannedDocument {
  kind: 'document';
  path: string;
  value: JsonObject;
  /** Lists that grow; other lists stay as they are. */
  grows?: GrowingList[];
  /** Why nobody may touch what is there. */
  guard?(existing: Files): OnboardingProblem | undefined;
}

/** A text that is left alone where it is there. @internal */
export interface PlannedText {
  kind: 'text';
  path: string;
  text: string;
}

/** What is made of other files, and made again when they change. @internal */
export interface PlannedDerived {
  kind: 'derived';
  path: string;
  /** From the files as they will be; undefined where they do not allow it. */
  make(files: Files): { text?: string; notes: string[] };
}

/** For reviewers. @internal */
export interface PlannedNote {
  kind: 'note';
  note: string;
}

/** @internal */
export type PlannedFile = PlannedDocument | PlannedText | PlannedDerived;

/** @internal */
export type Planned = PlannedFile | PlannedNote;
