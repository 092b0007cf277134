import {
  SimilarDocument,
  SimilarKind,
} from '@operate-first/plugin-operations-common';
import { After, ChangingState } from '../database/changedRows';

/** What decides whether something is read again, and who may find it. @internal */
export interface TextState extends ChangingState {
  /** The incident that it is, or is about. */
  incidentId?: string;
  /** Whether it can be found at all. */
  present: boolean;
}

/** What is found, in both accounts. @internal */
export interface FoundText {
  internal: SimilarDocument;
  /** Redacted; missing where there is no public account. */
  public?: SimilarDocument;
}

/** Something whose texts are found again. @internal */
export interface TextSource {
  kind: SimilarKind;
  /** In the order of their changes, and after one of them. */
  page(after: After): Promise<TextState[]>;
  read(ids: string[]): Promise<FoundText[]>;
}
