import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  operationsAuthorsExtensionPoint,
  operationsDocumentsExtensionPoint,
  operationsIssuesExtensionPoint,
  operationsTicketsExtensionPoint,
} from '@operate-first/plugin-operations-node';
import request from 'supertest';
import { operationsModuleGithub } from './module';

async function start(data: object) {
  const added: string[] = [];
  const { server } = await startTestBackend({
    extensionPoints: [
      [
        operationsAuthorsExtensionPoint,
        {
          addAuthors: ({ id }) => added.push(`authors ${id}`),
          addOnCall: () => {},
        },
      ],
      [
        operationsTicketsExtensionPoint,
        {
          addSystem: ({ id }) => added.push(`system ${id}`),
          addFollower: ({ id }) => added.push(`follower ${id}`),
        },
      ],
      [
        operationsIssuesExtensionPoint,
        {
          addUpstream: ({ id }) => added.push(`upstream ${id}`),
          addIntake: ({ id }) => added.push(`intake ${id}`),
        },
      ],
      [
        operationsDocumentsExtensionPoint,
        {
          addRepository: () => {},
          addChangeRequests: ({ id }) => added.push(`pull requests ${id}`),
        },
      ],
    ],
    features: [
      operationsModuleGithub,
      mockServices.rootConfig.factory({ data: data as {} }),
    ],
  });
  return { added, server };
}

const TICKETS = {
  repository: 'https://github.com/acme/ops',
  internalRepository: 'https://github.com/acme/internal',
};
const GITHUB = [{ host: 'github.com', token: 'a-token-of-a-test' }];

it('does nothing where nothing is configured', async () => {
  const { added, server } = await start({});
  expect(added).toEqual([]);
  const answer = await request(server).post('/api/operations/webhooks/github');
  expect(answer.status).toBe(404);
});

it('only follows fixes where no tickets are wanted', async () => {
  const { added } = await start({ integrations: { github: GITHUB } });
  expect(added).toEqual([
    'authors github',
    'pull requests github',
    'follower github',
    'upstream github',
    'intake github',
  ]);
});

it('keeps tickets, and lets GitHub in without a token of Backstage', async () => {
  const { added, server } = await start({
    integrations: { github: GITHUB },
    operations: {
      github: {
        tickets: TICKETS,
        webhook: { secret: 'a-secret-of-a-test-0123' },
      },
    },
  });
  expect(added).toEqual([
    'authors github',
    'pull requests github',
    'follower github',
    'upstream github',
    'intake github',
    'system github',
  ]);
  const answer = await request(server).post('/api/operations/webhooks/github');
  expect(answer.status).toBe(401);
  expect(answer.body.detail).toContain('operations.github.webhook');
});

it('lets GitHub in with secrets of repositories alone', async () => {
  const { server } = await start({
    integrations: { github: GITHUB },
    operations: {
      github: {
        webhook: {
          repositories: [
            {
              url: 'https://github.com/acme/support',
              secretFile: '/run/secrets/that-comes-later',
            },
          ],
        },
      },
    },
  });
  const answer = await request(server).post('/api/operations/webhooks/github');
  expect(answer.status).toBe(503);
});

it('lets GitHub in for intake alone', async () => {
  const { server } = await start({
    integrations: { github: GITHUB },
    operations: { github: { webhook: { secret: 'a-secret-of-a-test-0123' } } },
  });
  const answer = await request(server).post('/api/operations/webhooks/github');
  expect(answer.status).toBe(401);
});

it.each([
  [{ tickets: {} }, 'must say where issues are made'],
  [{ tickets: { repository: 'acme/ops' } }, 'must be the address'],
  [
    { tickets: { repository: 'https://other.example.org/acme/ops' } },
    'of which integrations.github knows nothing',
  ],
  [{ tickets: { ...TICKETS, labels: [] } }, 'at least one label'],
  [{ webhook: {} }, 'exactly one of secret and secretFile'],
  [{ webhook: { secret: 'short' } }, 'at least 16 characters'],
  [
    { webhook: { secret: 'a-secret-of-a-test-0123', secretFile: '/x' } },
    'needs one of secret and secretFile',
  ],
  [
    { webhook: { repositories: [{ url: 'acme/ops', secret: 'x' }] } },
    'webhook.repositories.url must be the address of a repository',
  ],
  [
    { webhook: { repositories: [{ url: 'https://github.com/acme/ops' }] } },
    'of https://github.com/acme/ops needs secret or secretFile',
  ],
  [
    {
      webhook: {
        repositories: [
          { url: 'https://github.com/acme/ops', secret: 'too-short' },
        ],
      },
    },
    'at least 16 characters',
  ],
  [
    {
      webhook: {
        repositories: ['ops', 'Ops'].map(name => ({
          url: `https://github.com/acme/${name}`,
          secret: 'a-secret-of-a-test-0123',
        })),
      },
    },
    'names https://github.com/acme/ops twice',
  ],
])('says what is wrong in %o', async (github, message) => {
  await expect(
    start({ integrations: { github: GITHUB }, operations: { github } }),
  ).rejects.toThrow(message);
});
