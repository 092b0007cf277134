import { Kind } from '../kinds';
import { KubeObject } from '../model';
import { StatusError } from '../StatusError';
import { parseFieldSelector } from '../store/fieldSelector';
import { parseLabelSelector } from '../store/labelSelector';
import { Store } from '../store/Store';

/** Which objects somebody wants. @internal */
export type Selection = (object: KubeObject) => boolean;

/** @internal */
export function selectionOf(
  kind: Kind,
  query: URLSearchParams,
  namespace?: string,
  name?: string,
): Selection {
  const labels = parseLabelSelector(query.get('labelSelector') ?? '');
  const fields = parseFieldSelector(kind, query.get('fieldSelector') ?? '');
  return object =>
    (!namespace || object.metadata.namespace === namespace) &&
    (!name || object.metadata.name === name) &&
    labels(object.metadata.labels ?? {}) &&
    fields(object);
}

/** @internal */
export function parseRevision(text: string | null): number | undefined {
  if (text === null || text === '') return undefined;
  if (!/^\d+$/.test(text)) {
    throw StatusError.badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${JSON.stringify(
        text,
      )}: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  return Number(text);
}

/** Where the next page begins and as of when, as an opaque word. */
function continueToken(revision: number, after: string): string {
  return Buffer.from(JSON.stringify([revision, after])).toString('base64url');
}

function parseToken(text: string): [number, string] {
  try {
    const [revision, after] = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    );
    if (typeof revision === 'number' && typeof after === 'string') {
      return [revision, after];
    }
  } catch {
    // As a token of another server: said below.
  }
  throw StatusError.badRequest('continue key is not valid');
}

function keyOf({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

/** A page of a list. @internal */
export interface Page {
  revision: number;
  items: KubeObject[];
  continue?: string;
  remaining?: number;
}

/**
 * A page of a list. All pages carry the revision of the first: who watches from there hears of everything
 * that happened between the pages.
 *
 * @internal
 */
export function pageOf(
  store: Store,
  kind: Kind,
  query: URLSearchParams,
  namespace?: string,
): Page {
  const wanted = parseRevision(query.get('resourceVersion'));
  if (wanted !== undefined && wanted > store.revision) {
    throw StatusError.tooLarge(wanted, store.revision);
  }
  const token = query.get('continue');
  const [revision, after] = token ? parseToken(token) : [store.revision, ''];
  if (token && !store.knows(kind, revision)) {
    throw StatusError.expired(
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
    );
  }
  const all = store
    .list(kind, namespace)
    .filter(selectionOf(kind, query, namespace))
    .filter(object => keyOf(object) > after);
  const limit = Number(query.get('limit') ?? 0);
  if (!(limit > 0) || all.length <= limit) return { revision, items: all };
  const items = all.slice(0, limit);
  return {
    revision,
    items,
    continue: continueToken(revision, keyOf(items[items.length - 1])),
    remaining: all.length - limit,
  };
}
