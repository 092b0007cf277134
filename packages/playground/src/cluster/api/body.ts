import { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parse } from 'yaml';
import { z } from 'zod';
import { Kind, apiVersionOf } from '../kinds';
import { KubeObject } from '../model';
import { objectSchema } from '../schema';
import { StatusError } from '../StatusError';

const UNKNOWN =
  'the body of the request was in an unknown format - accepted media types include: application/json, application/yaml';

/** @internal */
export function mediaTypeOf(req: IncomingMessage): string {
  return (req.headers['content-type'] ?? 'application/json')
    .split(';')[0]
    .trim();
}

/** The body as it was sent, undefined when there is none. @internal */
export async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const content = await buffer(req);
  if (content.length === 0) return undefined;
  const type = mediaTypeOf(req);
  if (!/[/+](json|yaml)$/.test(type)) {
    throw StatusError.unsupportedMediaType(UNKNOWN);
  }
  try {
    return type.endsWith('yaml')
      ? parse(content.toString())
      : JSON.parse(content.toString());
  } catch (error) {
    throw StatusError.badRequest(
      `couldn't get version/kind; json parse error: ${
        (error as Error).message
      }`,
    );
  }
}

/** @internal */
export function parsedAs<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0];
  throw StatusError.badRequest(`${path.join('.')}: ${message}`);
}

/** An object as it may be written at a place of the API. @internal */
export function objectOf(
  value: unknown,
  kind: Kind,
  place: { namespace?: string; name?: string },
): KubeObject {
  const object = parsedAs(objectSchema, value);
  const { metadata } = object;
  if (object.kind !== kind.kind || object.apiVersion !== apiVersionOf(kind)) {
    throw StatusError.badRequest(
      `${object.kind} in version "${
        object.apiVersion
      }" cannot be handled as a ${kind.kind} in version "${apiVersionOf(
        kind,
      )}"`,
    );
  }
  if (
    metadata.namespace &&
    place.namespace &&
    metadata.namespace !== place.namespace
  ) {
    throw StatusError.badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  if (place.name && metadata.name && place.name !== metadata.name) {
    throw StatusError.badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${place.name})`,
    );
  }
  return {
    ...object,
    metadata: {
      ...metadata,
      name: metadata.name || (place.name ?? ''),
      ...(kind.namespaced && { namespace: place.namespace }),
    },
  };
}
