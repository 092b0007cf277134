import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Route } from './model';
import { parseWith, parseYaml } from './parse';
import { asyncapiSchema, openapiSchema, OpenapiOperation } from './schema';

type Answer = Omit<Route, 'calls' | 'weight'>;

const JSON_TYPE = 'application/json';

function examplePathOf(path: string, { parameters }: OpenapiOperation): string {
  const query = new URLSearchParams();
  let examplePath = path;
  for (const { name, in: where, example } of parameters) {
    if (where === 'query') query.set(name, example);
    else examplePath = examplePath.replace(`{${name}}`, example);
  }
  return query.size ? `${examplePath}?${query}` : examplePath;
}

function openapiRoutes(definition: unknown, place: string): Answer[] {
  const { paths } = parseWith(openapiSchema, definition, place);
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Answer => {
      const [status, response] = Object.entries(operation.responses)[0];
      const request = operation.requestBody?.content[JSON_TYPE];
      return {
        method: method === 'get' ? 'GET' : 'POST',
        path,
        examplePath: examplePathOf(path, operation),
        requestBody: request && JSON.stringify(request.example),
        status: Number(status),
        contentType: JSON_TYPE,
        body: JSON.stringify(response.content[JSON_TYPE]?.example ?? {}),
      };
    }),
  );
}

/** The latest messages of each channel, for those who poll. */
function asyncapiRoutes(definition: unknown, place: string): Answer[] {
  const { channels } = parseWith(asyncapiSchema, definition, place);
  return Object.entries(channels).map(([name, { subscribe }]) => ({
    method: 'GET',
    path: `/channels/${name}`,
    examplePath: `/channels/${name}`,
    status: 200,
    contentType: JSON_TYPE,
    body: JSON.stringify(subscribe.message.examples.map(e => e.payload)),
  }));
}

function post(path: string, requestBody: string, body: string): Answer {
  return {
    method: 'POST',
    path,
    examplePath: path,
    requestBody,
    status: 200,
    contentType: JSON_TYPE,
    body,
  };
}

/** Unary methods with JSON over HTTP/1.1, at the paths that the Connect protocol gives them. */
function grpcRoutes(definition: string): Answer[] {
  const packageName = /^package\s+([\w.]+);/m.exec(definition)?.[1];
  const service = /^service\s+(\w+)/m.exec(definition)?.[1];
  const methods = [...definition.matchAll(/^\s*rpc\s+(\w+)/gm)];
  return methods.map(([, method]) =>
    post(`/${packageName}.${service}/${method}`, '{}', '{}'),
  );
}

/**
 * What a listener must answer so that it provides the API, with the examples of its definition.
 *
 * @internal
 */
export function routesOfApi(api: Entity): Answer[] {
  const place = `API ${api.metadata.name}`;
  const definition = String(api.spec?.definition ?? '');
  switch (api.spec?.type) {
    case 'openapi':
      return openapiRoutes(parseYaml(definition, place)[0], place);
    case 'asyncapi':
      return asyncapiRoutes(parseYaml(definition, place)[0], place);
    case 'grpc':
      return grpcRoutes(definition);
    case 'graphql':
      return [post('/graphql', '{"query":"{ __typename }"}', '{"data":{}}')];
    default:
      throw new InputError(
        `${place}: spec.type is ${JSON.stringify(api.spec?.type)}: ` +
          'the playground speaks openapi, asyncapi, grpc and graphql',
      );
  }
}
