import { InputError, NotFoundError } from '@backstage/errors';
import { actionItemsEdit } from './frontMatter/actionItemEdits';
import {
  editField,
  listEdit,
  NodeEdit,
  scalarEdit,
} from './frontMatter/editFrontMatter';
import { splitFrontMatter } from './frontMatter/splitFrontMatter';
import {
  POST_MORTEM_MOMENTS,
  PostMortemActionItem,
  PostMortemFields,
} from './model';
import { readOrThrow } from './readOrThrow';

const PURPOSE = 'The text cannot be changed';

/** The order in which fields are written where they are new. */
const ORDER = [
  'id',
  'title',
  'status',
  'visibility',
  'incident',
  'services',
  'severity',
  ...POST_MORTEM_MOMENTS,
  'authors',
  'tags',
  'cause',
  'actionItems',
] as const satisfies readonly (keyof PostMortemFields)[];

/**
 * Fields to be written; what is given as undefined is taken away.
 *
 * @public
 */
export type PostMortemChanges = Partial<PostMortemFields>;

/** @public */
export type ActionItemEdit = Partial<Omit<PostMortemActionItem, 'id'>>;

function editOf(
  key: (typeof ORDER)[number],
  changes: PostMortemChanges,
  before: PostMortemActionItem[],
): NodeEdit | undefined {
  const value = changes[key];
  if (value === undefined) return undefined;
  if (key === 'actionItems') {
    return actionItemsEdit(before, value as PostMortemActionItem[]);
  }
  if (Array.isArray(value)) return listEdit(value as string[]);
  return scalarEdit(
    key === 'status' && value === 'inReview'
      ? 'in-review'
      : (value as string | number),
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Every text that the lines of the file break as the others do. */
function withLineBreaks(text: string, like: string): string {
  return like.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}

/**
 * Changes fields of a post-mortem in its front matter. Comments, order, unknown fields and the body stay as they are; a
 * text without front matter gets one.
 *
 * @throws InputError where the text cannot be read.
 * @public
 */
export function writePostMortem(
  previous: string,
  changes: PostMortemChanges,
): string {
  const document = readOrThrow(previous, PURPOSE);
  const split = splitFrontMatter(previous);
  if (split.toml) {
    throw new InputError(
      `${PURPOSE}: its front matter is TOML. Write YAML between lines of ---.`,
    );
  }
  let yaml = (split.yaml ?? '').replace(/\r\n/g, '\n');
  for (const key of ORDER) {
    if (!Object.hasOwn(changes, key)) continue;
    const isThere = Object.hasOwn(document.lines, key);
    if (isThere && same(changes[key], document[key])) continue;
    const edit = editOf(key, changes, document.actionItems);
    yaml = editField(yaml, key, edit, ORDER);
  }
  if (yaml !== '' && !yaml.endsWith('\n')) yaml += '\n';
  const bom = previous.startsWith('\uFEFF') ? '\uFEFF' : '';
  const head = withLineBreaks(`---\n${yaml}---\n`, previous);
  const body = previous.slice(split.bodyStart);
  const gap = split.yaml === undefined ? withLineBreaks('\n', previous) : '';
  return bom + head + gap + body;
}

/**
 * Changes an action item of a post-mortem. Those that were read from its body are written into the front matter, and count
 * as they are there from then on.
 *
 * @throws NotFoundError where it has no such item; InputError where the text cannot be read.
 * @public
 */
export function changeActionItem(
  markdown: string,
  id: string,
  change: ActionItemEdit,
): string {
  const { actionItems } = readOrThrow(markdown, PURPOSE);
  if (!actionItems.some(item => item.id === id)) {
    throw new NotFoundError(`The post-mortem has no action item "${id}".`);
  }
  return writePostMortem(markdown, {
    actionItems: actionItems.map(item =>
      item.id === id ? { ...item, ...change, id } : item,
    ),
  });
}
