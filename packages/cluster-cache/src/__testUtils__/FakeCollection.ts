import { ServerResponse } from 'node:http';

/** An object as a test writes it. */
export interface TestObject {
  metadata: {
    name: string;
    namespace?: string;
    resourceVersion?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    managedFields?: object[];
    [field: string]: unknown;
  };
  [field: string]: unknown;
}

interface Happened {
  version: number;
  line: string;
}

const GONE = {
  kind: 'Status',
  apiVersion: 'v1',
  metadata: {},
  status: 'Failure',
  message: 'too old resource version: 1 (2)',
  reason: 'Expired',
  code: 410,
};

/** A short pod. */
export function pod(
  name: string,
  labels: Record<string, string> = {},
  namespace = 'shop',
): TestObject {
  return {
    metadata: { name, namespace, labels },
    spec: {
      containers: [{ name: 'app', image: 'registry.example.com/app:1' }],
    },
    status: { phase: 'Running' },
  };
}

/** The objects of one kind, and what happened to them, from which watches go on. */
export class FakeCollection {
  readonly #apiVersion: string;
  readonly #kind: string;
  readonly #objects = new Map<string, TestObject>();
  readonly #watchers = new Set<ServerResponse>();
  #history: Happened[] = [];
  #forgottenUntil = 0;
  #version = 100;

  constructor(path: string, kind: string) {
    this.#apiVersion = path.split('/').slice(2, -1).join('/');
    this.#kind = kind;
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  put(object: TestObject): void {
    const key = `${object.metadata.namespace}/${object.metadata.name}`;
    const type = this.#objects.has(key) ? 'MODIFIED' : 'ADDED';
    const resourceVersion = String(++this.#version);
    const metadata = { ...object.metadata, resourceVersion };
    const kept = { ...object, metadata };
    this.#objects.set(key, kept);
    this.#happened(type, kept);
  }

  remove(name: string, namespace = 'shop'): void {
    const key = `${namespace}/${name}`;
    const object = this.#objects.get(key);
    if (!object) return;
    this.#objects.delete(key);
    const resourceVersion = String(++this.#version);
    const metadata = { ...object.metadata, resourceVersion };
    this.#happened('DELETED', { ...object, metadata });
  }

  bookmark(): void {
    const resourceVersion = String(++this.#version);
    this.#send(this.#line('BOOKMARK', { metadata: { resourceVersion } }));
  }

  /** Lines as they are, well formed or not. */
  send(text: string): void {
    this.#send(text);
  }

  endWatches(): void {
    for (const watcher of this.#watchers) watcher.end();
    this.#watchers.clear();
  }

  /** From here on nobody can go on from before. */
  forget(): void {
    this.#history = [];
    this.#forgottenUntil = ++this.#version;
  }

  answer(query: URLSearchParams, response: ServerResponse): void {
    if (query.has('watch')) this.#watch(query, response);
    else this.#list(query, response);
  }

  #list(query: URLSearchParams, response: ServerResponse): void {
    const all = [...this.#objects.values()];
    const from = Number(query.get('continue') ?? 0);
    const limit = Number(query.get('limit') ?? all.length);
    const end = from + limit;
    const metadata = {
      resourceVersion: String(this.#version),
      ...(end < all.length && { continue: String(end) }),
    };
    const list = {
      kind: `${this.#kind}List`,
      apiVersion: this.#apiVersion,
      metadata,
      items: all.slice(from, end),
    };
    response.end(JSON.stringify(list));
  }

  #watch(query: URLSearchParams, response: ServerResponse): void {
    const from = Number(query.get('resourceVersion'));
    if (from < this.#forgottenUntil) {
      response.end(`${JSON.stringify({ type: 'ERROR', object: GONE })}\n`);
      return;
    }
    response.flushHeaders();
    for (const { version, line } of this.#history) {
      if (version > from) response.write(line);
    }
    this.#watchers.add(response);
    response.on('close', () => this.#watchers.delete(response));
  }

  #happened(type: string, object: TestObject): void {
    const line = this.#line(type, object);
    this.#history.push({ version: this.#version, line });
    this.#send(line);
  }

  #line(type: string, object: object): string {
    return `${JSON.stringify({
      type,
      object: { kind: this.#kind, apiVersion: this.#apiVersion, ...object },
    })}\n`;
  }

  #send(text: string): void {
    for (const watcher of this.#watchers) watcher.write(text);
  }
}
