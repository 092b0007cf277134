import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { PostMortemDetail } from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { startBackend } from '../__testUtils__/backend';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeChangeRequests } from '../__testUtils__/FakeChangeRequests';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const databases = testDatabases();

describe.each(databases.ids)('pull requests on %s', databaseId => {
  const repository = new FakeRepository();
  const system = new FakeChangeRequests();
  let started: Awaited<ReturnType<typeof startBackend>>;

  beforeAll(async () => {
    started = await startBackend({
      entities: [
        component('shop'),
        ...[
          { name: 'ada', login: 'zwirn-hub' },
          { name: 'grace', login: 'Gracious' },
          // Two people say that they are this one.
          { name: 'twin', login: 'gemini' },
          { name: 'other-twin', login: 'gemini' },
        ].map(({ name, login }) => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: {
            name,
            namespace: 'default',
            annotations: { [system.loginAnnotation]: login },
          },
          spec: { memberOf: [] },
        })),
      ],
      config: { postMortems: { interval: '1s' } },
      features: [
        mockServices.database.factory({
          knex: await databases.open(databaseId),
        }),
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-documents',
          register(env) {
            env.registerInit({
              deps: { documents: operationsDocumentsExtensionPoint },
              async init({ documents }) {
                documents.addRepository(repository);
                documents.addChangeRequests(system);
              },
            });
          },
        }),
      ],
    });
    await until(async () => {
      const { body } = await started.get('/services');
      return body.totalItems === 1;
    });
  });

  async function detail(key: string): Promise<PostMortemDetail> {
    return (await started.get(`/post-mortems/${key}`)).body;
  }

  /** Ada puts the text that she has saved to review. */
  async function propose(key: string): Promise<PostMortemDetail> {
    const { version } = (await detail(key)).working!;
    const answer = await started.send('post', `/post-mortems/${key}/review`, {
      version,
    });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async function begin(title: string): Promise<string> {
    const input = { title, services: [SHOP] };
    const { body } = await started.send('post', '/post-mortems', input);
    const { key } = body.postMortem;
    await propose(key);
    return key;
  }

  const publish = async (key: string) =>
    started.send('post', `/post-mortems/${key}/publication`, {
      version: (await detail(key)).working?.version,
    });

  it('count the approvals of others, not of whoever put the text to review', async () => {
    const key = await begin('Slow pages');
    expect(await detail(key)).toMatchObject({
      working: {
        proposal: { url: 'https://git.example.org/pull/1', state: 'open' },
        approvals: { given: 0, needed: 1 },
      },
    });
    system.approve('Zwirn-Hub');
    // Whoever calls themselves as somebody of the catalog, or has another login there, is nobody whom it knows.
    system.approve('grace');
    system.approve('ada-at-home');
    system.approve('gemini');
    const why = await until(async () => {
      const { whyNotPublish } = (await detail(key)).may;
      return whyNotPublish?.includes('gemini') && whyNotPublish;
    });
    expect(why).toBe(
      'It needs one approval more, of somebody who did not put it to review. Its pull request was approved by somebody whom the catalog does not know (grace, ada-at-home, gemini), which does not count: give their user in the catalog the annotation git.example.org/user-login, or have them approve it here.',
    );
    expect((await detail(key)).working?.approvals.given).toBe(0);
    expect((await publish(key)).status).toBe(409);
    system.approve('gracious');
    await until(async () => (await detail(key)).working?.approvals.given === 1);
    // Who approved a text has not approved the next one.
    const { markdown, version } = (await detail(key)).working!;
    await started.send('put', `/post-mortems/${key}`, {
      markdown: `${markdown}\nMore of it.\n`,
      version,
    });
    const again = await propose(key);
    expect(system.requests).toHaveLength(1);
    expect(again.working?.approvals.given).toBe(0);
    const seenAgain = system.looks + 2;
    await until(() => system.looks >= seenAgain);
    expect((await detail(key)).working?.approvals.given).toBe(0);
    system.approve('gracious');
    await until(async () => (await detail(key)).working?.approvals.given === 1);
    // While nobody answers, what was known counts.
    system.failure = new Error('It is out of reach.');
    expect((await publish(key)).status).toBe(200);
    system.failure = undefined;
    expect((await detail(key)).postMortem.status).toBe('published');
  });

  it('say that they were closed without being merged, and are opened again', async () => {
    const key = await begin('Slow orders');
    const before = system.requests.length;
    const request = system.requests.at(-1)!;
    system.approve('gracious');
    request.state = 'closed';
    await until(
      async () => (await detail(key)).working?.proposal?.state === 'closed',
    );
    expect((await detail(key)).may.whyNotPublish).toBe(
      'Its pull request was closed without being merged. Put it to review again.',
    );
    expect((await publish(key)).status).toBe(409);
    const again = await propose(key);
    expect(system.requests).toHaveLength(before + 1);
    expect(again.working).toMatchObject({
      proposal: { state: 'open' },
      // It is another pull request: nobody has approved that one.
      approvals: { given: 0 },
    });
  });

  it('that are merged elsewhere publish their text', async () => {
    const key = await begin('Slow payments');
    const branch = `post-mortem/${key}`;
    const { revision = '' } = repository.branches.get(branch) ?? {};
    system.requests.at(-1)!.state = 'merged';
    await repository.merge(branch, {
      revision,
      message: 'Squashed',
      author: { name: 'Grace' },
    });
    await until(
      async () => (await detail(key)).postMortem.status === 'published',
    );
    expect(await detail(key)).not.toHaveProperty('working');
  });
});
