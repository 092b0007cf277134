import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import operations from '@operate-first/plugin-operations-backend';
import operationsGit from '@operate-first/plugin-operations-backend-module-git';
import { OperationsClient } from '@operate-first/plugin-operations-common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GitRemote } from './__testUtils__/GitRemote';

jest.setTimeout(120_000);

const DEADLINE_MS = 60_000;
const SHOP = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:team' },
};

describe('post-mortems on plain git', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-git-'));
  let remote: GitRemote;
  let portal: Awaited<ReturnType<typeof startTestBackend>>;

  function clientOf(authorization: string) {
    return new OperationsClient({
      discoveryApi: {
        getBaseUrl: async plugin =>
          `http://localhost:${portal.server.port()}/api/${plugin}`,
      },
      fetchApi: {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          request.headers.set('authorization', authorization);
          return fetch(request);
        },
      },
    });
  }

  const ada = () => clientOf(mockCredentials.user.header('user:default/ada'));
  const bob = () => clientOf(mockCredentials.user.header('user:default/bob'));

  async function until(holds: () => Promise<boolean>) {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      if (await holds().catch(() => false)) return;
      if (Date.now() > deadline) throw new Error('Waited in vain');
      await sleep(200);
    }
  }

  beforeAll(async () => {
    remote = await GitRemote.start();
    portal = await startTestBackend({
      features: [
        operations,
        operationsGit,
        mockServices.rootSystemMetadata.factory(),
        catalogServiceMock.factory({ entities: [SHOP] }),
        mockServices.rootConfig.factory({
          data: {
            backend: { workingDirectory: folder },
            operations: {
              projection: { interval: '1s' },
              postMortems: { interval: '1s' },
              git: {
                repositories: [
                  {
                    id: 'post-mortems',
                    url: remote.url,
                    target: 'main',
                    documents: { postMortem: ['accounts/*.md'] },
                    writes: { postMortem: 'accounts' },
                    interval: '1s',
                  },
                ],
              },
            },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await remote?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are reviewed in a branch, merged, and read back as they are edited there', async () => {
    await until(async () => {
      const { totalItems } = await ada().listServices();
      const { items } = await ada().listPostMortemSources();
      return totalItems === 1 && items[0].readAt !== undefined;
    });
    const started = await ada().startPostMortem({
      title: 'Nobody could pay',
      language: 'en',
      services: ['component:default/shop'],
    });
    const { key } = started.postMortem;
    const { markdown = '', version = 0 } = started.working ?? {};
    const saved = await ada().writePostMortem(key, {
      version,
      markdown: `${markdown}\n## Notes\n\nThe clock was wrong.\n`,
    });
    const text = saved.working?.version ?? 0;
    const proposed = await ada().proposePostMortem(key, text);
    expect(proposed.working?.proposal).toMatchObject({ state: 'open' });
    expect(remote.branches()).toContain(`post-mortem/${key}`);
    await bob().reviewPostMortem(key, { verdict: 'approved', version: text });
    await until(async () => {
      const { working } = await ada().getPostMortem(key);
      return working?.proposal?.diff?.includes('The clock was wrong.') ?? false;
    });
    const published = await ada().publishPostMortem(key, text);
    expect(published).toMatchObject({
      postMortem: { status: 'published' },
      source: { repository: 'post-mortems' },
    });
    const [path] = remote.paths();
    expect(path).toBe(`accounts/${key.toLowerCase()}-nobody-could-pay.md`);
    expect(remote.branches()).toEqual(['main']);

    remote.edit(path, before => before.replace('The clock', 'The calendar'));
    await until(async () =>
      (await ada().getPostMortem(key)).text.includes('The calendar was wrong.'),
    );
    const { items } = await ada().getPostMortemHistory(key);
    expect(items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['editedInGit', 'published', 'reviewed']),
    );

    // A text that conflicts with what was edited there is not merged over it.
    const { source, markdown: present = '' } = await ada().getPostMortem(key);
    const amended = await ada().writePostMortem(key, {
      version: 0,
      base: source?.content,
      markdown: present.replace('The calendar', 'The moon'),
    });
    const next = amended.working?.version ?? 0;
    await ada().proposePostMortem(key, next);
    remote.edit(path, before => before.replace('The calendar', 'The sun'));
    await bob().reviewPostMortem(key, { verdict: 'approved', version: next });
    await expect(ada().publishPostMortem(key, next)).rejects.toThrow(
      /changed in git/,
    );
    expect(remote.read(path)).toContain('The sun was wrong.');
  });
});
