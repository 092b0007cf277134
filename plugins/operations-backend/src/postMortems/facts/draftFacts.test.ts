import { mockServices } from '@backstage/backend-test-utils';
import { PostMortemDetail } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { startBackend } from '../../__testUtils__/backend';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { until } from '../../__testUtils__/until';

jest.setTimeout(90_000);

const SHOP = 'component:default/shop';
const PAYMENTS = 'component:default/payments';

const databases = testDatabases();

describe.each(databases.ids)('drafts and their incidents, on %s', id => {
  let database: Knex;
  let started: Awaited<ReturnType<typeof startBackend>>;

  beforeAll(async () => {
    database = await databases.open(id);
    started = await startBackend({
      entities: [component('shop'), component('payments')],
      features: [mockServices.database.factory({ knex: database })],
    });
    await until(async () => {
      const { body } = await started.get('/services');
      return body.totalItems === 2;
    });
  });

  async function send<T>(
    method: 'post' | 'put' | 'patch' | 'delete',
    path: string,
    body: object = {},
  ): Promise<T> {
    const answer = await started.send(method, path, body, 'user');
    expect([path, answer.status < 300, answer.body?.detail]).toEqual([
      path,
      true,
      undefined,
    ]);
    return answer.body;
  }

  /** A draft that was begun while its incident was open, and into which somebody has written. */
  async function begun() {
    const { key } = await send<{ key: string }>('post', '/incidents', {
      title: 'Nobody can pay',
      services: [{ service: SHOP }],
    });
    const { postMortem, working } = await send<PostMortemDetail>(
      'post',
      '/post-mortems',
      { incident: key },
    );
    const markdown = working!.markdown.replace(
      '## Impact',
      'Orders waited.\n\n## Impact',
    );
    const path = `/post-mortems/${postMortem.key}`;
    await send('put', path, { markdown, version: working!.version });
    const read = async () => {
      const { body } = await started.get(path);
      return body as PostMortemDetail;
    };
    const resolve = () =>
      send('patch', `/incidents/${key}`, {
        status: 'resolved',
        services: [{ service: SHOP }, { service: PAYMENTS }],
      });
    return { path, read, resolve };
  }

  /** Nobody has written for long. */
  const rest = () => database('post_mortem_working').update({ saved_at: 1 });

  it('follow them once nobody writes, and keep what people wrote', async () => {
    const { read, resolve } = await begun();
    expect((await read()).working).toMatchObject({ factsBehind: false });
    await resolve();
    const { working } = await read();
    expect(working).toMatchObject({ factsBehind: true });
    expect(working?.markdown).not.toMatch(/^resolved: /m);
    await rest();
    await until(async () => (await read()).working?.factsBehind === false);
    const renewed = await read();
    expect(renewed.working?.markdown).toMatch(/^resolved: /m);
    expect(renewed.working?.markdown).toMatch(/\d\d:\d\d Resolved/);
    expect(renewed.working?.markdown).toContain(PAYMENTS);
    expect(renewed.working?.markdown).toContain('Orders waited.');
    expect(renewed.working?.version).toBeGreaterThan(working!.version);
    // Lists learn of it, too.
    expect(renewed.postMortem.resolvedAt).toBeDefined();
  });

  it('follow them whatever is wrong with another', async () => {
    const other = await begun();
    await database('post_mortem_working').update({ facts: 'no JSON' });
    const { read, resolve } = await begun();
    await other.resolve();
    await resolve();
    await rest();
    await until(async () => (await read()).working?.factsBehind === false);
    expect((await other.read()).working).toMatchObject({ factsBehind: true });
  });

  it('stay as they were read while they are in review, and say that they are behind', async () => {
    const { path, read, resolve } = await begun();
    const { working } = await read();
    await send('post', `${path}/review`, { version: working!.version });
    await resolve();
    await rest();
    // Longer than it takes to look at all drafts once.
    await new Promise(done => setTimeout(done, 12_000));
    const inReview = await read();
    expect(inReview.working).toMatchObject({
      factsBehind: true,
      version: working!.version,
      markdown: working!.markdown,
    });
    await send('delete', `${path}/review`);
    await until(async () => (await read()).working?.factsBehind === false);
    expect((await read()).working?.markdown).toMatch(/^resolved: /m);
  });
});
