import { errorLinesOf } from '../../similar/errorLines';
import { QUESTION_WORDS } from './words';

const ALL = Object.values(QUESTION_WORDS);
const SUBJECT = '\0';

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const SAID_OF_IT = ALL.flatMap(words => [
  `^${literal(words.hello(SUBJECT)).replace(SUBJECT, '.*')}$`,
  ...[
    words.service,
    words.incident,
    words.alert,
    words.objective,
    words.change,
    words.place,
    words.links,
  ].map(name => `^- ${literal(name)}: .*$`),
]);

/** Lines that are filled in, whatever stands in them. */
const FILLED = new RegExp(
  [
    ...SAID_OF_IT,
    ...ALL.flatMap(words => [
      `^${literal(words.wanted)}$`,
      `^${literal(words.log)}$`,
    ]),
  ].join('|'),
  'gm',
);

/** The greeting and the facts, each a line. @internal */
export const FILLED_FACTS = new RegExp(`(?:${SAID_OF_IT.join('|')})\\n*`, 'gm');

/** The log that was filled in: what stands before its text with its fence, its text, and what follows. @internal */
export const FILLED_LOG = new RegExp(
  `^((?:${ALL.map(({ log }) => literal(log)).join(
    '|',
  )})\\n+(\`{3,})\\n)([^]*?)(\\n\\2(?:\\n+|$))`,
  'm',
);

/** What is wanted, with nothing below it but what asks for it. */
const UNSAID = new RegExp(
  `(?:^|\\n)(?:${ALL.map(({ wanted }) => literal(wanted)).join(
    '|',
  )})\\s*(?:<!--[^]*?-->\\s*)?$`,
);

/**
 * What somebody wrote into a question that was filled in: without the lines by which all such questions resemble one another.
 * Of the log that was filled in, what tells of trouble stays.
 *
 * @public
 */
export function ownWords(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(FILLED_LOG, (_, before, _fence, log, after) => {
      const errors = errorLinesOf(log);
      return errors && before + errors + after;
    })
    .replace(FILLED, '')
    .replace(/<!--(?! \/?internal -->)[^]*?-->/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * A question as it is kept: without a heading that nobody wrote anything below.
 *
 * @public
 */
export function withoutEmptyHeading(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n');
  return UNSAID.test(plain) ? plain.replace(UNSAID, '').trimEnd() : text;
}
