import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { OperationsClient } from './OperationsClient';

const BASE = 'http://portal.example.org/api/operations';
const server = setupServer();

describe('RequestsClient', () => {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  const client = new OperationsClient({
    discoveryApi: { getBaseUrl: async () => BASE },
  });
  const options = { token: 'let-me-in' };
  const review = { verdict: 'approve', revision: '1a2b3c' } as const;
  const input = { kind: 'onboard', taskId: 't1', parameters: {} } as const;

  it.each<[string, () => Promise<unknown>, string, string, unknown]>([
    [
      'getOnboardingOptions',
      () => client.getOnboardingOptions(options),
      'GET',
      '/onboarding/options',
      undefined,
    ],
    [
      'findOnboardingNamespaces',
      () => client.findOnboardingNamespaces(['shop', 'a&b'], options),
      'GET',
      '/onboarding/namespaces?name=shop&name=a%26b',
      undefined,
    ],
    [
      'previewOnboarding',
      () => client.previewOnboarding({ request: { team: {} } }, options),
      'POST',
      '/onboarding/preview',
      { request: { team: {} } },
    ],
    [
      'getOnboardingTree',
      () => client.getOnboardingTree(options),
      'GET',
      '/onboarding/tree',
      undefined,
    ],
    [
      'listRequests',
      () => client.listRequests({ state: 'stuck', text: 'a&b' }, options),
      'GET',
      '/requests?state=stuck&text=a%26b',
      undefined,
    ],
    [
      'listRequests',
      () => client.listRequests(undefined, options),
      'GET',
      '/requests',
      undefined,
    ],
    [
      'openRequest',
      () => client.openRequest(input, options),
      'POST',
      '/requests',
      input,
    ],
    [
      'getRequest',
      () => client.getRequest('REQ-12', options),
      'GET',
      '/requests/REQ-12',
      undefined,
    ],
    [
      'getRequest',
      () => client.getRequest('../slos', options),
      'GET',
      '/requests/..%2Fslos',
      undefined,
    ],
    [
      'reviewRequest',
      () => client.reviewRequest('REQ-12', review, options),
      'POST',
      '/requests/REQ-12/approval',
      review,
    ],
    [
      'mergeRequest',
      () => client.mergeRequest('REQ-12', { revision: '1a2b' }, options),
      'POST',
      '/requests/REQ-12/merge',
      { revision: '1a2b' },
    ],
    [
      'withdrawRequest',
      () => client.withdrawRequest('REQ-12', { reason: 'No' }, options),
      'POST',
      '/requests/REQ-12/withdrawal',
      { reason: 'No' },
    ],
    [
      'withdrawRequest',
      () => client.withdrawRequest('REQ-12', undefined, options),
      'POST',
      '/requests/REQ-12/withdrawal',
      {},
    ],
  ])('%s: %#', async (_name, ask, method, path, body) => {
    const received: unknown[] = [];
    server.use(
      http.all(`${BASE}/*`, async ({ request }) => {
        const text = await request.text();
        received.push({
          method: request.method,
          path: request.url.slice(BASE.length),
          token: request.headers.get('authorization'),
          body: text === '' ? undefined : JSON.parse(text),
        });
        return HttpResponse.json({ answered: true });
      }),
    );
    expect(await ask()).toEqual({ answered: true });
    expect(received).toEqual([
      { method, path, token: 'Bearer let-me-in', body },
    ]);
  });
});
