import { InputError } from '@backstage/errors';
import { stringify } from 'yaml';
import { fieldOf } from '../document/readFields';
import { labelsOf } from '../headings/labels';
import { BlockSection, blockSections } from '../headings/sections';
import { Block, blocksOf } from '../markdown/blocks';
import { Range, scanComments, without } from '../markdown/comments';
import {
  POST_MORTEM_MOMENTS,
  PostMortemActionItem,
  PostMortemDocument,
  PostMortemLanguage,
  ReadPostMortemOptions,
} from '../model';
import { readOrThrow } from '../readOrThrow';
import { readPostMortem } from '../readPostMortem';

/** Taking parts away may make others of what is left; more often than this nobody does it by accident. */
const ROUNDS = 5;

const PICTURE =
  /!\[([^\][]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\][\n]*\])?/g;
const EMBEDDED =
  /<(?:img|image|picture|video|audio|source|embed|object|iframe|svg)\b[^>]*>?/gi;
const LINK = /\[([^\][]*)\]\(([^()]*)\)/g;
const FILE = /\/incidents\/[^/\s]{1,40}\/files\//;

const LEFT_OUT: Record<PostMortemLanguage, string> = {
  en: 'picture left out',
  de: 'Bild ausgelassen',
};

/**
 * A body without its internal parts and comments.
 *
 * @throws InputError where they cannot be told from the rest.
 * @public
 */
export function withoutInternal(body: string): string {
  let text = body;
  for (let round = 0; round < ROUNDS; round++) {
    const { comments, internal } = scanComments(text, blocksOf(text));
    if (comments.length === 0) return text;
    let part = 0;
    const outside = comments.filter(({ start }) => {
      while (part < internal.length && internal[part].end <= start) part++;
      return !(part < internal.length && start >= internal[part].start);
    });
    const ranges = [...internal, ...outside].sort((a, b) => a.start - b.start);
    text = without(text, ranges);
  }
  throw new InputError(
    'Internal parts and comments of the text cannot be told from the rest. Begin and end each of them in a line of its own.',
  );
}

/** With everything that is drawn in it: its words are no words of the text. */
function withoutDrawings(text: string, note: string): string {
  const ending = /<\/svg\s*>/gi;
  const pieces: string[] = [];
  let at = 0;
  for (const { index } of text.matchAll(/<svg\b/gi)) {
    if (index < at) continue;
    ending.lastIndex = index;
    if (!ending.test(text)) break;
    pieces.push(text.slice(at, index), note);
    at = ending.lastIndex;
  }
  return [...pieces, text.slice(at)].join('');
}

/** Pictures cannot be redacted, and files of incidents are for those who may see them. */
function withoutPictures(body: string, language: PostMortemLanguage): string {
  const note = (alt: string) =>
    `*(${LEFT_OUT[language]}${alt.trim() ? `: ${alt.trim()}` : ''})*`;
  const replaced = (text: string) =>
    withoutDrawings(text, note(''))
      .replace(PICTURE, (_, alt: string) => note(alt))
      .replace(LINK, (link, words: string, to: string) =>
        FILE.test(to) ? words : link,
      )
      .replace(EMBEDDED, note(''));
  const code = blocksOf(body).filter(({ kind }) => kind === 'code');
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of code) {
    pieces.push(replaced(body.slice(at, start)), body.slice(start, end));
    at = end;
  }
  return [...pieces, replaced(body.slice(at))].join('');
}

/** Blocks before the first section that name the authors. */
function authorLabels(blocks: Block[], sections: BlockSection[]): Range[] {
  const first = sections.find(
    ({ kind, level }) => level > 0 && kind !== 'other',
  );
  return blocks.filter(
    block =>
      block.start < (first?.start ?? Infinity) &&
      labelsOf(block).some(({ name }) => fieldOf(name) === 'authors'),
  );
}

/** What the portal shows beside the text anyway, with names of people in it that nobody may know. */
function withoutPeople(body: string): string {
  const blocks = blocksOf(body);
  const sections = blockSections(blocks);
  const ranges: Range[] = [
    ...authorLabels(blocks, sections),
    ...sections.filter(({ kind }) => kind === 'actionItems'),
  ].sort((a, b) => a.start - b.start);
  return without(body, ranges);
}

function publicItem(item: PostMortemActionItem): PostMortemActionItem {
  const { owner, ...others } = item;
  return owner?.startsWith('group:') ? { ...others, owner } : others;
}

function frontMatter(document: PostMortemDocument): string {
  const { incident, status, actionItems } = document;
  const fields = {
    id: document.id,
    title: document.title,
    status: status === 'inReview' ? 'in-review' : status,
    visibility: document.visibility,
    // The key of an internal incident says that there is one.
    incident: incident?.startsWith('INC-') ? incident : undefined,
    services: document.services,
    severity: document.severity,
    ...Object.fromEntries(
      POST_MORTEM_MOMENTS.map(moment => [moment, document[moment]]),
    ),
    tags: document.tags,
    cause: document.cause,
    actionItems: actionItems.map(publicItem),
  };
  return stringify(fields, {
    schema: 'core',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}

/** The fields without what was read from internal parts of the body: title and action items may be. */
function saidOpenly(
  document: PostMortemDocument,
  open: string,
  options: ReadPostMortemOptions,
): PostMortemDocument {
  const head = document.markdown.slice(0, document.bodyStart);
  const path = options.path ?? 'untitled';
  const said = readPostMortem(head + open, { ...options, path }).document;
  return (
    said ?? {
      ...document,
      ...(!document.lines.title && { title: 'Post-mortem' }),
      ...(!document.lines.actionItems && { actionItems: [] }),
    }
  );
}

/**
 * What the redactor is given for the public account: without internal parts, comments, pictures and names of authors, with
 * the fields that everybody may read; owners of action items only where they are groups. It is a post-mortem again.
 *
 * @throws InputError where the text cannot be read.
 * @public
 */
export function publicSource(
  markdown: string,
  options: ReadPostMortemOptions = {},
): string {
  const purpose = 'The text has no public account';
  const document = readOrThrow(markdown, purpose, options);
  const open = withoutInternal(document.body);
  const inBody = document.actionItems.length > 0 && !document.lines.actionItems;
  const body =
    document.convention !== 'own' || inBody ? withoutPeople(open) : open;
  // Once more: what was left out may have made marks of what was code.
  const shown = withoutInternal(
    withoutPictures(body, document.language).replace(/^(?:[ \t]*\r?\n)+/, ''),
  );
  return `---\n${frontMatter(
    saidOpenly(document, open, options),
  )}---\n\n${shown}`;
}
