import { PostMortemDocument } from '../model';
import { ACTION_ITEM_RULES } from './actionItems';
import { BLAME_RULES } from './blame';
import { COMPLETENESS_RULES } from './completeness';
import { FACTOR_RULES } from './factors';
import { LensText } from './LensText';
import { LensFacts, LensFinding, LensRule } from './model';
import { NUMBER_RULES } from './numbers';
import { PEOPLE_RULES } from './people';
import { SECRET_RULES } from './secrets';
import { TIMELINE_RULES } from './timelineRules';

/** All rules, by family. @internal */
export const LENS_RULES: LensRule[] = [
  ...SECRET_RULES,
  ...BLAME_RULES,
  ...PEOPLE_RULES,
  ...FACTOR_RULES,
  ...COMPLETENESS_RULES,
  ...ACTION_ITEM_RULES,
  ...TIMELINE_RULES,
  ...NUMBER_RULES,
];

/** More of one kind tells nobody anything. */
const MOST_OF_A_RULE = 50;

/**
 * Reads an account as a reviewer would: what must not get into git, what blames, what is missing, what nobody will do, what the timeline does not tell.
 * Findings are in the order of the text.
 *
 * @public
 */
export function reviewPostMortem(
  document: PostMortemDocument,
  facts: LensFacts = {},
): LensFinding[] {
  const text = LensText.of(document);
  const context = { document, facts, text };
  return LENS_RULES.flatMap(({ id, find }) =>
    find(context)
      .slice(0, MOST_OF_A_RULE)
      .map(found => ({
        rule: id,
        line: text.lineAt(found.start),
        values: {},
        ...found,
      })),
  ).sort((a, b) => a.start - b.start || a.end - b.end);
}
