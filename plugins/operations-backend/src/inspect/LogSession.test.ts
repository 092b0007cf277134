import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import {
  LogRequest,
  ObservedService,
} from '@operate-first/plugin-operations-node';
import express from 'express';
import { EventEmitter, once } from 'node:events';
import { get, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { FakeInspector } from '../__testUtils__/FakeInspector';
import { until } from '../__testUtils__/until';
import { LogSession, LogSessionOptions } from './LogSession';

const request: Omit<LogRequest, 'signal'> = {
  service: {} as ObservedService,
  cluster: 'eu-1',
  namespace: 'shops',
  pod: 'web-1',
  previous: false,
  follow: true,
  tailLines: 500,
  timestamps: false,
};

const aborted = (signal: AbortSignal) =>
  new Promise(resolve => signal.addEventListener('abort', resolve));

describe('LogSession', () => {
  const stopping = new AbortController();
  const inspector = new FakeInspector();
  let options: Partial<LogSessionOptions> = {};
  let ends: Array<unknown> = [];
  let server: Server;

  beforeAll(async () => {
    const app = express();
    // As every Backstage backend does.
    app.use(
      MiddlewareFactory.create({
        config: mockServices.rootConfig(),
        logger: mockServices.logger.mock(),
      }).compression(),
    );
    app.get('/', async (_, response) => {
      const session = LogSession.create(response, {
        stopping: stopping.signal,
        ...options,
      });
      ends.push(await session.run(inspector, request).catch(error => error));
      if (!response.headersSent) response.status(503).end();
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  beforeEach(() => {
    options = {};
    ends = [];
  });

  afterAll(() => server.close());

  async function open(): Promise<IncomingMessage> {
    const { port } = server.address() as AddressInfo;
    const asked = get({
      port,
      host: '127.0.0.1',
      headers: { 'Accept-Encoding': 'gzip, br' },
    });
    const [answer] = await once(asked, 'response');
    return answer;
  }

  it('sends each piece at once, uncompressed, and never as a page', async () => {
    const reader = new EventEmitter();
    inspector.pieces = async function* pieces() {
      for (const line of ['<b>one</b>\n', 'tw', 'o\n']) {
        yield Buffer.from(line);
        await once(reader, 'read');
      }
    };
    const answer = await open();
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['content-encoding']).toBeUndefined();
    const got: string[] = [];
    // The next line is not there before this one has arrived.
    for await (const piece of answer) {
      got.push(String(piece));
      reader.emit('read');
    }
    expect(got).toEqual(['<b>one</b>\n', 'tw', 'o\n']);
    await until(() => ends.length === 1);
    expect(ends).toEqual([undefined]);
  });

  it('reads no faster than its reader, and ends when the reader goes', async () => {
    let made = 0;
    inspector.pieces = async function* endless() {
      for (;;) {
        made += 1;
        yield Buffer.alloc(64 * 1024, '.');
      }
    };
    const answer = await open();
    answer.pause();
    // The sockets take some; then nothing more is made.
    let before = -1;
    await until(async () => {
      if (made === before) return true;
      before = made;
      await new Promise(resolve => setTimeout(resolve, 200));
      return undefined;
    });
    expect(made).toBeLessThan(1000);
    answer.destroy();
    await until(() => ends.length === 1);
    expect(ends).toEqual([undefined]);
  });

  it('ends what waits for the next line when the reader goes', async () => {
    let told: AbortSignal | undefined;
    inspector.pieces = async function* silent({ signal }) {
      told = signal;
      yield Buffer.from('one\n');
      // Never says anything again, whatever happens.
      await new Promise(() => {});
    };
    const answer = await open();
    await once(answer, 'data');
    expect(told?.aborted).toBe(false);
    answer.destroy();
    await until(() => ends.length === 1);
    expect(told?.aborted).toBe(true);
  });

  it.each(['long', 'stop'])(
    'ends well when it was open for %s',
    async reason => {
      const stop = new AbortController();
      options = {
        stopping: stop.signal,
        ...(reason === 'long' && { longestMilliseconds: 300 }),
      };
      inspector.pieces = async function* waiting({ signal }) {
        yield Buffer.from('one\n');
        await aborted(signal);
      };
      const answer = await open();
      await once(answer, 'data');
      if (reason === 'stop') stop.abort();
      await once(answer, 'end');
      expect(answer.complete).toBe(true);
    },
  );

  it('breaks off what a failure has cut short', async () => {
    inspector.pieces = async function* failing() {
      yield Buffer.from('one\n');
      throw new Error('the cluster is gone');
    };
    const answer = await open();
    answer.resume();
    await once(answer, 'error');
    expect(answer.complete).toBe(false);
    await until(() => ends.length === 1);
    expect(ends[0]).toMatchObject({ message: 'the cluster is gone' });
  });

  it('does not wait for ever for a cluster to begin', async () => {
    options = { beginMilliseconds: 100 };
    const never = new FakeInspector();
    let told: AbortSignal | undefined;
    jest.spyOn(inspector, 'logs').mockImplementationOnce(async ({ signal }) => {
      told = signal;
      await aborted(signal);
      return never.pieces({ ...request, signal });
    });
    const answer = await open();
    answer.resume();
    expect(answer.statusCode).toBe(503);
    expect(ends[0]).toMatchObject({
      message:
        'eu-1 did not begin to send the log within 0.1 s. Try again in a moment.',
    });
    expect(told?.aborted).toBe(true);
  });
});
