import { LensRule } from './model';
import { phraseRule } from './phrases';

const FACT =
  'Say what was known at that time, and what made the other way the easy one.';
const SYSTEM =
  'Say what made it possible: the tool, the default, the missing check.';
const judges = (words: string) => `"${words}" judges a person.`;
const hindsight = (words: string) =>
  `"${words}" says what is known only afterwards.`;

const PEOPLE =
  '(?:he|she|they|we|i|engineers?|operators?|developers?|admins?|administrators?|teams?|on[- ]call|colleagues?|reviewers?|somebody|someone|people|staff)';

/** What is blamed on people, and what only hindsight knows. @internal */
export const BLAME_RULES: LensRule[] = [
  phraseRule('blame.hindsight', [
    {
      pattern: /\b(?:should|ought to)(?:n't| not)?\s+have\b(?:\s+been)?/giu,
      message: hindsight,
      remedy: FACT,
    },
    {
      pattern:
        /(?<!\p{L})hätten?(?!\p{L})[^.!?\uE000]{0,100}?(?<!\p{L})(?:müssen|sollen)(?!\p{L})/giu,
      message: hindsight,
      remedy: FACT,
    },
    {
      pattern:
        /\bobviously\b|\bof course\b|(?<!\p{L})(?:offensichtlich|natürlich|selbstverständlich)(?!\p{L})/giu,
      message: words => `"${words}" was not so to those who were there.`,
      remedy: 'Leave the word out, or say by what one could see it.',
      severity: 'info',
    },
  ]),
  phraseRule('blame.judgement', [
    {
      pattern:
        /\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|sloppy|sloppily|lazy|laziness|incompeten(?:t|ce)|stupid(?:ly|ity)?|reckless(?:ly)?|inattenti(?:ve|on)|thoughtless(?:ly)?)\b/giu,
      message: judges,
      remedy: SYSTEM,
    },
    {
      pattern:
        /(?<!\p{L})(?:nachlässig|schlampig|leichtsinnig|fahrlässig|unachtsam|gedankenlos|unfähig|dumm)(?:e[mnrs]?|keit)?(?!\p{L})/giu,
      message: judges,
      remedy: SYSTEM,
    },
    {
      pattern: /\black of (?:care|attention|discipline|diligence)\b/giu,
      message: judges,
      remedy: SYSTEM,
    },
    {
      pattern: /\b(?:to blame|at fault|(?:his|her|their|\w+'s) fault)\b/giu,
      message: words => `"${words}" looks for somebody guilty.`,
      remedy: SYSTEM,
    },
    {
      pattern: /(?<!\p{L})(?:schuld|schuldig(?:e[mnrs]?)?)(?!\p{L})/giu,
      message: words => `"${words}" looks for somebody guilty.`,
      remedy: SYSTEM,
    },
  ]),
  phraseRule('blame.human-error', [
    {
      pattern:
        /\b(?:human|operator|user|manual|pilot) (?:error|mistake|failure)s?\b/giu,
      message: words => `"${words}" ends the search where it begins.`,
      remedy: SYSTEM,
    },
    {
      pattern:
        /(?<!\p{L})(?:menschliche[mnrs]? (?:fehler|versagen)|bedien(?:er|ungs)?fehler)(?!\p{L})/giu,
      message: words => `"${words}" ends the search where it begins.`,
      remedy: SYSTEM,
    },
  ]),
  phraseRule('blame.omission', [
    {
      pattern: /\bforg(?:o|e)t(?:s|ten|ting)?\b/giu,
      message: judges,
      remedy:
        'Say what would have reminded them: a check, a list, an alert that is not there.',
    },
    {
      pattern:
        /(?<!\p{L})(?:vergessen|vergaß(?:en)?|vergisst|versäumt(?:en?)?|übersah(?:en)?)(?!\p{L})/giu,
      message: judges,
      remedy:
        'Say what would have reminded them: a check, a list, an alert that is not there.',
    },
    {
      pattern: new RegExp(
        `\\b${PEOPLE}\\b(?:\\s+\\w+){0,2}?\\s+(?:failed|neglected|omitted|did(?:n't| not) bother)\\s+to\\b`,
        'giu',
      ),
      message: judges,
      remedy: FACT,
    },
    {
      pattern:
        /\b(?:ignored|disregarded|dismissed)\s+(?:\w+\s+){0,3}(?:alerts?|alarms?|warnings?|pages?|runbook|procedures?|process|instructions?)\b/giu,
      message: judges,
      remedy: 'Say what they saw, and what it competed with.',
    },
    {
      pattern:
        /\b(?:did(?:n't| not) follow|violated|broke)\s+(?:\w+\s+){0,2}(?:procedures?|process|runbook|instructions?|rules?|policy)\b/giu,
      message: judges,
      remedy: 'Say what the procedure asks for and what the work needed.',
    },
    {
      pattern:
        /(?<!\p{L})(?:ignorierten?|missachteten?|hielt(?:en)?\s+sich\s+nicht\s+an)(?!\p{L})(?:\s+\p{L}+){0,3}?\s+(?:alarme?|warnung(?:en)?|hinweise?|anweisung(?:en)?|vorschrift(?:en)?|regeln?|runbook)(?!\p{L})/giu,
      message: judges,
      remedy: 'Say what they saw, and what it competed with.',
    },
  ]),
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
