import { FixFollower } from '@operate-first/plugin-operations-node';
import { Core, MINUTE } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { TicketLab } from './__testUtils__/TicketLab';
import { isContained } from './rolledOut';

const databases = testDatabases();
const COMMIT = '3f2c1ab9d8e7f60514233241506f7e8d9c0b1a2f';
const URL = 'https://github.com/acme/shop/pull/7';

it.each([
  ['v1.2.3', true],
  ['1.2.3', true],
  ['3f2c1ab', true],
  ['main-3f2c1ab9d8', true],
  ['3f2c1a', false],
  ['1.2.30', false],
  ['latest', false],
])('an image %s contains the fix: %s', (tag, expected) => {
  expect(isContained(tag, [COMMIT, 'v1.2.3'])).toBe(expected);
});

describe.each(databases.ids)('fixes on %s', databaseId => {
  it('are followed until they are rolled out everywhere', async () => {
    const core = await Core.create(await databases.open(databaseId));
    core.now = Date.now();
    await core.catalog(component('shop'));
    const lab = TicketLab.create(core);
    const id = await lab.open('shop');
    const answers: Array<Awaited<ReturnType<FixFollower['look']>>> = [
      {
        kind: 'pullRequest',
        title: 'Mend it',
        state: 'closed',
        message: 'It was not merged.',
      },
      { kind: 'pullRequest', title: 'Mend it', state: 'open' },
      {
        kind: 'pullRequest',
        title: 'Mend it',
        state: 'merged',
        contained: [COMMIT],
      },
    ];
    let looks = 0;
    const follower: FixFollower = {
      id: 'fake',
      look: async () => answers[Math.min(looks++, 2)],
    };
    const broken: FixFollower = {
      id: 'broken',
      look: async () => {
        throw new Error('It is away.');
      },
    };
    const serviceId = await core.id('shop');
    async function runs(...tags: string[]) {
      await core.database('workloads').delete();
      await core.database('workloads').insert({
        service_id: serviceId,
        source: 'test',
        environment: 'production',
        cluster: '',
        namespace: '',
        workloads: JSON.stringify(
          tags.map(tag => ({
            rolling: false,
            images: [{ short: `shop:${tag}`, tag }],
          })),
        ),
      });
    }
    async function look() {
      core.now += 90 * MINUTE;
      await lab.follow([broken, follower]);
      return JSON.parse((await lab.incident(id)).fix ?? '{}');
    }
    await look();
    expect(looks).toBe(0);
    await lab.update(id, { fix: { url: URL, state: 'unknown' } });
    expect(await look()).toMatchObject({
      state: 'closed',
      title: 'Mend it',
      message: 'It was not merged.',
    });
    await lab.follow([follower]);
    expect(looks).toBe(1);
    await runs('main-3f2c1ab', '1.0.0');
    const reopened = await look();
    expect(reopened).toMatchObject({ state: 'open' });
    expect(reopened).not.toHaveProperty('message');
    expect(await look()).toMatchObject({ state: 'merged' });
    await runs('main-3f2c1ab', 'main-3f2c1ab');
    expect(await look()).toMatchObject({
      url: URL,
      state: 'rolledOut',
      version: 'main-3f2c1ab',
    });
    await look();
    expect(looks).toBe(4);
    const texts = (await lab.entries(id, 'field')).map(({ text }) => text);
    expect(texts).toEqual([
      `Fix: ${URL}`,
      'The fix was closed: It was not merged.',
      'The fix is open.',
      'The fix is merged.',
      'The fix is rolled out: main-3f2c1ab runs, and contains it.',
    ]);
  });
});
