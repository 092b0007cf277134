import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { OperationsClient } from './OperationsClient';
import { ProblemError } from './ProblemError';

const BASE = 'http://portal.example.org/api/operations';
const server = setupServer();

describe('OperationsClient', () => {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  const client = new OperationsClient({
    discoveryApi: { getBaseUrl: async () => BASE },
  });

  /** Answers one path and keeps the request that came. */
  function answers(path: string, body: object, status = 200) {
    const requests: Request[] = [];
    server.use(
      http.get(`${BASE}${path}`, ({ request }) => {
        requests.push(request);
        return HttpResponse.json(body, { status });
      }),
    );
    return requests;
  }

  it('asks for a list with every filter as often as it has values', async () => {
    const requests = answers('/services', { items: [], totalItems: 0 });
    const list = await client.listServices(
      { health: ['down', 'degraded'], text: 'a&b, c+d', limit: 5 },
      { token: 'let-me-in' },
    );
    expect(list).toEqual({ items: [], totalItems: 0 });
    const { searchParams } = new URL(requests[0].url);
    expect(searchParams.getAll('health')).toEqual(['down', 'degraded']);
    expect(searchParams.get('text')).toBe('a&b, c+d');
    expect(requests[0].headers.get('authorization')).toBe('Bearer let-me-in');
  });

  it.each([
    ['getService', ''],
    ['getServiceHistory', '/history'],
    ['getServiceAvailability', '/availability'],
    ['getServicePeople', '/people'],
  ] as const)('finds the path of a service for %s', async (method, path) => {
    const requests = answers(`/services/component/shops/cart${path}`, {});
    await client[method]('Component:shops/cart');
    expect(requests).toHaveLength(1);
    expect(requests[0].headers.has('authorization')).toBe(false);
  });

  it.each([
    ['getServiceFacets', '/services/facets'],
    ['listSources', '/sources'],
  ] as const)('asks %s at %s', async (method, path) => {
    const requests = answers(path, {});
    await client[method]();
    expect(requests).toHaveLength(1);
  });

  it('throws the problem that the server describes', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: 'limit must be at most 500',
      errors: [{ field: 'limit', value: '501', message: 'too large' }],
    };
    answers('/services', problem, 400);
    const error = await client.listServices({ limit: 501 }).catch(e => e);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      message: 'limit must be at most 500',
      status: 400,
      problem,
    });
  });

  it('puts an answer that is no problem document into words', async () => {
    server.use(
      http.get(
        `${BASE}/sources`,
        () => new HttpResponse('<h1>Bad Gateway</h1>', { status: 502 }),
      ),
    );
    await expect(client.listSources()).rejects.toThrow(
      'The operations API answered with HTTP status 502.',
    );
  });

  it('writes also where what fetches makes a request of its own first, as in the browser', async () => {
    const received: unknown[] = [];
    server.use(
      http.post(`${BASE}/maintenance`, async ({ request }) => {
        received.push(
          request.headers.get('content-type'),
          await request.json(),
        );
        return HttpResponse.json({ id: '1' }, { status: 201 });
      }),
    );
    const browser = new OperationsClient({
      discoveryApi: { getBaseUrl: async () => BASE },
      fetchApi: {
        fetch: async (input, init) => {
          const looked = new Request(input, init);
          expect(looked.url).toBe(`${BASE}/maintenance`);
          return fetch(input, init);
        },
      },
    });
    const input = {
      title: 'New disks',
      scope: {},
      startsAt: '2026-11-21T08:00:00Z',
      endsAt: '2026-11-21T09:00:00Z',
    };
    expect(await browser.announceMaintenance(input)).toEqual({ id: '1' });
    expect(received).toEqual(['application/json', input]);
  });
});
