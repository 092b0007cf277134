import { PostMortemActionItem } from '../model';
import { FieldReader, shown } from './FieldReader';

/** A short word for an item that has none. @internal */
export function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en-US')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const short = words.reduce(
    (text, word) =>
      text.length + word.length < 40
        ? [text, word].filter(Boolean).join('-')
        : text,
    '',
  );
  return short || 'item';
}

/** Items whose ids are all different. @internal */
export function withIds(
  items: Array<Omit<PostMortemActionItem, 'id'> & { id?: string }>,
): PostMortemActionItem[] {
  const taken = new Set(items.map(({ id }) => id));
  return items.map(item => {
    if (item.id !== undefined) return { ...item, id: item.id };
    const base = slug(item.title);
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    return { ...item, id };
  });
}

function readItem(
  reader: FieldReader,
  value: unknown,
  field: string,
): (Omit<PostMortemActionItem, 'id'> & { id?: string }) | undefined {
  const written = typeof value === 'string' ? { title: value } : value;
  if (
    typeof written !== 'object' ||
    written === null ||
    Array.isArray(written)
  ) {
    reader.problem(
      `${field} is ${shown(value)}. Write a group of fields with a title.`,
      field,
    );
    return undefined;
  }
  const of = written as Record<string, unknown>;
  const title = reader.read('title', of.title, `${field}.title`);
  if (title === undefined) {
    if (!of.title) {
      reader.problem(`${field} has no title. Say what is to be done.`, field);
    }
    return undefined;
  }
  const item = {
    id: reader.read('itemId', of.id, `${field}.id`),
    title,
    owner: reader.read('owner', of.owner, `${field}.owner`),
    kind: reader.read('itemKind', of.kind, `${field}.kind`),
    severity: reader.read('itemSeverity', of.severity, `${field}.severity`),
    due: reader.read('day', of.due, `${field}.due`),
    issue: reader.read('issue', of.issue, `${field}.issue`),
    done: reader.read('done', of.done, `${field}.done`),
  };
  return Object.fromEntries(
    Object.entries(item).filter(([, each]) => each !== undefined),
  ) as typeof item;
}

/** Action items of the front matter. @internal */
export function readActionItems(
  reader: FieldReader,
  value: unknown,
  field: string,
): PostMortemActionItem[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    reader.problem(
      `${field} is ${shown(value)}. Write a list, each item with a title.`,
      field,
    );
    return [];
  }
  const seen = new Set<string>();
  const items = value.flatMap((each: unknown, index) => {
    const path = `${field}[${index}]`;
    const item = readItem(reader, each, path);
    if (!item) return [];
    if (item.id !== undefined && seen.has(item.id)) {
      reader.problem(
        `${path}.id is "${item.id}", as that of an item before. Give it another one.`,
        `${path}.id`,
      );
      delete item.id;
    }
    if (item.id !== undefined) seen.add(item.id);
    return [item];
  });
  return withIds(items);
}
