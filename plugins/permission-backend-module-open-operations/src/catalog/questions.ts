import { NotAllowedError } from '@backstage/errors';
import { Request } from 'express';

/**
 * By what visitors may sort and in what they may search for words, in small letters. What somebody sorts by comes back in
 * the cursor, and parts of words tell a field letter by letter, so none of these holds a reference.
 */
const OPEN_FIELDS = new Set([
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'metadata.uid',
  'spec.type',
  'spec.lifecycle',
  'spec.profile.displayname',
]);

const MEMBERS = /^spec\.members(?:\.|$)/;

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US').trim();
}

/** Every text in a value, keys too. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...textsIn(held),
  ]);
}

interface Asked {
  orderBy?: unknown;
  orderFields?: unknown;
  fullTextFilter?: { fields?: unknown };
  filter?: unknown;
  query?: unknown;
  facets?: unknown;
  cursor?: unknown;
}

function isAsked(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null;
}

/** A cursor repeats the question, and anybody can write one. */
function cursorsIn(value: unknown): Asked[] {
  return textsIn(value).flatMap(text => {
    try {
      const cursor = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
      return isAsked(cursor) ? [cursor] : [];
    } catch {
      // The catalog says what is wrong with it.
      return [];
    }
  });
}

function fieldsOf(order: unknown): string[] {
  return [order]
    .flat()
    .flatMap(one => (isAsked(one) && 'field' in one ? textsIn(one.field) : []));
}

/**
 * Refuses what asks for people, though the answer names none: by their references, by members of groups, by letters.
 *
 * @internal
 */
export function refuseToTell(
  req: Request,
  options: { isVisitor: (userRef: string) => boolean },
): void {
  const { filter, facet, order, orderField, fullTextFilterFields, cursor } =
    req.query;
  const body: Asked = isAsked(req.body) ? req.body : {};
  const asked = [body, ...cursorsIn(cursor), ...cursorsIn(body.cursor)];

  const fields = [
    ...textsIn(order).map(text => text.replace(/^(?:asc|desc):/, '')),
    ...textsIn(orderField).map(text => text.split(',')[0]),
    ...textsIn(fullTextFilterFields).flatMap(text => text.split(',')),
    ...asked.flatMap(({ orderBy, orderFields, fullTextFilter }) => [
      ...fieldsOf(orderBy),
      ...fieldsOf(orderFields),
      ...textsIn(fullTextFilter?.fields),
    ]),
  ].map(lower);
  const closed = fields.find(field => !OPEN_FIELDS.has(field));
  if (closed !== undefined) {
    throw new NotAllowedError(
      `Visitors who have not signed in cannot sort by ${closed} or search for words in it. Sign in, or use one of: ${[
        ...OPEN_FIELDS,
      ].join(', ')}.`,
    );
  }

  const conditions = [
    ...textsIn(filter).flatMap(text => text.split(/[,=]/)),
    ...textsIn(facet),
    ...asked.flatMap(one => textsIn([one.filter, one.query, one.facets])),
  ].map(lower);
  const { isVisitor } = options;
  if (
    conditions.some(
      text =>
        MEMBERS.test(text) ||
        text === '$hasprefix' ||
        (text.startsWith('user:') && !isVisitor(text)),
    )
  ) {
    throw new NotAllowedError(
      'Visitors who have not signed in cannot ask the catalog for people, nor by the beginnings of values. Sign in, then try again.',
    );
  }
}
