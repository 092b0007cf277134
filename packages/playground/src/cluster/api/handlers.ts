import { IncomingMessage, ServerResponse } from 'node:http';
import { apiVersionOf } from '../kinds';
import { at, isFields, KubeObject } from '../model';
import { Objects } from '../Objects';
import { deleteOptionsSchema, scaleSchema } from '../schema';
import { StatusError } from '../StatusError';
import { patched } from '../store/patch';
import { rowOptions, tableOf, wantsTable } from '../table/table';
import { bodyOf, mediaTypeOf, objectOf, parsedAs } from './body';
import { pageOf, selectionOf } from './list';
import { LogBook } from './LogBook';
import { sendLogs } from './logs';
import { Route } from './Route';
import { scaleOf } from './scale';
import { streamWatch } from './watch';

interface Context {
  objects: Objects;
  logs: LogBook;
  query: URLSearchParams;
}

function send(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, private',
  });
  res.end(`${JSON.stringify(body)}\n`);
}

function list(
  { objects, query }: Context,
  { kind, namespace }: Route,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const page = pageOf(objects.store, kind, query, namespace);
  const metadata = {
    resourceVersion: String(page.revision),
    continue: page.continue,
    remainingItemCount: page.remaining,
  };
  if (wantsTable(req)) {
    const table = tableOf(kind, page.items, rowOptions(query));
    send(res, 200, { ...table, metadata });
    return;
  }
  send(res, 200, {
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata,
    items: page.items,
  });
}

function watch(
  { objects, query }: Context,
  { kind, namespace, name }: Route,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const table = wantsTable(req);
  const options = rowOptions(query);
  streamWatch(
    objects.store,
    {
      kind,
      query,
      selection: selectionOf(kind, query, namespace, name),
      render: object => (table ? tableOf(kind, [object], options) : object),
    },
    res,
  );
}

function get(
  context: Context,
  { kind, namespace, name = '', subresource }: Route,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const { objects, logs, query } = context;
  const object = objects.store.get(kind, name, namespace);
  if (subresource === 'log') sendLogs(logs, object, query, res);
  else if (subresource === 'scale') send(res, 200, scaleOf(object));
  else if (wantsTable(req)) {
    send(res, 200, {
      ...tableOf(kind, [object], rowOptions(query)),
      metadata: { resourceVersion: object.metadata.resourceVersion },
    });
  } else send(res, 200, object);
}

/** A pod is told its node by a binding, as the scheduler writes it. */
function bind(objects: Objects, pod: KubeObject, binding: unknown): void {
  const nodeName = at(binding, 'target', 'name');
  const spec = isFields(pod.spec) ? pod.spec : {};
  if (spec.nodeName) {
    throw StatusError.conflict(
      objects.registry.builtIn('pods'),
      pod.metadata.name,
      `pod ${pod.metadata.name} is already assigned to node "${spec.nodeName}"`,
    );
  }
  objects.store.update(objects.registry.builtIn('pods'), {
    ...pod,
    spec: { ...spec, nodeName },
  });
}

async function create(
  { objects, query }: Context,
  { kind, namespace, name, subresource }: Route,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const body = await bodyOf(req);
  if (subresource === 'binding' && name) {
    bind(objects, objects.store.get(kind, name, namespace), body);
    send(res, 201, {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      code: 201,
    });
    return;
  }
  if (name) throw StatusError.methodNotAllowed();
  if (kind.namespaced && !namespace) throw StatusError.methodNotAllowed();
  const object = objectOf(body, kind, { namespace });
  if (query.get('dryRun') === 'All') send(res, 201, object);
  else send(res, 201, objects.create(kind, object));
}

/** Writes what somebody sent or patched: an object, its status or its scale. */
function write(
  { objects, query }: Context,
  { kind, namespace, name, subresource }: Route,
  before: KubeObject,
  body: unknown,
): unknown {
  if (subresource === 'scale') {
    const scale = parsedAs(scaleSchema, body);
    const written = objects.update(kind, {
      ...before,
      metadata: {
        ...before.metadata,
        resourceVersion: scale.metadata.resourceVersion ?? '',
      },
      spec: {
        ...(isFields(before.spec) && before.spec),
        replicas: scale.spec.replicas,
      },
    });
    return scaleOf(written);
  }
  const object = objectOf(body, kind, { namespace, name });
  if (query.get('dryRun') === 'All') return object;
  return objects.update(kind, object, subresource);
}

async function update(
  context: Context,
  route: Route,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const body = await bodyOf(req);
  const { kind, name = '', namespace } = route;
  const before = context.objects.store.get(kind, name, namespace);
  send(res, 200, write(context, route, before, body));
}

async function patch(
  context: Context,
  route: Route,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const body = await bodyOf(req);
  const { kind, name = '', namespace, subresource } = route;
  const before = context.objects.store.get(kind, name, namespace);
  const target = subresource === 'scale' ? scaleOf(before) : before;
  const after = patched(kind, mediaTypeOf(req), target, body);
  send(res, 200, write(context, route, before, after));
}

async function remove(
  { objects, query }: Context,
  { kind, namespace, name }: Route,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const sent = parsedAs(deleteOptionsSchema, (await bodyOf(req)) ?? {});
  const grace = query.get('gracePeriodSeconds');
  const options = {
    ...sent,
    gracePeriodSeconds:
      sent.gracePeriodSeconds ?? (grace ? Number(grace) : undefined),
  };
  if (name) {
    const object = objects.store.get(kind, name, namespace);
    const after = objects.delete(kind, object, options);
    const { uid, deletionTimestamp } = after.metadata;
    const details = {
      name,
      group: kind.group || undefined,
      kind: kind.plural,
      uid,
    };
    const gone = { kind: 'Status', apiVersion: 'v1', metadata: {} };
    send(
      res,
      200,
      deletionTimestamp || kind.kind === 'Pod'
        ? after
        : { ...gone, status: 'Success', details },
    );
    return;
  }
  const all = objects.store
    .list(kind, namespace)
    .filter(selectionOf(kind, query, namespace));
  const items = all.map(object => objects.delete(kind, object, options));
  send(res, 200, {
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata: { resourceVersion: String(objects.store.revision) },
    items,
  });
}

/** Answers a request for objects. @internal */
export async function answerObject(
  context: Context,
  route: Route,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { name } = route;
  if (req.method === 'GET') {
    const watched = context.query.get('watch');
    if (watched === 'true' || watched === '1') watch(context, route, req, res);
    else if (name) get(context, route, req, res);
    else list(context, route, req, res);
  } else if (req.method === 'POST') await create(context, route, req, res);
  else if (req.method === 'PUT' && name) await update(context, route, req, res);
  else if (req.method === 'PATCH' && name)
    await patch(context, route, req, res);
  else if (req.method === 'DELETE') await remove(context, route, req, res);
  else throw StatusError.methodNotAllowed();
}
