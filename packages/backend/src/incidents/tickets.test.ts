import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import operations from '@operate-first/plugin-operations-backend';
import operationsGithub from '@operate-first/plugin-operations-backend-module-github';
import { OperationsClient } from '@operate-first/plugin-operations-common';
import { SmallGithub } from './__testUtils__/SmallGithub';

jest.setTimeout(90_000);

const DEADLINE = 30_000;
const SHOP = 'component:default/shop';
const WHAT_FAILED = 'Checkout answers 503';

async function until(what: string, holds: () => Promise<boolean> | boolean) {
  const deadline = Date.now() + DEADLINE;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    await new Promise(next => setTimeout(next, 100));
  }
}

describe('an incident and its issue on GitHub', () => {
  let github: SmallGithub;
  let portal: Awaited<ReturnType<typeof startTestBackend>>;
  let api: string;
  let client: OperationsClient;

  beforeAll(async () => {
    github = await SmallGithub.start();
    const { host, apiBaseUrl, repository, secret } = github;
    portal = await startTestBackend({
      features: [
        operations,
        operationsGithub,
        mockServices.rootSystemMetadata.factory(),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: { name: 'shop', namespace: 'default' },
              spec: { type: 'service' },
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example.org' },
            integrations: {
              github: [{ host, apiBaseUrl, token: 'a-token-of-a-test' }],
            },
            operations: {
              projection: { interval: '1s' },
              github: { tickets: { repository }, webhook: { secret } },
            },
          },
        }),
      ],
    });
    api = `http://localhost:${portal.server.port()}/api/operations`;
    client = new OperationsClient({
      discoveryApi: { getBaseUrl: async () => api },
      fetchApi: {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          request.headers.set('authorization', mockCredentials.user.header());
          return fetch(request);
        },
      },
    });
    await until('the shop is operated', async () => {
      return (await client.listServices({})).totalItems === 1;
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await github?.stop();
  });

  it('are one and the same story, each told to the other', async () => {
    const { key } = await client.declareIncident({
      title: WHAT_FAILED,
      services: [{ service: SHOP }],
    });
    const ticket = async () => (await client.getIncident(key)).incident.ticket;
    await until('there is an issue', async () => {
      return (await ticket())?.state === 'open';
    });
    const [issue] = github.issues;
    expect(await ticket()).toMatchObject({
      url: `${github.repository}/issues/1`,
      title: 'acme/incidents#1',
    });
    expect(issue.title).toContain(`${key}: ${WHAT_FAILED}`);
    expect(issue.body).toContain(
      `https://portal.example.org/operations/incidents/${key}`,
    );
    expect(issue.labels).toEqual(['incident']);

    // What is said there is read here, once, however often it is told.
    const webhook = `${api}/webhooks/github`;
    const delivery = github.comment(issue, 'grace', 'It is the disk.');
    for (const _twice of [1, 2]) {
      expect((await github.deliver(webhook, delivery)).status).toBe(200);
    }
    const forged = github.comment(issue, 'mallory', 'All is well.');
    const refused = await github.deliver(webhook, forged, 'another-secret');
    expect(refused.status).toBe(401);
    const { entries } = await client.getIncidentTimeline(key);
    expect(entries.filter(({ kind }) => kind === 'comment')).toMatchObject([
      {
        text: 'It is the disk.',
        authorName: 'grace',
        url: `${issue.html_url}#issuecomment-5`,
      },
    ]);

    await client.updateIncident(key, { status: 'resolved' });
    await until('the issue is closed', () => issue.state === 'closed');
    expect(github.issues).toHaveLength(1);
  });
});
