import { languageOf } from '../postMortems/document/language';
import { splitFrontMatter } from '../postMortems/frontMatter/splitFrontMatter';
import { Block, blocksOf } from '../postMortems/markdown/blocks';
import { linked } from '../postMortems/draft/markdown';
import { PostMortemLanguage } from '../postMortems/model';

/** A question that was answered. @public */
export interface AnsweredQuestion {
  key: string;
  title: string;
  /** Of its page. */
  url?: string;
  /** Markdown. */
  answer: string;
  /** ISO 8601. */
  answeredAt?: string;
  /** Whether only readers of the internal account may read it. */
  internal?: boolean;
}

/** Where answers stand: headings that are known, and the one that is written where none is there. @public */
export interface AnswerHeadings {
  known: string[];
  /** In the language of the text; of one that says nothing yet, in that of the question and its answer. */
  written: Record<PostMortemLanguage, string>;
}

/** In runbooks. @public */
export const RUNBOOK_QUESTIONS: AnswerHeadings = {
  known: ['Questions', 'Fragen'],
  written: { en: 'Questions', de: 'Fragen' },
};

/** In post-mortems. @public */
export const POST_MORTEM_QUESTIONS: AnswerHeadings = {
  known: ['Who was asked', 'Wer gefragt wurde'],
  written: { en: 'Who was asked', de: 'Wer gefragt wurde' },
};

/** In which of our languages something was asked and answered; English where that does not tell. @public */
export function answerLanguage(
  question: Pick<AnsweredQuestion, 'title' | 'answer'>,
): PostMortemLanguage {
  return languageOf(`${question.title}\n${question.answer}`);
}

/** What was asked elsewhere opens and closes nothing here. */
function quoted(markdown: string): string {
  return markdown
    .trim()
    .replace(/<!--/g, '&lt;!--')
    .split(/\r\n?|\n/)
    .map(line => (line ? `> ${line}` : '>'))
    .join('\n');
}

function blockOf(question: AnsweredQuestion): string {
  const { key, title, url, answer, answeredAt, internal } = question;
  const day = answeredAt ? ` (${answeredAt.slice(0, 10)})` : '';
  const marker = `question ${key}`;
  const lines = [
    `<!-- ${marker} -->`,
    ...(internal ? ['<!-- internal -->'] : []),
    '',
    `**${linked(title, undefined)}** ${linked(key, url)}${day}`,
    '',
    quoted(answer),
    '',
    ...(internal ? ['<!-- /internal -->'] : []),
    `<!-- /${marker} -->`,
  ];
  return lines.join('\n');
}

function isHeading({ kind, depth, quoted: within }: Block): boolean {
  return kind === 'heading' && depth === 0 && !within;
}

/** Where the section of a heading ends; undefined where there is none. */
function endOfSection(
  markdown: string,
  bodyStart: number,
  known: string[],
): number | undefined {
  const headings = blocksOf(markdown, bodyStart).filter(isHeading);
  const names = known.map(name => name.toLocaleLowerCase('en-US'));
  const at = headings.findIndex(({ content }) =>
    names.includes(content.trim().toLocaleLowerCase('en-US')),
  );
  if (at < 0) return undefined;
  const next = headings
    .slice(at + 1)
    .find(({ level }) => level <= headings[at].level);
  return next?.start ?? markdown.length;
}

function placeOf(
  markdown: string,
  key: string,
): { from: number; to: number } | undefined {
  const closing = `<!-- /question ${key} -->`;
  const from = markdown.indexOf(`<!-- question ${key} -->`);
  const to = from < 0 ? -1 : markdown.indexOf(closing, from);
  return to < 0 ? undefined : { from, to: to + closing.length };
}

/**
 * What `addAnswer` wrote of a question into a text; undefined where nothing stands there.
 *
 * @public
 */
export function answerIn(markdown: string, key: string): string | undefined {
  const place = placeOf(markdown, key);
  return place && markdown.slice(place.from, place.to);
}

/**
 * Writes a question with its accepted answer into a text. The same question again replaces what was written of it, so that
 * twice is as good as once.
 *
 * @public
 */
export function addAnswer(
  markdown: string,
  question: AnsweredQuestion,
  headings: AnswerHeadings,
): string {
  const block = blockOf(question);
  const place = placeOf(markdown, question.key);
  if (place) {
    return markdown.slice(0, place.from) + block + markdown.slice(place.to);
  }
  const { bodyStart } = splitFrontMatter(markdown);
  const end = endOfSection(markdown, bodyStart, headings.known);
  if (end === undefined) {
    const before = markdown.trimEnd();
    const body = markdown.slice(bodyStart).trim();
    const language = body ? languageOf(body) : answerLanguage(question);
    return `${before}${before ? '\n\n' : ''}## ${
      headings.written[language]
    }\n\n${block}\n`;
  }
  const before = markdown.slice(0, end).trimEnd();
  const after = markdown.slice(end);
  return `${before}\n\n${block}\n${after ? `\n${after}` : ''}`;
}
