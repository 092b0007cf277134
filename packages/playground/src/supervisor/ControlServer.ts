import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { parseWith } from '../catalog/parse';
import { DOOR_FAULTS } from '../cluster/Door';
import { FAULTS, isFault } from '../faults';
import { PlaygroundMetrics } from './PlaygroundMetrics';
import { Supervisor } from './Supervisor';

const LOOPBACK = '127.0.0.1';

const breakSchema = z.looseObject({
  fault: z.string().refine(isFault, {
    error: `a fault is one of ${FAULTS.join(', ')}`,
  }),
});

const breakClusterSchema = z.looseObject({
  fault: z.enum(DOOR_FAULTS, {
    error: `a fault of a cluster is one of ${DOOR_FAULTS.join(', ')}`,
  }),
});

const STATUS_CODES: [new (...args: never[]) => Error, number, string][] = [
  [InputError, 400, 'Not understood'],
  [NotAllowedError, 403, 'Not allowed'],
  [NotFoundError, 404, 'Not found'],
  [ConflictError, 409, 'Not possible now'],
];

function send(
  res: ServerResponse,
  status: number,
  body: unknown,
  type = 'application/json',
): void {
  res.writeHead(status, { 'content-type': type });
  res.end(`${JSON.stringify(body)}\n`);
}

/** RFC 9457. */
function sendProblem(res: ServerResponse, error: unknown): void {
  const [, status, title] = STATUS_CODES.find(
    ([type]) => error instanceof type,
  ) ?? [Error, 503, 'Did not work'];
  const detail = error instanceof Error ? error.message : String(error);
  send(res, status, { title, status, detail }, 'application/problem+json');
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await text(req));
  } catch {
    throw new InputError(
      `The body must be JSON, such as {"fault":"${FAULTS[0]}"}`,
    );
  }
}

async function doorFaultOf(name: string, req: IncomingMessage) {
  const place = `break ${name}`;
  return parseWith(breakClusterSchema, await bodyOf(req), place).fault;
}

/** The JSON API by which `npm run playground` talks to a running playground. @internal */
export class ControlServer {
  readonly #supervisor: Supervisor;
  readonly #metrics: PlaygroundMetrics;
  readonly #server = createServer((req, res) => {
    this.#answer(req, res).catch(error => sendProblem(res, error));
  });

  private constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor;
    this.#metrics = PlaygroundMetrics.create(() => supervisor.status());
  }

  static create(supervisor: Supervisor): ControlServer {
    return new ControlServer(supervisor);
  }

  /** Resolves when it listens. */
  async listen(port: number): Promise<void> {
    this.#server.listen(port, LOOPBACK);
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    // A web page that somebody has open must not be able to break services on this machine.
    if (req.headers.origin !== undefined) {
      throw new NotAllowedError('Browsers have no business here.');
    }
    const { pathname } = new URL(req.url ?? '/', `http://${LOOPBACK}`);
    const service = /^\/services\/([^/]+)\/(break|heal)$/.exec(pathname);
    const cluster = /^\/clusters\/([^/]+)\/(break|heal)$/.exec(pathname);
    if (req.method === 'GET' && pathname === '/status') {
      const { notes } = this.#supervisor;
      send(res, 200, {
        services: this.#supervisor.status(),
        onboarded: this.#supervisor.onboarded(),
        clusters: this.#supervisor.clusters(),
        notes,
      });
    } else if (req.method === 'GET' && pathname === '/ready') {
      const { ready } = this.#supervisor;
      send(res, ready ? 200 : 503, { ready });
    } else if (req.method === 'GET' && pathname === '/metrics') {
      res.writeHead(200, { 'content-type': this.#metrics.contentType });
      res.end(await this.#metrics.text());
    } else if (req.method === 'POST' && service) {
      const name = decodeURIComponent(service[1]);
      send(
        res,
        200,
        service[2] === 'break'
          ? await this.#break(name, req)
          : await this.#supervisor.heal(name),
      );
    } else if (req.method === 'POST' && cluster) {
      const name = decodeURIComponent(cluster[1]);
      send(
        res,
        200,
        await this.#supervisor.setClusterFault(
          name,
          cluster[2] === 'break' ? await doorFaultOf(name, req) : undefined,
        ),
      );
    } else {
      throw new NotFoundError(
        'There is GET /status, GET /ready and GET /metrics, and POST /services/NAME/break, /services/NAME/heal, /clusters/NAME/break and /clusters/NAME/heal.',
      );
    }
  }

  async #break(name: string, req: IncomingMessage) {
    const place = `break ${name}`;
    const { fault } = parseWith(breakSchema, await bodyOf(req), place);
    if (!isFault(fault)) throw new InputError(`${place}: unknown fault`);
    return await this.#supervisor.break(name, fault);
  }
}
