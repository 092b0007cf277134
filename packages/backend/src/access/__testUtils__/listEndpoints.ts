import { Express } from 'express';

/** An endpoint as a router declares it, for example `GET /api/catalog/entities`. */
export type Endpoint = string;

export interface OpenApi {
  paths: Record<string, Record<string, unknown>>;
}

const HTTP_METHODS = new Set(['get', 'put', 'post', 'delete', 'patch']);

interface Layer {
  handle?: unknown;
  name?: string;
  keys?: Array<{ name: string | number }>;
  regexp?: RegExp & { fast_slash?: boolean; fast_star?: boolean };
  route?: { path: string | RegExp; methods: Record<string, boolean> };
}

/** Instead of a method: what is served below a path is written in its `openapi.json`. */
const DESCRIBED = 'DESCRIBED';

const MOUNT = /^\^(.*?)\\\/\?\(\?=\\\/\|\$\)$/;

/** Express keeps of a mounted path only the expression it was turned into. */
function mountPath({ regexp, keys = [] }: Layer): string {
  if (!regexp || regexp.fast_slash || regexp.fast_star) return '';
  const source = MOUNT.exec(regexp.source)?.[1] ?? regexp.source;
  let key = 0;
  return source
    .replace(
      /\(\?:\\\/\(\[\^\\?\/\]\+\?\)\)|\(\?:\(\[\^\\?\/\]\+\?\)\)/g,
      () => `/:${keys[key++]?.name}`,
    )
    .replace(/\\(.)/g, '$1');
}

/** Routers have a stack, applications that are used as routers have a router. */
function stackOf(handler: unknown): Layer[] | undefined {
  const { stack, _router } = handler as {
    stack?: Layer[];
    _router?: { stack: Layer[] };
  };
  return stack ?? _router?.stack;
}

function endpointsOf(stack: Layer[], prefix: string): Endpoint[] {
  return stack.flatMap(layer => {
    if (layer.route) {
      const { path, methods } = layer.route;
      return Object.keys(methods).map(
        method => `${method.toLocaleUpperCase('en-US')} ${prefix}${path}`,
      );
    }
    const mounted = `${prefix}${mountPath(layer)}`;
    const inner = stackOf(layer.handle);
    if (inner) return endpointsOf(inner, mounted);
    // An application inside a promise router cannot be looked into; it has to describe itself.
    if (layer.name === 'app') return [`${DESCRIBED} ${mounted}`];
    // A handler on a path of its own may answer there, whatever the method.
    return mounted === prefix ? [] : [`USE ${mounted}`];
  });
}

async function describedEndpoints(
  prefix: string,
  fetchJson: (path: string) => Promise<OpenApi>,
): Promise<Endpoint[]> {
  const { paths } = await fetchJson(`${prefix}/openapi.json`);
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter(key => HTTP_METHODS.has(key))
      .map(key => {
        const method = key.toLocaleUpperCase('en-US');
        return `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
      }),
  );
}

/** What stands before routes, such as a body parser, is no endpoint of its own. */
function withoutMiddleware(endpoints: Endpoint[]): Endpoint[] {
  const routes = endpoints
    .filter(endpoint => !endpoint.startsWith('USE '))
    .map(endpoint => endpoint.split(' ')[1]);
  return endpoints.filter(endpoint => {
    const [method, path] = endpoint.split(' ');
    return method !== 'USE' || !routes.some(route => route.startsWith(path));
  });
}

/**
 * Every endpoint of a running application, read from its routers, so that no list of ours can lag behind
 * what a plugin really serves.
 */
export async function listEndpoints(
  app: Express,
  fetchJson: (path: string) => Promise<OpenApi>,
): Promise<Endpoint[]> {
  const found = await Promise.all(
    endpointsOf(stackOf(app) ?? [], '').map(async endpoint => {
      const [method, path] = endpoint.split(' ');
      return method === DESCRIBED
        ? describedEndpoints(path, fetchJson)
        : [endpoint];
    }),
  );
  return withoutMiddleware([...new Set(found.flat())]);
}
