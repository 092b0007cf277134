import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import operations from '@operate-first/plugin-operations-backend';
import operationsGit from '@operate-first/plugin-operations-backend-module-git';
import operationsGithub from '@operate-first/plugin-operations-backend-module-github';
import { OperationsClient } from '@operate-first/plugin-operations-common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GitRemote } from '../postMortems/__testUtils__/GitRemote';
import { PlaygroundGithub } from './__testUtils__/PlaygroundGithub';

jest.setTimeout(180_000);

const DEADLINE = 60_000;
const PETE = 'user:default/pete';
const LOGIN = 'pete-there';
const SECRET = 'ghp_0123456789abcdefghijklmnopqrstuvwxyzAB';

function entity(
  kind: string,
  name: string,
  more: { annotations?: Record<string, string>; spec?: object } = {},
  relations: Array<[type: string, targetRef: string]> = [],
): Entity {
  const { annotations, spec = {} } = more;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', annotations },
    spec: { ...spec },
    relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
  };
}

async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
) {
  const deadline = Date.now() + DEADLINE;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}`);
    await sleep(200);
  }
}

describe('the portal and issues on GitHub', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-github-'));
  let github: PlaygroundGithub;
  let tree: GitRemote;
  let portal: Awaited<ReturnType<typeof startTestBackend>>;
  let client: OperationsClient;

  beforeAll(async () => {
    github = await PlaygroundGithub.create();
    tree = await GitRemote.start();
    const { host, apiBaseUrl, token, secretFile, support, library } = github;
    portal = await startTestBackend({
      features: [
        operations,
        operationsGit,
        operationsGithub,
        mockServices.rootSystemMetadata.factory(),
        catalogServiceMock.factory({
          entities: [
            entity('Group', 'platform', { spec: { type: 'team' } }, [
              ['hasMember', PETE],
            ]),
            entity(
              'User',
              'pete',
              { annotations: { 'github.com/user-login': LOGIN } },
              [['memberOf', 'group:default/platform']],
            ),
            entity(
              'Component',
              'boards',
              {
                spec: { type: 'service', owner: 'platform' },
                annotations: {
                  'operate-first.io/upstream': github.addressOf(library),
                },
              },
              [['ownedBy', 'group:default/platform']],
            ),
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example.org' },
            backend: { workingDirectory: folder },
            integrations: { github: [{ host, apiBaseUrl, token }] },
            operations: {
              projection: { interval: '1s' },
              github: { webhook: { secretFile } },
              intake: { repositories: [{ url: github.addressOf(support) }] },
              git: {
                repositories: [
                  {
                    id: 'tree',
                    url: tree.url,
                    target: 'main',
                    writes: { gitops: '' },
                  },
                ],
              },
              onboarding: {
                repository: 'tree',
                tree: {
                  repository: 'https://git.example.org/tree',
                  clusters: [{ name: 'eu-1', environments: ['production'] }],
                },
                approval: { approvers: ['group:default/platform'] },
              },
            },
          },
        }),
      ],
    });
    const root = `http://localhost:${portal.server.port()}`;
    await github.start(root);
    client = new OperationsClient({
      discoveryApi: { getBaseUrl: async () => `${root}/api/operations` },
      fetchApi: {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const header = mockCredentials.user.header(PETE);
          request.headers.set('authorization', header);
          return fetch(request);
        },
      },
    });
    await until('the boards are operated', async () => {
      return (await client.listServices({})).totalItems === 1;
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await github?.stop();
    await tree?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('asks upstream about an incident, without secrets, and hears that it is mended', async () => {
    const { library } = github;
    const { key } = await client.declareIncident({
      title: 'The boards draw nothing',
      summary: `The renderer stops, with the token ${SECRET}.`,
      services: [{ service: 'component:default/boards' }],
    });
    const draft = await until('names are known', async () => {
      const made = await client.draftUpstream({ incident: key });
      return made.open.allowed && made;
    });
    expect(draft.repository?.url).toBe(github.addressOf(library));
    expect(draft.body).toContain('The renderer stops');
    expect(draft.body).not.toContain(SECRET);
    const asked = {
      incident: key,
      repository: github.addressOf(library),
      title: draft.title,
      body: draft.body,
    };
    // What somebody writes into it is shown as it will be public; nothing else is sent.
    const careless = { ...asked, body: `${draft.body} It is ${SECRET}.` };
    const shown = await client.draftUpstream(careless);
    expect(shown.body).not.toContain(SECRET);
    expect(shown.removed).not.toEqual([]);
    await expect(client.followUpstream(careless)).rejects.toThrow(/body/);
    expect(await github.issues(library)).toEqual([]);
    const link = await client.followUpstream(asked);
    expect(link).toMatchObject({ state: 'open', name: `${library}#1` });
    const [issue] = await github.issues(library);
    expect(issue.title).toBe('The boards draw nothing');
    expect(issue.body).not.toContain(SECRET);

    await github.as('maintainer', 'PATCH', `${library}/issues/1`, {
      state: 'closed',
    });
    await until('it is known to be closed', async () => {
      const { items } = await client.listUpstream({ incident: key });
      return items[0].state === 'closed';
    });
    const { entries } = await client.getIncidentTimeline(key);
    expect(JSON.stringify(entries)).toContain(`${library}#1`);
  });

  it('takes a form as a request, tells of it in one comment, and withdraws it where it is closed', async () => {
    const { support } = github;
    const issue = await github.as(LOGIN, 'POST', `${support}/forms/namespace`, {
      fields: {
        team: 'platform',
        name: 'till',
        environment: 'production',
        clusters: 'eu-1',
        quota: 'large',
      },
    });
    const at = () => github.comments(support, issue.number);
    const said = await until('the comment tells of the request', async () => {
      const [first] = await at();
      return /\[x\] Proposed in git/.test(first?.body ?? '') && first;
    });
    const [key = ''] = /REQ-\d+/.exec(said.body) ?? [];
    expect(await client.getRequest(key)).toMatchObject({
      summary: { kind: 'namespace', state: 'open' },
      origin: { title: `${support}#${issue.number}`, url: issue.html_url },
    });
    expect(await at()).toHaveLength(1);

    await github.as(LOGIN, 'PATCH', `${support}/issues/${issue.number}`, {
      state: 'closed',
    });
    await until('it is withdrawn', async () => {
      const { summary } = await client.getRequest(key);
      return summary.state === 'withdrawn';
    });
    await until('the comment says so', async () => {
      const [first] = await at();
      return first.id === said.id && /It was withdrawn\./.test(first.body);
    });
  });

  it('says to a stranger what is missing, and opens nothing', async () => {
    const { support } = github;
    const issue = await github.as(
      'nobody',
      'POST',
      `${support}/forms/namespace`,
      {
        fields: {
          team: 'platform',
          name: 'shed',
          environment: 'production',
          clusters: 'eu-1',
        },
      },
    );
    const [comment] = await until('it is answered', async () => {
      const all = await github.comments(support, issue.number);
      return all.length > 0 && all;
    });
    expect(comment.body).toContain('github.com/user-login: nobody');
    const { items } = await client.listRequests({});
    expect(items.map(({ title }) => title).join()).not.toContain('shed');
  });
});
