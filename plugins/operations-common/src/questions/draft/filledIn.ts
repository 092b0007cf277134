import { QUESTION_WORDS } from './words';

const ALL = Object.values(QUESTION_WORDS);
const SUBJECT = '\0';

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Lines that are filled in, whatever stands in them. */
const FILLED = new RegExp(
  ALL.flatMap(words => [
    `^${literal(words.hello(SUBJECT)).replace(SUBJECT, '.*')}$`,
    `^${literal(words.wanted)}$`,
    `^${literal(words.log)}$`,
    ...[
      words.service,
      words.incident,
      words.alert,
      words.objective,
      words.change,
      words.place,
      words.links,
    ].map(name => `^- ${literal(name)}: .*$`),
  ]).join('|'),
  'gm',
);

/** What is wanted, with nothing below it but what asks for it. */
const UNSAID = new RegExp(
  `(?:^|\\n)(?:${ALL.map(({ wanted }) => literal(wanted)).join(
    '|',
  )})\\s*(?:<!--[^]*?-->\\s*)?$`,
);

/**
 * What somebody wrote into a question that was filled in: without the lines by which all such questions resemble one another.
 * Logs stay.
 *
 * @public
 */
export function ownWords(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
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
