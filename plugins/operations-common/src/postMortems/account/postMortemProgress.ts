import { isAnswered } from '../lens/completeness';
import { LensText } from '../lens/LensText';
import { PostMortemDocument, PostMortemSectionKind } from '../model';

/** A part of a post-mortem, for a checklist. @public */
export type PostMortemPart =
  | 'times'
  | 'summary'
  | 'impact'
  | 'timeline'
  | 'contributingFactors'
  | 'protect'
  | 'prevent'
  | 'recover'
  | 'detect'
  | 'wentWell'
  | 'actionItems';

/** @public */
export interface PostMortemProgress {
  /** In the order in which they are written. */
  parts: Array<{ part: PostMortemPart; done: boolean }>;
  done: number;
  total: number;
}

const SECTIONS = [
  'summary',
  'impact',
  'timeline',
  'contributingFactors',
  'protect',
  'prevent',
  'recover',
  'detect',
  'wentWell',
] as const satisfies readonly (PostMortemPart & PostMortemSectionKind)[];

/**
 * Which parts of a post-mortem are there: all times, each section with something that people or the portal wrote, and action
 * items with owners and dates.
 *
 * @public
 */
export function postMortemProgress(
  document: PostMortemDocument,
): PostMortemProgress {
  const text = LensText.of(document);
  const { started, detected, resolved, actionItems } = document;
  const parts: PostMortemProgress['parts'] = [
    { part: 'times', done: Boolean(started && detected && resolved) },
    ...SECTIONS.map(part => ({ part, done: isAnswered({ text }, part) })),
    {
      part: 'actionItems',
      done:
        actionItems.length > 0 &&
        actionItems.every(({ owner, due, done }) => done || (owner && due)),
    },
  ];
  return {
    parts,
    done: parts.filter(({ done }) => done).length,
    total: parts.length,
  };
}
