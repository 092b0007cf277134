import { LensRule } from './model';
import { phraseRule } from './phrases';

const FACT =
  'Say what was known at that time, and what made the other way the easy one.';
const SYSTEM =
  'Say what made it possible: the tool, the default, the missing check.';
const judges = (words: string) => `"${words}" judges a person.`;

const PEOPLE =
  '(?:he|she|they|we|i|engineers?|operators?|developers?|admins?|administrators?|teams?|on[- ]call|colleagues?|reviewers?|somebody|someone|people|staff)';

/** What is blamed on people, and what only hindsight knows. @internal */
export const BLAME_RULES: LensRule[] = [
  phraseRule('blame.hindsight', {
    patterns: [
      /\b(?:should|ought to)(?:n't| not)?\s+have\b(?:\s+been)?/giu,
      /(?<!\p{L})hätten?(?!\p{L})[^.!?\uE000]{0,100}?(?<!\p{L})(?:müssen|sollen)(?!\p{L})/giu,
    ],
    message: words => `"${words}" says what is known only afterwards.`,
    remedy: FACT,
  }),
  phraseRule('blame.obvious', {
    patterns: [
      /\bobviously\b|\bof course\b|(?<!\p{L})(?:offensichtlich|natürlich|selbstverständlich)(?!\p{L})/giu,
    ],
    message: words => `"${words}" was not so to those who were there.`,
    remedy: 'Leave the word out, or say by what one could see it.',
    severity: 'info',
  }),
  phraseRule('blame.judgement', {
    patterns: [
      /\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|sloppy|sloppily|lazy|laziness|incompeten(?:t|ce)|stupid(?:ly|ity)?|reckless(?:ly)?|inattenti(?:ve|on)|thoughtless(?:ly)?)\b/giu,
      /(?<!\p{L})(?:nachlässig|schlampig|leichtsinnig|fahrlässig|unachtsam|gedankenlos|unfähig|dumm)(?:e[mnrs]?|keit)?(?!\p{L})/giu,
      /\black of (?:care|attention|discipline|diligence)\b/giu,
    ],
    message: judges,
    remedy: SYSTEM,
  }),
  phraseRule('blame.guilt', {
    patterns: [
      /\b(?:to blame|at fault|(?:his|her|their|\w+'s) fault)\b/giu,
      /(?<!\p{L})(?:schuld|schuldig(?:e[mnrs]?)?)(?!\p{L})/giu,
    ],
    message: words => `"${words}" looks for somebody guilty.`,
    remedy: SYSTEM,
  }),
  phraseRule('blame.human-error', {
    patterns: [
      /\b(?:human|operator|user|manual|pilot) (?:error|mistake|failure)s?\b/giu,
      /(?<!\p{L})(?:menschliche[mnrs]? (?:fehler|versagen)|bedien(?:er|ungs)?fehler)(?!\p{L})/giu,
    ],
    message: words => `"${words}" ends the search where it begins.`,
    remedy: SYSTEM,
  }),
  phraseRule('blame.omission', {
    patterns: [
      /\bforg(?:o|e)t(?:s|ten|ting)?\b/giu,
      /(?<!\p{L})(?:vergessen|vergaß(?:en)?|vergisst|versäumt(?:en?)?|übersah(?:en)?)(?!\p{L})/giu,
    ],
    message: judges,
    remedy:
      'Say what would have reminded them: a check, a list, an alert that is not there.',
  }),
  phraseRule('blame.failed', {
    patterns: [
      new RegExp(
        `\\b${PEOPLE}\\b(?:\\s+\\w+){0,2}?\\s+(?:failed|neglected|omitted|did(?:n't| not) bother)\\s+to\\b`,
        'giu',
      ),
    ],
    message: judges,
    remedy: FACT,
  }),
  phraseRule('blame.ignored', {
    patterns: [
      /\b(?:ignored|disregarded|dismissed)\s+(?:\w+\s+){0,3}(?:alerts?|alarms?|warnings?|pages?|runbook|procedures?|process|instructions?)\b/giu,
    ],
    message: judges,
    remedy: 'Say what they saw, and what it competed with.',
  }),
  phraseRule('blame.procedure', {
    patterns: [
      /\b(?:did(?:n't| not) follow|violated|broke)\s+(?:\w+\s+){0,2}(?:procedures?|process|runbook|instructions?|rules?|policy)\b/giu,
      /(?<!\p{L})(?:ignorierten?|missachteten?|hielt(?:en)?\s+sich\s+nicht\s+an)(?!\p{L})(?:\s+\p{L}+){0,3}?\s+(?:alarme?|warnung(?:en)?|hinweise?|anweisung(?:en)?|vorschrift(?:en)?|regeln?|runbook)(?!\p{L})/giu,
    ],
    message: judges,
    remedy: 'Say what the procedure asks for and what the work needed.',
  }),
  {
    id: 'blame.cause',
    find: ({ document, text }) =>
      document.cause === 'human'
        ? [
            {
              ...text.fieldPlace('cause'),
              severity: 'info',
              message: 'The cause is "human": that says where, not why.',
              remedy:
                'Choose what made it possible, such as configuration or change.',
            },
          ]
        : [],
  },
];
