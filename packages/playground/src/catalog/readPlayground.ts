import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkServices } from './checkServices';
import { gitSpecOf } from './gitSpecOf';
import { readDocuments, readFolder } from './readDocuments';
import { Playground, Route, Service } from './model';
import { parseWith, parseYaml } from './parse';
import { readEntities } from './readEntities';
import { routesOfApi } from './routesOfApi';
import { PlaygroundFile, playgroundFileSchema, probesSchema } from './schema';

const PROBES = 'operate-first.io/probes';
const PROBE_URL = 'operate-first.io/probe-url';

type Shape = PlaygroundFile['services'][string];

function isListener(entity: Entity): boolean {
  const type = entity.spec?.type;
  return (
    entity.kind === 'Component' && (type === 'service' || type === 'website')
  );
}

function namesIn(entity: Entity, field: string, kind: string): string[] {
  const refs = entity.spec?.[field];
  return (Array.isArray(refs) ? refs : [])
    .map(ref => parseEntityRef(String(ref), { defaultKind: kind }))
    .filter(ref => ref.kind.toLocaleLowerCase('en-US') === kind)
    .map(ref => ref.name);
}

/** A service listens where its probes look. */
function listenersOf(component: Entity): Service['listeners'] {
  const { annotations = {}, name } = component.metadata;
  const probes = parseWith(
    probesSchema,
    annotations[PROBES]
      ? parseYaml(annotations[PROBES], `Component ${name}, ${PROBES}`)[0]
      : [{ url: annotations[PROBE_URL] }],
    `Component ${name}, ${annotations[PROBES] ? PROBES : PROBE_URL}`,
  );
  return probes
    .map(({ url, environment }) => ({
      environment,
      port: Number(new URL(url).port),
    }))
    .filter((a, i, all) => all.findIndex(b => b.port === a.port) === i);
}

function pageRoute(title: string, path: string): Route {
  const heading = path === '/' ? title : `${title}: ${path.slice(1)}`;
  return {
    method: 'GET',
    path,
    examplePath: path,
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="en"><title>${title}</title><h1>${heading}</h1></html>`,
    calls: [],
    weight: 1,
  };
}

function routesOf(
  component: Entity,
  apis: Map<string, Entity>,
  shape: Shape,
  dependencies: string[],
): Route[] {
  const title = component.metadata.title ?? component.metadata.name;
  const answers =
    component.spec?.type === 'website'
      ? Object.keys(shape.routes).map(key => pageRoute(title, key.slice(4)))
      : namesIn(component, 'providesApis', 'api').flatMap(name => {
          const api = apis.get(name);
          return api ? routesOfApi(api) : [];
        });
  return answers.map(answer => {
    const said = shape.routes[`${answer.method} ${answer.path}`];
    return {
      ...answer,
      weight: said?.weight ?? 1,
      calls: said?.calls ?? dependencies,
    };
  });
}

function dependenciesOf(
  component: Entity,
  providers: Map<string, string>,
): string[] {
  const providing = namesIn(component, 'consumesApis', 'api').flatMap(
    api => providers.get(api) ?? [],
  );
  return [...providing, ...namesIn(component, 'dependsOn', 'component')];
}

/**
 * Reads what the playground runs: services, ports, routes and calls from the catalog, their temper from
 * `playground.yaml`.
 *
 * @internal
 */
export async function readPlayground(examples: string): Promise<Playground> {
  const entities = await readEntities(join(examples, 'catalog/all.yaml'));
  const path = join(examples, 'playground.yaml');
  const [document] = parseYaml(await readFile(path, 'utf8'), path);
  const file = parseWith(playgroundFileSchema, document ?? {}, path);

  const components = entities.filter(isListener);
  const names = new Set(components.map(c => c.metadata.name));
  const apis = new Map(
    entities.filter(e => e.kind === 'API').map(e => [e.metadata.name, e]),
  );
  const providers = new Map(
    components.flatMap(c =>
      namesIn(c, 'providesApis', 'api').map(api => [api, c.metadata.name]),
    ),
  );

  const services = components.map((component): Service => {
    const { name, title = name } = component.metadata;
    const shape: Shape =
      file.services[name] ??
      playgroundFileSchema.parse({ services: { [name]: {} } }).services[name];
    const dependencies = dependenciesOf(component, providers).filter(d =>
      names.has(d),
    );
    return {
      name,
      title,
      process: shape.process,
      latencyMs: shape.latency,
      listeners: listenersOf(component),
      routes: routesOf(component, apis, shape, dependencies),
    };
  });
  checkServices(services, file);
  return {
    clusters: Object.entries(file.clusters).map(([name, { port, empty }]) => ({
      name,
      port,
      ...(empty && { empty }),
    })),
    monitoring: file.monitoring,
    git:
      file.git &&
      gitSpecOf(entities, services, {
        port: file.git.port,
        documents: await readDocuments(examples, file.git.documents),
        own: file.git.own
          ? { name: file.git.own, folder: examples }
          : undefined,
        tree: file.git.tree
          ? await readFolder(resolve(examples, file.git.tree))
          : undefined,
        insteadOf: file.git.insteadOf,
      }),
    ...(file.github && {
      github: {
        ...file.github,
        forms: resolve(examples, file.github.forms),
      },
    }),
    ingress: file.ingress,
    services,
    sharedProcesses: file.sharedProcesses,
    requestsPerSecond: file.traffic,
  };
}
