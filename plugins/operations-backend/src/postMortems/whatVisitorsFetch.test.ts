import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  PostMortemDetail,
  Source,
} from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { startBackend } from '../__testUtils__/backend';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const PATH = 'accounts/one.md';
const PERSONAL = /quist|wilhelmina|10\.20\.30\.40/i;

const WRITTEN = [
  '---',
  'title: The queue was full',
  'status: published',
  'visibility: public',
  `services: [${SHOP}]`,
  'actionItems:',
  '  - title: Ask Wilhelmina Quist for a larger queue',
  '  - id: wilhelmina.quist@example.org',
  '    title: Alert when it fills',
  '---',
  '',
  '## Summary',
  '',
  'Nobody could pay, said `10.20`.`30.40`.',
  '',
];

const person: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'wquist', namespace: 'default' },
  spec: { memberOf: [], profile: { displayName: 'Wilhelmina Quist' } },
};

const databases = testDatabases();

describe('post-mortems, as far as visitors fetch them', () => {
  // Everything is public that does not say otherwise.
  const repository = new FakeRepository('post-mortems', 'public');
  let started: Awaited<ReturnType<typeof startBackend>>;

  beforeAll(async () => {
    repository.push(PATH, WRITTEN.join('\n'));
    started = await startBackend({
      entities: [component('shop'), person],
      config: { postMortems: { interval: '1s' } },
      features: [
        mockServices.database.factory({
          knex: await databases.open(databases.ids[0]),
        }),
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-documents',
          register(env) {
            env.registerInit({
              deps: { documents: operationsDocumentsExtensionPoint },
              async init({ documents }) {
                documents.addRepository(repository);
              },
            });
          },
        }),
      ],
    });
    await until(async () => {
      const { body } = await started.get('/post-mortems', 'user');
      return body.items?.length === 1;
    });
  });

  async function detail(key: string): Promise<PostMortemDetail> {
    return (await started.get(`/post-mortems/${key}`)).body;
  }

  async function draft(): Promise<PostMortemDetail> {
    const input = { title: 'Slow pages', services: [SHOP] };
    return (await started.send('post', '/post-mortems', input)).body;
  }

  async function save(key: string, markdown: string) {
    const { working } = await detail(key);
    const { status } = await started.send('put', `/post-mortems/${key}`, {
      markdown,
      version: working?.version ?? 0,
    });
    expect(status).toBe(200);
    return detail(key);
  }

  it('ids of action items, places in lists, and what a text says without its marks', async () => {
    await until(
      async () =>
        (await started.get('/action-items', 'anonymous')).body.totalItems === 2,
    );
    const answers = await Promise.all(
      [
        '/post-mortems',
        '/post-mortems/PM-1',
        '/action-items?limit=1',
        '/feeds/post-mortems.json',
        '/feeds/post-mortems.atom',
      ].map(path => started.get(path, 'anonymous')),
    );
    const said = answers.map(({ text }) => text).join('\n');
    expect(said).toContain('item-1');
    expect(said).not.toMatch(PERSONAL);
    const { nextCursor } = answers[2].body;
    const place = Buffer.from(nextCursor, 'base64url').toString();
    expect(place).not.toMatch(PERSONAL);
    const inside = await detail('PM-1');
    expect(inside.items.map(({ id }) => id)).toEqual([
      'ask-wilhelmina-quist-for-a-larger-queue',
      'wilhelmina.quist@example.org',
    ]);
  });

  it('how its repository is, and not why it cannot be read', async () => {
    const of = async (caller?: 'anonymous') => {
      const { body } = await started.get('/sources', caller);
      const items: Source[] = body.items;
      return items.find(({ id }) => id === 'documents:post-mortems');
    };
    await until(async () => (await of('anonymous'))?.state === 'running');
    expect(await of('anonymous')).toMatchObject({
      title: 'Repository post-mortems',
      message: expect.stringMatching(/^Read at [0-9a-f]{12}\.$/),
      lastObservedAt: expect.any(String),
      services: 1,
    });
    const failure = 'Wilhelmina Quist has locked git at 10.20.30.40.';
    repository.failure = new Error(failure);
    await until(async () => (await of('anonymous'))?.state === 'failing');
    expect(JSON.stringify(await of('anonymous'))).not.toMatch(PERSONAL);
    expect(await of()).toMatchObject({ state: 'failing', message: failure });
    repository.failure = undefined;
    await until(async () => (await of())?.state === 'running');
  });

  it('what does not say who may read it is published as what it was in review', async () => {
    const { postMortem, working } = await draft();
    const { key } = postMortem;
    const markdown = working!.markdown.replace(/^visibility:.*\n/m, '');
    const saved = await save(key, markdown);
    expect(saved.postMortem.visibility).toBe('internal');
    const version = saved.working!.version;
    const path = `/post-mortems/${key}`;
    await started.send('post', `${path}/review`, { version });
    const approval = { verdict: 'approved', version };
    await started.send('post', `${path}/reviews`, approval, 'service');
    const done = await started.send('post', `${path}/publication`, { version });
    expect(done.body.postMortem).toMatchObject({
      status: 'published',
      visibility: 'internal',
    });
    expect((await started.get(path, 'anonymous')).status).toBe(404);
  });

  it('stays with its writers where its public account cannot be made, or its file goes', async () => {
    const { markdown = '' } = await detail('PM-1');
    let nested = '<!-- -->';
    for (let depth = 0; depth < 8; depth++) nested = `<!-${nested}- -->`;
    const odd = await save('PM-1', `${markdown}\n${nested}\n`);
    expect(odd.may.publish).toBe(false);
    expect(odd.working).toBeDefined();

    repository.remove(PATH);
    await until(
      async () => (await detail('PM-1')).postMortem.status === 'draft',
    );
    const mine = await save('PM-1', `${markdown}\nMore of it.\n`);
    expect(mine.working?.markdown).toContain('More of it.');
    const { version } = mine.working!;
    const again = await started.send('post', '/post-mortems/PM-1/review', {
      version,
    });
    expect(again.status).toBe(200);
  });
});
