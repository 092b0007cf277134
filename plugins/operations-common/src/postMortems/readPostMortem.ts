import { PostMortemProblem } from '../generated/openapi';
import { FieldReader } from './document/FieldReader';
import { languageOf } from './document/language';
import { isOwn, readFields, SaidFields } from './document/readFields';
import { readFrontMatter } from './frontMatter/readFrontMatter';
import { splitFrontMatter } from './frontMatter/splitFrontMatter';
import { readHeadings } from './headings/readHeadings';
import { BlockSection, blockSections } from './headings/sections';
import { Block, blocksOf } from './markdown/blocks';
import { scanComments } from './markdown/comments';
import { TextLines } from './markdown/TextLines';
import {
  PostMortemDocument,
  PostMortemFields,
  ReadPostMortem,
  ReadPostMortemOptions,
} from './model';

/** Longest text that is read as a post-mortem, in characters: 1 MB. @public */
export const POST_MORTEM_LIMIT = 1024 * 1024;

function refused(message: string, line?: number): ReadPostMortem {
  return {
    problems: [
      { severity: 'error', message, ...(line !== undefined && { line }) },
    ],
  };
}

/** Marks of internal parts that are not as their writer may have meant them. */
function markProblems(
  markdown: string,
  blocks: Block[],
  bodyStart: number,
  lineOf: (offset: number) => number,
): PostMortemProblem[] {
  const scan = scanComments(markdown, blocks, bodyStart);
  const problem = (message: string, start: number): PostMortemProblem => ({
    severity: 'warning',
    message,
    line: lineOf(start),
  });
  return [
    ...(scan.unclosed
      ? [
          problem(
            'The internal part that begins here does not end: everything behind it is internal. Add <!-- /internal -->.',
            scan.unclosed.start,
          ),
        ]
      : []),
    ...scan.stray.map(({ start }) =>
      problem(
        'An internal part ends here that never began. Add <!-- internal --> before it, or take it away.',
        start,
      ),
    ),
    ...scan.doubtful.map(({ start }) =>
      problem(
        'This comment marks nothing. Internal parts begin with <!-- internal --> and end with <!-- /internal -->.',
        start,
      ),
    ),
  ];
}

function titleOfFile(path: string | undefined): string | undefined {
  const name = path
    ?.split(/[/\\]/)
    .pop()
    ?.replace(/\.[^.]*$/, '')
    .replace(/^\d{4}-\d{2}-\d{2}-?/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return name ? name[0].toLocaleUpperCase('en-US') + name.slice(1) : undefined;
}

/** Two of them, so that not every text with a summary is taken for one. */
function looksLikeOne(sections: BlockSection[]): boolean {
  const kinds = new Set(sections.map(({ kind }) => kind));
  kinds.delete('other');
  return kinds.size >= 2;
}

/** What front matter says, or what keeps it from being read. */
function frontMatterOf(markdown: string) {
  const split = splitFrontMatter(markdown);
  if (split.unclosed) {
    return refused(
      'The front matter begins in line 1 and does not end. Add a line "---" behind it.',
      1,
    );
  }
  const yaml =
    split.yaml === undefined ? undefined : readFrontMatter(split.yaml, 2);
  if (yaml && !yaml.frontMatter) return { problems: yaml.problems };
  const { values = {}, lines = {} } = yaml?.frontMatter ?? {};
  const own = isOwn(values);
  const reader = new FieldReader(lines, own ? 'error' : 'warning');
  if (split.toml) {
    reader.warning('Front matter in TOML is not read. Write YAML.', '+++');
  }
  return { split, own, lines, reader, said: readFields(reader, values) };
}

/** What front matter of ours may leave to the body. */
function ownOf({ title, actionItems }: SaidFields): SaidFields {
  return { ...(title && { title }), ...(actionItems && { actionItems }) };
}

function documentOf(
  said: SaidFields,
  title: string,
  options: ReadPostMortemOptions,
): PostMortemFields & { dated?: string } {
  const { defaults, dated } = options;
  const { date, ...fields } = said;
  return {
    status: defaults?.status ?? 'draft',
    visibility: defaults?.visibility ?? 'internal',
    services: [],
    authors: [],
    tags: [],
    actionItems: [],
    ...fields,
    title,
    dated:
      said.started ??
      (date && `${date}T00:00:00Z`) ??
      (dated && dated.toISOString().replace(/\.\d+Z$/, 'Z')),
  };
}

/** Everything but what may throw by accident. */
function read(
  markdown: string,
  options: ReadPostMortemOptions,
): ReadPostMortem {
  const front = frontMatterOf(markdown);
  if (!('split' in front)) return front;
  const { split, own, lines, reader, said } = front;
  const { bodyStart } = split;
  const positions = TextLines.of(markdown);
  const lineOf = (offset: number) => positions.lineAt(offset) + 1;
  const blocks = blocksOf(markdown, bodyStart);
  const sections = blockSections(blocks);
  const headings = readHeadings(blocks, sections, lineOf);
  const problems = [...reader.problems];

  if (!own && !headings.named && !looksLikeOne(sections)) {
    return refused(
      'This is no post-mortem: it has no front matter of one, and no headings such as Summary, Impact and Timeline. Add what is missing, or leave the file out.',
    );
  }
  // What labels say counts only where front matter is not ours and says nothing.
  const merged: SaidFields = own
    ? { ...ownOf(headings.said), ...said }
    : { ...headings.said, ...said };
  if (!own) problems.push(...headings.problems);
  const title = merged.title ?? titleOfFile(options.path);
  if (title === undefined) {
    return {
      problems: [
        ...problems,
        {
          severity: 'error',
          message: 'It has no title. Add "title: …" to the front matter.',
          field: 'title',
          line: 1,
        },
      ],
    };
  }
  if (merged.title === undefined) {
    problems.push({
      severity: 'warning',
      message: `It has no title and is called "${title}", as its file. Add "title: …" to the front matter.`,
      field: 'title',
      line: 1,
    });
  }
  problems.push(...markProblems(markdown, blocks, bodyStart, lineOf));
  const convention = Object.keys(lines).length > 0 ? 'foreign' : 'headings';
  const document: PostMortemDocument = {
    ...documentOf(merged, title, options),
    language: languageOf(markdown.slice(bodyStart)),
    convention: own ? 'own' : convention,
    body: markdown.slice(bodyStart),
    markdown,
    bodyStart,
    lines,
  };
  return { document, problems };
}

/**
 * Reads a post-mortem: with front matter of ours, with that of site generators, or by its headings. It never throws: what
 * cannot be read is a problem, with its line.
 *
 * @public
 */
export function readPostMortem(
  markdown: string,
  options: ReadPostMortemOptions = {},
): ReadPostMortem {
  if (markdown.length > POST_MORTEM_LIMIT) {
    const size = Math.ceil(markdown.length / POST_MORTEM_LIMIT);
    return refused(
      `It is about ${size} MB long; at most 1 MB is read. Attach long logs to the incident and link them.`,
    );
  }
  if (markdown.includes('\u0000')) {
    return refused('It is no text: there are zero bytes in it.');
  }
  try {
    return read(markdown, options);
  } catch (e) {
    const message = e instanceof Error ? e.message : String(e);
    return refused(`It cannot be read: ${message}. Please report this.`);
  }
}
