import { Kind } from '../kinds';
import { Registry } from '../Registry';
import { StatusError } from '../StatusError';

/** What a path of the API means. @internal */
export interface Route {
  kind: Kind;
  namespace?: string;
  name?: string;
  subresource?: string;
}

function partsOf(path: string): string[] {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw StatusError.badRequest(`the path ${path} is not well encoded`);
  }
}

/** Reads `/apis/apps/v1/namespaces/shop/deployments/web/scale` and its like. @internal */
export function parseRoute(registry: Registry, path: string): Route {
  const parts = partsOf(path);
  const [group, version, rest] =
    parts[0] === 'api'
      ? ['', parts[1], parts.slice(2)]
      : [parts[1], parts[2], parts.slice(3)];
  // `namespaces/x` is an object, `namespaces/x/pods` a place; `namespaces/x/status` is of the object.
  const namespaces = registry.builtIn('namespaces');
  const within =
    rest[0] === 'namespaces' &&
    rest.length > 2 &&
    !namespaces.subresources.includes(rest[2]);
  const namespace = within ? rest[1] : undefined;
  const [plural, name, subresource, ...more] = within ? rest.slice(2) : rest;
  const kind = registry.find(group, version, plural);
  if (
    !kind ||
    more.length > 0 ||
    (namespace && !kind.namespaced) ||
    (name && kind.namespaced && !namespace) ||
    (subresource && !kind.subresources.includes(subresource))
  ) {
    throw StatusError.unknownResource();
  }
  return { kind, namespace, name, subresource };
}
