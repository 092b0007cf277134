import { scanJoints } from './joints';
import { REDACTION_KINDS, RedactionKind } from './kinds';
import { OrganisationRule } from './model';
import { checkedRules } from './organisationRules';
import { Found } from './rule';
import { rulesFor } from './rules';
import { RuleTable } from './scan';
import { Spans } from './Spans';

/** Kinds of secrets: what stands for them has no pseudonym. @public */
export type SecretKind = {
  [K in RedactionKind]: (typeof REDACTION_KINDS)[K] extends {
    pseudonym: string;
  }
    ? never
    : K;
}[RedactionKind];

/** A secret in a text, and where. @public */
export interface FoundSecret {
  kind: SecretKind;
  start: number;
  end: number;
  /** On which line it begins, from 1. */
  line: number;
}

function isSecret(kind: RedactionKind): kind is SecretKind {
  return !('pseudonym' in REDACTION_KINDS[kind]);
}

const RULES = rulesFor({}).filter(({ kind }) => isSecret(kind));
const TABLE = RuleTable.of(RULES);
const WRAPPING = RuleTable.of(RULES.filter(({ wraps }) => wraps));

/**
 * The secrets in a text: passwords, tokens and keys, and nothing of what is only personal. It is for texts that are about to
 * be kept for ever, as git keeps them, when taking them out later is no help.
 *
 * @param rules - what one of the organisation keeps, is none
 * @returns in the order of the text
 * @public
 */
export function secretsIn(
  text: string,
  rules: OrganisationRule[] = [],
): FoundSecret[] {
  const found: Found[] = [];
  const feeds: number[] = [];
  TABLE.scan(text, 0, text.length, found, feeds);
  scanJoints(text, 0, feeds, WRAPPING, found);
  if (found.length === 0) return [];
  const spans = Spans.create();
  for (const { kind, start, end } of found) {
    spans.add({ kind, start, end, pseudonym: '' });
  }
  for (const rule of checkedRules(rules)) {
    if (rule.keep) rule.find(text).forEach(span => spans.keep(span));
  }
  let line = 1;
  let at = 0;
  return spans.resolved().flatMap(({ kind, start, end }) => {
    for (
      let feed = text.indexOf('\n', at);
      feed >= 0 && feed < start;
      feed = text.indexOf('\n', at)
    ) {
      line += 1;
      at = feed + 1;
    }
    if (kind === 'organisation' || !isSecret(kind)) return [];
    return [{ kind, start, end, line }];
  });
}
