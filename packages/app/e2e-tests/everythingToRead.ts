import { APIRequestContext, APIResponse, expect } from '@playwright/test';

const API = '/api/operations';
/** So many of a kind are read at most, so that a long evening of tests stays short. */
const MOST = 40;
const AT_ONCE = 8;

/** What others have had before; so many answers are asked for that what resembles little is among them. */
const RESEMBLING = {
  text: 'x509: certificate has expired, could not write to file: No space left on device, dial tcp: i/o timeout',
  limit: 20,
};

/** By what the catalog counts; most of these are about people. */
const FACETS = [
  'kind',
  'metadata.name',
  'relations.hasMember',
  'relations.memberOf',
  'relations.ownedBy',
  'relations.ownerOf',
  'spec.owner',
  'spec.members',
];

/** One of several values is needed, which no description can say. */
const NEEDED: Record<string, string> = { '/upstream': 'incident' };

/** What was read, and where. */
export interface Answer {
  path: string;
  status: number;
  text: string;
}

/** What an address names, and what it asks. */
type Values = Record<string, string>;

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
}

interface Operation {
  parameters?: Parameter[];
}

/** Of one thing in a list, what leads further. */
interface Item {
  id: string;
  ref: string;
  key: string;
  entityRef: string;
  namespace: string;
  name: string;
}

/** Of an answer, what leads further. */
interface Listed {
  items?: Item[];
  nextCursor?: string;
  nextPageCursor?: string;
  /** As the catalog leads on. */
  pageInfo?: { nextCursor?: string };
  entries: Array<{ id: string; edits?: number; fileId?: string }>;
  locations?: Array<{
    scope: { cluster: string };
    workloads: Array<{
      object: {
        apiVersion: string;
        kind: string;
        namespace: string;
        name: string;
      };
    }>;
  }>;
  paths: Record<string, Operation & { get?: Operation }>;
  components: { parameters: Record<string, Parameter> };
}

/** Reads with the headers of somebody, and remembers the answers. */
class Reading {
  readonly answers: Answer[] = [];
  readonly #request: APIRequestContext;
  readonly #headers: Values;

  constructor(request: APIRequestContext, headers: Values) {
    this.#request = request;
    this.#headers = headers;
  }

  async get(path: string): Promise<string> {
    return this.#take(
      path,
      await this.#request.get(path, { headers: this.#headers }),
    );
  }

  /** Of what is asked by POST and stores nothing. */
  async ask(path: string, data: object): Promise<string> {
    return this.#take(
      path,
      await this.#request.post(path, { headers: this.#headers, data }),
    );
  }

  async #take(path: string, response: APIResponse): Promise<string> {
    const text = (await response.body()).toString('utf8');
    const status = response.status();
    // Whoever asks wrongly, too often, or something that is broken, has read nothing.
    expect([400, 429, 500], `${path}: ${text.slice(0, 500)}`).not.toContain(
      status,
    );
    this.answers.push({ path, status, text });
    return text;
  }

  async json(path: string): Promise<Listed> {
    return JSON.parse(await this.get(path));
  }

  /** All pages of a list; nothing where the reader may not see it. */
  async items(path: string): Promise<Item[]> {
    const { items = [], nextCursor } = await this.json(path);
    if (!nextCursor) return items;
    const [plain] = path.split('&cursor=');
    return [
      ...items,
      ...(await this.items(
        `${plain}&cursor=${encodeURIComponent(nextCursor)}`,
      )),
    ];
  }

  async all(paths: string[]): Promise<void> {
    const waiting = [...paths];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let path = waiting.pop(); path; path = waiting.pop()) {
          await this.get(path);
        }
      }),
    );
  }
}

/** For each kind of thing in an address, what there is of it, by the lists that lead to it. */
async function thingsToRead(
  reading: Reading,
): Promise<Record<string, Values[]>> {
  const list = async (path: string) =>
    (await reading.items(`${API}${path}`)).slice(0, MOST);
  const services = (await list('/services?limit=100')).map(({ entityRef }) => {
    const [kind, namespace, name] = entityRef.split(/[:/]/);
    return { kind, namespace, name };
  });
  const incidents = (await list('/incidents?limit=100')).map(({ key }) => ({
    key,
  }));
  const entries: Values[] = [];
  const files: Values[] = [];
  for (const { key } of incidents) {
    const timeline = await reading.json(
      `${API}/incidents/${key}/timeline?limit=100`,
    );
    for (const { id, edits, fileId } of timeline.entries) {
      if (edits) entries.push({ key, id });
      if (fileId) files.push({ key, id: fileId });
    }
  }
  const objects: Values[] = [];
  for (const { kind, namespace, name } of services.slice(0, 10)) {
    const { locations = [] } = await reading.json(
      `${API}/services/${kind}/${namespace}/${name}/workloads`,
    );
    for (const { scope, workloads } of locations.slice(0, 1)) {
      for (const { object } of workloads.slice(0, 1)) {
        objects.push({
          ...{ kind, namespace, name, cluster: scope.cluster },
          apiVersion: object.apiVersion,
          objectKind: object.kind,
          objectNamespace: object.namespace,
          objectName: object.name,
          pod: object.name,
        });
      }
    }
  }
  const service = '/services/{kind}/{namespace}/{name}';
  const ids = async (path: string) =>
    (await list(path)).map(({ id }): Values => ({ id }));
  const slos = await list('/slos?limit=100');
  return {
    '': [{ at: new Date().toISOString(), visibility: 'public' }],
    [`${service}/workload`]: objects,
    [`${service}/manifest`]: objects,
    [`${service}/logs`]: objects,
    [service]: services,
    '/slos/{namespace}/{name}': slos.map(({ namespace, name }) => ({
      namespace,
      name,
    })),
    // An incident has few of them; of the others it says that they are not there.
    '/incidents/{key}/evidence-series': incidents
      .slice(0, 5)
      .flatMap(({ key }) => slos.map(({ ref }) => ({ key, slo: ref }))),
    '/alerts/{id}': [
      ...(await ids('/alerts?state=firing&limit=100')),
      ...(await ids('/alerts?state=resolved&limit=100')),
    ],
    '/incidents/{key}/timeline/{id}/edits': entries,
    '/incidents/{key}/files/{id}': files,
    '/incidents/{key}': incidents.map(({ key }) => ({
      key,
      at: new Date().toISOString(),
    })),
    '/post-mortems/{key}': (await list('/post-mortems?limit=100')).map(
      ({ key }) => ({ key }),
    ),
    // Many a namespace is called as what runs in it.
    '/onboarding/namespaces': services.map(({ name }) => ({ name })),
    '/upstream': incidents.map(({ key }) => ({ incident: key })),
    '/questions/{key}': (await list('/questions?limit=100')).map(({ key }) => ({
      key,
    })),
    '/requests/{key}': (await list('/requests?limit=100')).map(({ key }) => ({
      key,
    })),
    '/runbooks/{id}': await ids('/runbooks?limit=100'),
    '/maintenance/{id}': await ids('/maintenance'),
    '/clusters/{cluster}': (await list('/clusters')).map(({ name }) => ({
      cluster: name,
    })),
  };
}

/** Every address of the API of operations that can be read, as it describes itself. */
async function pathsOfOperations(reading: Reading): Promise<string[]> {
  const spec = await reading.json(`${API}/openapi.json`);
  const things = await thingsToRead(reading);
  const resolved = (parameter: Parameter) =>
    parameter.$ref
      ? spec.components.parameters[parameter.$ref.split('/').pop() ?? '']
      : parameter;
  const templates = Object.entries(spec.paths).filter(([, { get }]) => get);
  return templates.flatMap(([template, { parameters = [], get }]) => {
    // What leads there most closely.
    const begins = Object.keys(things)
      .filter(beginning => template.startsWith(beginning))
      .sort((a, b) => b.length - a.length)[0];
    const asked = [...parameters, ...(get?.parameters ?? [])]
      .map(resolved)
      .filter(
        one =>
          one.in === 'query' && (one.required || NEEDED[template] === one.name),
      );
    return things[begins].map(values => {
      const path = template.replace(/\{(\w+)\}/g, (_, name) => {
        expect(values, `what leads to ${template}`).toHaveProperty(name);
        return encodeURIComponent(values[name]);
      });
      const query = new URLSearchParams(
        asked.map(({ name }) => [name, values[name] ?? '']),
      );
      return `${API}${path}${asked.length > 0 ? `?${query}` : ''}`;
    });
  });
}

/** Everything that somebody with these headers can read: operations, what is found by words, and the catalog. */
export async function everythingToRead(
  request: APIRequestContext,
  headers: Values,
): Promise<Answer[]> {
  const reading = new Reading(request, headers);
  await reading.all(await pathsOfOperations(reading));
  for (const { entityRef } of await reading.items(
    `${API}/services?limit=100`,
  )) {
    await reading.ask(`${API}/authors`, {
      artefact: { kind: 'service', service: entityRef },
    });
  }
  for (const visibility of ['public', 'internal']) {
    await reading.items(
      `${API}/search-documents?visibility=${visibility}&limit=100`,
    );
  }
  for (const type of [
    'operations-public',
    'operations-internal',
    'software-catalog',
  ]) {
    let cursor = '';
    do {
      const found: Listed = await reading.json(
        `/api/search/query?term=&types[0]=${type}&pageLimit=100${cursor}`,
      );
      cursor = found.nextPageCursor
        ? `&pageCursor=${encodeURIComponent(found.nextPageCursor)}`
        : '';
    } while (cursor);
  }
  await reading.ask(`${API}/similar`, RESEMBLING);
  await reading.get('/api/catalog/entities');
  let next = 'orderField=metadata.name,asc&limit=100';
  while (next) {
    const { pageInfo }: Listed = await reading.json(
      `/api/catalog/entities/by-query?${next}`,
    );
    next = pageInfo?.nextCursor
      ? `limit=100&cursor=${encodeURIComponent(pageInfo.nextCursor)}`
      : '';
  }
  for (const facet of FACETS) {
    await reading.get(`/api/catalog/entity-facets?facet=${facet}`);
  }
  return reading.answers;
}
