import http, { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A question as it came. */
export interface Asked {
  path: string;
  parameters: URLSearchParams;
  request: IncomingMessage;
}

type Answerer = (asked: Asked, response: ServerResponse) => void;

/** Samples of a series, each a second and what the API writes as its value. */
export interface FakeSeries {
  metric: Record<string, string>;
  at(seconds: number): number | string | undefined;
}

/** A real HTTP server that answers as it is told, and as a Prometheus with these series where it is told nothing. */
export class FakePrometheus {
  readonly asked: Asked[] = [];
  readonly #server: http.Server;
  readonly #scheme: string;
  answer: Answerer | undefined;
  series: (query: string) => FakeSeries[] = () => [];
  extras: object = {};

  private constructor(tls?: https.ServerOptions) {
    this.#scheme = tls ? 'https' : 'http';
    const listener = async (
      request: IncomingMessage,
      response: ServerResponse,
    ) => {
      const url = new URL(request.url ?? '', 'http://fake');
      const body = request.method === 'POST' ? await text(request) : '';
      const parameters = new URLSearchParams(body || url.search);
      const asked = { path: url.pathname, parameters, request };
      this.asked.push(asked);
      if (this.answer) this.answer(asked, response);
      else this.matrix(asked, response);
    };
    this.#server = tls
      ? https.createServer(tls, listener)
      : http.createServer(listener);
  }

  static async start(tls?: https.ServerOptions): Promise<FakePrometheus> {
    const server = new FakePrometheus(tls);
    await new Promise<void>(resolve => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#scheme}://127.0.0.1:${port}`;
  }

  queries(): string[] {
    return this.asked.map(({ parameters }) => parameters.get('query') ?? '');
  }

  /** Answers as Prometheus does. */
  matrix({ path, parameters }: Asked, response: ServerResponse): void {
    const query = parameters.get('query') ?? parameters.get('match[]') ?? '';
    const series = this.series(query);
    if (path.endsWith('/series')) {
      succeed(
        response,
        series.map(({ metric }) => metric),
        this.extras,
      );
      return;
    }
    if (path.endsWith('/query')) {
      const time = Number(parameters.get('time'));
      const result = series.flatMap(({ metric, at }) => {
        const value = at(time);
        return value === undefined
          ? []
          : [{ metric, value: [time, String(value)] }];
      });
      succeed(response, { resultType: 'vector', result }, this.extras);
      return;
    }
    const [start, end, step] = ['start', 'end', 'step'].map(name =>
      Number(parameters.get(name)),
    );
    const result = series.map(({ metric, at }) => {
      const values: Array<[number, string]> = [];
      for (let time = start; time <= end; time += step) {
        const value = at(time);
        if (value !== undefined) values.push([time, String(value)]);
      }
      return { metric, values };
    });
    succeed(response, { resultType: 'matrix', result }, this.extras);
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

export function succeed(
  response: ServerResponse,
  data: unknown,
  extras: object = {},
): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ status: 'success', data, ...extras }));
}

export function refuse(
  response: ServerResponse,
  status: number,
  errorType: string,
  error: string,
): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ status: 'error', errorType, error }));
}
