import { PostMortemDocument } from '../model';
import { ACTION_ITEM_RULES } from './actionItems';
import { BLAME_RULES } from './blame';
import { COMPLETENESS_RULES } from './completeness';
import { FACTOR_RULES } from './factors';
import { LensText } from './LensText';
import {
  LensContext,
  LensFacts,
  LensFinding,
  LensRule,
  MOST_OF_A_RULE,
} from './model';
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

function findingsOf(
  { id, find }: LensRule,
  context: LensContext,
): LensFinding[] {
  return find(context)
    .slice(0, MOST_OF_A_RULE)
    .map(found => ({
      rule: id,
      line: context.text.lineAt(found.start),
      values: {},
      ...found,
    }));
}

function inOrder(findings: LensFinding[]): LensFinding[] {
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}

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
  const context = { document, facts, text: LensText.of(document) };
  return inOrder(LENS_RULES.flatMap(rule => findingsOf(rule, context)));
}

/**
 * The same of a long text, in portions.
 *
 * @param turn - is waited for before each rule, so that others are answered meanwhile; where it throws, nobody wants to
 * know any more.
 * @public
 */
export async function reviewPostMortemInTurns(
  document: PostMortemDocument,
  facts: LensFacts,
  turn: () => Promise<void>,
): Promise<LensFinding[]> {
  await turn();
  const context = { document, facts, text: LensText.of(document) };
  const findings: LensFinding[] = [];
  for (const rule of LENS_RULES) {
    await turn();
    findings.push(...findingsOf(rule, context));
  }
  return inOrder(findings);
}
