import { ServerResponse } from 'node:http';
import { apiVersionOf, Kind } from '../kinds';
import { KubeObject } from '../model';
import { StatusError } from '../StatusError';
import { Change } from '../store/History';
import { Store } from '../store/Store';
import { parseRevision, Selection } from './list';

const BOOKMARK_EVERY_MS = 10_000;
const LONGEST_S = 1_800;
/** Who does not read is cut off, so that one slow reader costs no memory. */
const BACKLOG = 32 * 1_024 * 1_024;

/** @internal */
export interface WatchRequest {
  kind: Kind;
  query: URLSearchParams;
  selection: Selection;
  /** How an object is written: as it is, or as a row of a table. */
  render: (object: KubeObject) => unknown;
}

/** What a change means to somebody who sees a selection only. */
function seen(change: Change, selection: Selection) {
  const is = selection(change.object);
  const was = change.previous !== undefined && selection(change.previous);
  if (change.type === 'DELETED') return was ? 'DELETED' : undefined;
  if (is) return was ? 'MODIFIED' : 'ADDED';
  return was ? 'DELETED' : undefined;
}

function tooOld(revision: number, current: number) {
  return StatusError.expired(
    `too old resource version: ${revision} (${current})`,
  );
}

/** Streams the changes of one kind, one JSON document a line, until its time or its reader is over. @internal */
export function streamWatch(
  store: Store,
  { kind, query, selection, render }: WatchRequest,
  res: ServerResponse,
): void {
  const from = parseRevision(query.get('resourceVersion')) ?? 0;
  const initial = from === 0 || query.get('sendInitialEvents') === 'true';
  const send = (type: string, object: unknown) => {
    res.write(`${JSON.stringify({ type, object })}\n`);
    if (res.writableLength > BACKLOG) res.destroy();
  };
  const bookmark = (annotations?: Record<string, string>) =>
    send('BOOKMARK', {
      kind: kind.kind,
      apiVersion: apiVersionOf(kind),
      metadata: { resourceVersion: String(store.revision), annotations },
    });

  res.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, private',
  });
  res.flushHeaders();
  if (!initial && !store.knows(kind, from)) {
    // As a real server says it: the request is a success and its only line is not.
    send('ERROR', tooOld(from, store.revision));
    res.end();
    return;
  }
  if (initial) {
    for (const object of store.list(kind).filter(selection)) {
      send('ADDED', render(object));
    }
    if (query.get('sendInitialEvents') === 'true') {
      bookmark({ 'k8s.io/initial-events-end': 'true' });
    }
  }
  const unfollow = store.follow(
    kind,
    initial ? store.revision : from,
    change => {
      const type = seen(change, selection);
      if (type === undefined) return;
      // Who loses an object from a selection is told with the revision of the change.
      const { resourceVersion } = change.object.metadata;
      const object =
        type === 'DELETED' && change.previous && change.type !== 'DELETED'
          ? {
              ...change.previous,
              metadata: { ...change.previous.metadata, resourceVersion },
            }
          : change.object;
      send(type, render(object));
    },
    () => res.end(),
  );
  const marks = query.get('allowWatchBookmarks') === 'true';
  const beat = setInterval(() => marks && bookmark(), BOOKMARK_EVERY_MS);
  const seconds = Number(query.get('timeoutSeconds')) || LONGEST_S;
  const limit = setTimeout(() => {
    if (marks) bookmark();
    res.end();
  }, seconds * 1_000);
  res.once('close', () => {
    unfollow();
    clearInterval(beat);
    clearTimeout(limit);
  });
}
