import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { PAGING } from './__fixtures__/calendars';
import { CalendarSource } from './CalendarSource';
import { readOnCallConfig } from './config';

const WINDOW = {
  from: new Date('2026-05-10T00:00Z'),
  to: new Date('2026-05-12T00:00Z'),
};

describe('CalendarSource', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const server = createServer((request, response) => answer(request, response));
  const stopping = new AbortController();
  let url: string;

  beforeAll(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}/private-4711.ics`;
  });
  afterAll(async () => {
    stopping.abort();
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  });

  function sourceOf(calendar: object): CalendarSource {
    const config = readOnCallConfig(
      new ConfigReader({
        operations: {
          onCall: {
            interval: { seconds: 1 },
            calendars: [
              {
                id: 'payments',
                title: 'Payments',
                url,
                for: ['group:default/sales'],
                ...calendar,
              },
            ],
          },
        },
      }),
    );
    const logger = mockServices.logger.mock();
    const source = CalendarSource.create({ config, logger });
    source.start(stopping.signal);
    return source;
  }

  async function until(check: () => boolean) {
    for (let wait = 0; wait < 400; wait += 1) {
      if (check()) return;
      await new Promise(done => setTimeout(done, 25));
    }
    throw new Error('It did not happen within 10 s');
  }

  it('reads with credentials, asks by tag, and keeps what it has while it is refused', async () => {
    let state: 'good' | 'refused' = 'good';
    const seen: IncomingMessage['headers'][] = [];
    answer = (request, response) => {
      seen.push(request.headers);
      if (state === 'refused') response.writeHead(403).end();
      else if (request.headers['if-none-match'] === '"1"') {
        response.writeHead(304).end();
      } else response.writeHead(200, { etag: '"1"' }).end(PAGING);
    };
    const source = sourceOf({ auth: { username: 'portal', token: 'secret' } });
    await until(() => source.shifts('payments', WINDOW).length === 2);
    await until(() => seen.some(headers => headers['if-none-match'] === '"1"'));
    expect(source.shifts('payments', WINDOW)).toHaveLength(2);
    expect(source.report()).toMatchObject({ state: 'running' });
    expect(seen[0].authorization).toBe(
      `Basic ${Buffer.from('portal:secret').toString('base64')}`,
    );

    state = 'refused';
    await until(() => source.report().state === 'failing');
    expect(source.report().message).toContain('it refuses us (403)');
    expect(JSON.stringify([source.report(), source.schedules()])).not.toMatch(
      /private-4711|secret/,
    );
    expect(source.shifts('payments', WINDOW)).toHaveLength(2);
  });

  it.each<
    [
      string,
      (request: IncomingMessage, response: ServerResponse) => void,
      string,
    ]
  >([
    [
      'sends us elsewhere',
      (_, response) =>
        response.writeHead(302, { location: 'http://localhost:1/x.ics' }).end(),
      'another host',
    ],
    [
      'goes around in circles',
      (_, response) =>
        response.writeHead(302, { location: '/private-4711.ics' }).end(),
      'in circles',
    ],
    [
      'is huge',
      (_, response) => {
        response.on('error', () => {});
        response.writeHead(200);
        for (let part = 0; part < 7; part += 1) {
          response.write(Buffer.alloc(1024 * 1024, 'x'));
        }
        response.end();
      },
      'larger than 5 MB',
    ],
    ['hangs up', request => request.socket.destroy(), 'cannot be reached'],
  ])('says why of one that %s', async (_, reply, sentence) => {
    answer = reply;
    const source = sourceOf({});
    await until(() => source.report().state === 'failing');
    expect(source.report().message).toContain(sentence);
    expect(source.report().message).not.toContain('private-4711');
  });

  it('reads files, and says of one that is not there', async () => {
    const source = sourceOf({ url: undefined, file: 'nowhere/on-call.ics' });
    await until(() => source.report().state === 'failing');
    expect(source.schedules()[0].problem).toContain('the file is not there');
  });
});

describe('operations.onCall', () => {
  it.each([
    [{ id: 'A b', for: ['x'], url: 'https://x.example' }, /id is 'A b'/],
    [{ id: 'a', for: [], url: 'https://x.example' }, /for is empty/],
    [{ id: 'a', for: ['x'] }, /either url or file/],
    [{ id: 'a', for: ['x'], url: 'secret-place' }, /url is no address/],
    [
      { id: 'a', for: ['x'], url: 'https://u:p@x.example' },
      /carries credentials/,
    ],
    [{ id: 'a', for: ['x'], file: 'x', level: 0 }, /level is 0/],
    [
      { id: 'a', for: ['x'], file: 'x', timeZone: 'Mars' },
      /timeZone is 'Mars'/,
    ],
    [{ id: 'a', for: ['x'], file: 'x', people: 'guess' }, /people is 'guess'/],
    [{ id: 'a', for: ['x'], file: 'x', auth: {} }, /token or tokenFile/],
  ])('refuses %j', (calendar, message) => {
    const root = new ConfigReader({
      operations: { onCall: { calendars: [calendar] } },
    });
    expect(() => readOnCallConfig(root)).toThrow(message);
  });
});
