import { PostMortemDocument, TextPlace } from '../model';
import { LensText } from './LensText';

/**
 * What a reviewer would ask about a place in an account.
 *
 * @public
 */
export interface LensFinding extends TextPlace {
  /** Stable, `<family>.<what>`, as in `blame.hindsight`; each has one message and one remedy, by which it is translated. */
  rule: string;
  /** Errors must not get into git; warnings are what readers will miss or mind; infos are worth a second look. */
  severity: 'error' | 'warning' | 'info';
  message: string;
  /** What to write instead. */
  remedy: string;
  /** What stands in the message, for translations: `words` are those of the text. */
  values: Record<string, string | number>;
}

/** What the lens knows beside the text. @public */
export interface LensFacts {
  /** For what is overdue; without it nothing is. */
  now?: Date;
  /** Names of people of the organisation; those of the authors are known anyway. */
  people?: string[];
  /** Entity refs of people and groups who are not there any more. */
  departed?: string[];
}

/** More of one kind tells nobody anything. @internal */
export const MOST_OF_A_RULE = 50;

/** What rules look at. @internal */
export interface LensContext {
  document: PostMortemDocument;
  facts: LensFacts;
  text: LensText;
}

/** @internal */
export type Found = Omit<LensFinding, 'rule' | 'line' | 'values'> &
  Partial<Pick<LensFinding, 'values'>>;

/** One thing to look for. @internal */
export interface LensRule {
  id: string;
  find(context: LensContext): Found[];
}
