import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../faults';
import { callDependency } from './callDependency';
import { ListenerSpec } from './ListenerSpec';
import { RouteTable } from './RouteTable';
import { ServiceMetrics } from './ServiceMetrics';

/** Well above what a probe calls slow, well below everybody's time limit. */
const LATENCY_FAULT_MS = 1_500;
/** A broken service must not fill the disk with the same line. */
const LOG_EVERY_MS = 5_000;
const LOOPBACK = '127.0.0.1';

interface Answer {
  route: string;
  status: number;
  contentType: string;
  body: string;
}

function json(route: string, status: number, value: unknown): Answer {
  return {
    route,
    status,
    contentType: 'application/json',
    body: JSON.stringify(value),
  };
}

/** One service in one environment: a real HTTP listener that can be broken. @internal */
export class ServiceListener {
  readonly #spec: ListenerSpec;
  readonly #log: (line: string) => void;
  readonly #routes: RouteTable;
  readonly #metrics = ServiceMetrics.create();
  readonly #server = createServer((req, res) => this.#handle(req, res));
  #fault?: Fault;
  #loggedAt = 0;

  private constructor(spec: ListenerSpec, log: (line: string) => void) {
    this.#spec = spec;
    this.#log = line => log(`${spec.id}: ${line}`);
    this.#routes = RouteTable.create(spec.routes);
    // Longer than the gap between two requests of the slowest caller.
    this.#server.keepAliveTimeout = 30_000;
  }

  /** Resolves when it listens. */
  static async start(
    spec: ListenerSpec,
    log: (line: string) => void,
  ): Promise<ServiceListener> {
    const listener = new ServiceListener(spec, log);
    await listener.#listen();
    return listener;
  }

  /** Requests answered so far. */
  get total(): number {
    return this.#metrics.total;
  }

  /** Breaks the service, or heals it when no fault is given. */
  async setFault(fault: Fault | undefined): Promise<void> {
    this.#fault = fault;
    this.#log(fault ? `broken on purpose: ${fault}` : 'healed');
    if (fault === 'down' || fault === 'crash') {
      await this.close();
    } else if (!this.#server.listening) {
      await this.#listen();
    }
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #listen(): Promise<void> {
    this.#server.listen(this.#spec.port, LOOPBACK);
    await once(this.#server, 'listening');
    this.#log(`listens on ${LOOPBACK}:${this.#spec.port}`);
  }

  async #handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const begun = performance.now();
    const method = req.method ?? 'GET';
    const path = (req.url ?? '/').split('?', 1)[0];
    req.resume();

    if (path === '/metrics') {
      res.setHeader('content-type', this.#metrics.contentType);
      res.end(await this.#metrics.text());
      return;
    }

    const answer = await this.#answer(method, path);
    res.statusCode = answer.status;
    res.setHeader('content-type', answer.contentType);
    res.setHeader('content-length', Buffer.byteLength(answer.body));
    res.end(answer.body);
    const seconds = (performance.now() - begun) / 1000;
    this.#metrics.observe(method, answer.route, answer.status, seconds);
    if (answer.status >= 500) {
      this.#logFailure(`${method} ${path} ${answer.status} ${answer.body}`);
    }
  }

  async #answer(method: string, path: string): Promise<Answer> {
    const healthz = path === '/healthz';
    const route = healthz ? undefined : this.#routes.find(method, path);
    const label = healthz ? path : route?.path ?? 'other';

    const delay =
      (this.#fault === 'latency' ? LATENCY_FAULT_MS : 0) +
      (route ? this.#spec.latencyMs * (0.5 + Math.random()) : 0);
    if (delay > 0) await sleep(delay);

    if (this.#fault === 'errors') {
      return json(label, 500, { error: 'internal error', fault: 'errors' });
    }
    if (healthz) return json(label, 200, { status: 'ok' });
    if (!route) return json(label, 404, { error: `nothing at ${path}` });

    const results = await Promise.all(route.calls.map(callDependency));
    const failure = results.find(result => result !== undefined);
    if (failure) {
      const { dependency, reason } = failure;
      return json(label, failure.status, {
        error: `${dependency} ${reason}`,
        dependency,
      });
    }
    const { status, contentType, body } = route;
    return { route: label, status, contentType, body };
  }

  #logFailure(line: string): void {
    if (performance.now() - this.#loggedAt < LOG_EVERY_MS) return;
    this.#loggedAt = performance.now();
    this.#log(line);
  }
}
