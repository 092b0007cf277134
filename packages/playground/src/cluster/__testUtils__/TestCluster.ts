import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { ApiServer, ApiServerOptions } from '../api/ApiServer';

/** A line of a watch. */
export interface WatchLine {
  type: string;
  object: {
    kind: string;
    code?: number;
    reason?: string;
    metadata: {
      name: string;
      resourceVersion: string;
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
  };
}

/** An API server on a free port, and words to speak to it in. */
export class TestCluster {
  readonly server: ApiServer;

  private constructor(server: ApiServer) {
    this.server = server;
  }

  static async start(
    options: Partial<ApiServerOptions> = {},
  ): Promise<TestCluster> {
    const server = ApiServer.create({ name: 'eu-1', ...options });
    await server.listen(0);
    return new TestCluster(server);
  }

  end(): Promise<void> {
    return this.server.end();
  }

  async ask(method: string, path: string, body?: unknown, type?: string) {
    const response = await fetch(`${this.server.url}${path}`, {
      method,
      headers: { 'content-type': type ?? 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  async get(path: string) {
    return (await this.ask('GET', path)).body;
  }

  configMap(name: string, labels?: Record<string, string>) {
    return this.ask('POST', '/api/v1/namespaces/default/configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, labels },
    });
  }

  /** The lines of a watch, until as many have come or it ends. */
  async watch(path: string, count = Infinity): Promise<WatchLine[]> {
    const response = await fetch(`${this.server.url}${path}`);
    if (response.status !== 200 || !response.body) {
      throw new Error(`watch answered ${response.status}`);
    }
    const input = Readable.fromWeb(response.body as ReadableStream);
    const lines: WatchLine[] = [];
    for await (const line of createInterface({ input })) {
      lines.push(JSON.parse(line));
      if (lines.length >= count) break;
    }
    input.destroy();
    return lines;
  }
}

/** A deployment whose containers listen nowhere unless a port is given. */
export function deployment(
  name: string,
  image = `registry.example.org/${name}:1.0.0`,
  replicas = 2,
  port?: number,
) {
  const container = {
    name,
    image,
    ...(port && {
      readinessProbe: {
        httpGet: { path: '/healthz', port },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 1,
      },
    }),
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: { app: name } },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { terminationGracePeriodSeconds: 0, containers: [container] },
      },
    },
  };
}
