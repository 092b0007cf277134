import { Caller, startBackend } from '../__testUtils__/backend';
import { component } from '../__testUtils__/entities';
import { until } from '../__testUtils__/until';

type Started = Awaited<ReturnType<typeof startBackend>>;

const SHOP = '/services/component/default/shop/follow';
const VAULT = '/services/component/default/vault/follow';
const NIGHT = { from: '22:00', to: '07:00', zone: 'Europe/Prague' };

async function start(config?: object): Promise<Started> {
  const started = await startBackend({
    entities: [
      component('shop'),
      component('vault', {
        labels: { 'operate-first.io/visibility': 'internal' },
      }),
    ],
    config,
  });
  await until(async () => {
    const { body } = await started.get('/services');
    return body.totalItems === 2;
  });
  return started;
}

describe('following and notification settings', () => {
  let started: Started;
  let open: Started;

  beforeAll(async () => {
    started = await start();
    open = await start({ unauthenticatedRead: true });
  });

  it.each([
    ['nobody', 401],
    ['forged', 401],
    ['stranger', 403],
    ['anonymous', 403],
    ['service', 403],
    ['limited', 200],
    ['user', 200],
  ] as Array<[Caller, number]>)(
    '%s follows, and has settings, with %i',
    async (caller, status) => {
      for (const { get, send } of [started, open]) {
        const put = await send('put', SHOP, undefined, caller);
        const settings = { optOut: ['updated'] };
        const statuses = [
          put.status,
          (await send('delete', SHOP, undefined, caller)).status,
          (await get('/notification-settings', caller)).status,
          (await send('put', '/notification-settings', settings, caller))
            .status,
        ];
        expect(statuses).toEqual(Array(4).fill(status));
        expect(put.body.following === true).toBe(status === 200);
      }
    },
  );

  it('says who asks whether they follow, and everybody how many do', async () => {
    const { get, send } = open;
    const follow = (caller: Caller) => send('put', SHOP, undefined, caller);
    expect((await follow('user')).body).toEqual({
      following: true,
      followers: 1,
    });
    expect((await follow('user')).body.followers).toBe(1);
    expect((await follow('limited')).body.followers).toBe(2);
    const seen = { following: false, followers: 2 };
    for (const caller of ['nobody', 'anonymous', 'service'] as Caller[]) {
      expect((await get(SHOP, caller)).body).toEqual(seen);
    }
    expect((await get(SHOP)).body).toEqual({ ...seen, following: true });
    expect((await send('delete', SHOP)).body).toEqual({
      following: false,
      followers: 1,
    });
    await send('delete', SHOP, undefined, 'limited');
  });

  it('finds nothing to follow where one may not look', async () => {
    const { get, send } = started;
    expect((await send('put', VAULT)).status).toBe(200);
    expect((await get(VAULT, 'anonymous')).status).toBe(404);
    for (const path of [
      '/services/component/default/shopp/follow',
      '/incidents/INC-99/follow',
    ]) {
      const missing = await send('put', path);
      expect([missing.status, missing.type]).toEqual([
        404,
        'application/problem+json',
      ]);
    }
  });

  it('follows an incident by its key', async () => {
    const { get, send } = started;
    const { body } = await send('post', '/incidents', {
      title: 'Shop is down',
      services: [{ service: 'component:default/shop' }],
    });
    const path = `/incidents/${body.key}`;
    const followed = await send('put', `${path}/follow`);
    expect(followed.body).toEqual({ following: true, followers: 1 });
    expect((await get(path)).body).toMatchObject({
      following: true,
      followers: 1,
    });
    const left = await send('delete', `${path.toLowerCase()}/follow`);
    expect(left.body).toEqual({ following: false, followers: 0 });
  });

  it('keeps what somebody said of when they are told', async () => {
    const { audit, get, send } = started;
    audit.length = 0;
    const wanted = {
      quietHours: { ...NIGHT, exceptSeverity: 1 },
      optOut: ['updated', 'updated', 'resolved'],
    };
    const stored = { ...wanted, optOut: ['updated', 'resolved'] };
    const put = await send('put', '/notification-settings', wanted);
    expect(put.body).toEqual(stored);
    expect((await get('/notification-settings')).body).toEqual(stored);
    expect((await get('/notification-settings', 'limited')).body).not.toEqual(
      stored,
    );
    await send('put', SHOP);
    await send('delete', SHOP);
    expect(audit.map(({ event, outcome }) => `${event} ${outcome}`)).toEqual([
      'notification-settings-change begun',
      'notification-settings-change succeeded',
      'service-follow begun',
      'service-follow succeeded',
      'service-unfollow begun',
      'service-unfollow succeeded',
    ]);
    const { body } = await send('put', '/notification-settings', {
      quietHours: NIGHT,
      optOut: [],
    });
    expect(body.quietHours.exceptSeverity).toBe(2);
  });

  it.each([
    [{ quietHours: { ...NIGHT, zone: 'Mars' } }, 'quietHours.zone', 'Mars'],
    [{ quietHours: { ...NIGHT, from: '25:00' } }, 'quietHours.from', '25:00'],
    [{ quietHours: { ...NIGHT, to: '22:00' } }, 'quietHours.to', '22:00'],
    [{ optOut: ['everything'] }, 'optOut.0', 'everything'],
    [{ colour: 'red' }, 'colour', 'red'],
  ])('answers %j with a problem', async (wrong, field, value) => {
    const { status, body } = await started.send(
      'put',
      '/notification-settings',
      { optOut: [], ...wrong },
    );
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      field,
      value,
      message: expect.stringMatching(/\w/),
      remedy: expect.stringMatching(/\w/),
    });
  });
});
