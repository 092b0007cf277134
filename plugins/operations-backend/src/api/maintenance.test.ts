import { MaintenanceInput } from '@operate-first/plugin-operations-common';
import { Caller, startBackend } from '../__testUtils__/backend';
import { component } from '../__testUtils__/entities';
import { clusterReport } from '../__testUtils__/workloads';
import { until } from '../__testUtils__/until';

const HOUR = 60 * 60 * 1000;

function input(more: Partial<MaintenanceInput> = {}): MaintenanceInput {
  return {
    title: 'New disks',
    scope: { services: ['component:default/shop'] },
    startsAt: new Date(Date.now() - 60_000).toISOString(),
    endsAt: new Date(Date.now() + HOUR).toISOString(),
    ...more,
  };
}

type Started = Awaited<ReturnType<typeof startBackend>>;

async function start(config?: object): Promise<Started> {
  const started = await startBackend({
    entities: [
      component('shop'),
      component('vault', {
        labels: { 'operate-first.io/visibility': 'internal' },
      }),
    ],
    config,
    sources: [
      {
        id: 'kubernetes:eu-1',
        title: 'Watches eu-1',
        start: context =>
          context.recordCluster(
            clusterReport('eu-1', { regions: ['eu-west', 'eu-north'] }),
          ),
      },
    ],
  });
  await until(async () => {
    const { body } = await started.get('/services');
    const { status } = await started.get('/clusters/eu-1');
    return body.totalItems === 2 && status === 200;
  });
  return started;
}

describe('the API of maintenance', () => {
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
    ['limited', 403],
    ['user', 201],
    ['service', 201],
  ] as Array<[Caller, number]>)(
    '%s announces with %i',
    async (caller, status) => {
      for (const { get, send } of [started, open]) {
        const announced = await send('post', '/maintenance', input(), caller);
        expect(announced.status).toBe(status);
        const { body: own } = await send('post', '/maintenance', input());
        const path = `/maintenance/${own.id}`;
        const done = status === 201 ? 200 : status;
        expect((await send('put', path, input(), caller)).status).toBe(done);
        expect((await send('delete', path, undefined, caller)).status).toBe(
          done,
        );
        const { body: left } = await get(path);
        expect(left.state).toBe(done === 200 ? 'past' : 'running');
      }
    },
  );

  it('tells everybody what is announced, and only members by whom', async () => {
    const { get, send } = started;
    const { body } = await send('post', '/maintenance', input());
    expect(body).toMatchObject({
      title: 'New disks',
      state: 'running',
      zone: 'UTC',
      announcedBy: { ref: 'user:default/ada' },
    });
    const path = `/maintenance/${body.id}`;
    // Titles are redacted, and withheld while nobody knows whom they may name.
    const seen = await until(async () => {
      const answer = await get(path, 'anonymous');
      return answer.body.title === body.title ? answer.body : undefined;
    });
    expect(seen).toEqual({ ...body, announcedBy: undefined });
    const list = await get(
      '/maintenance?service=component:default/shop&state=running',
      'anonymous',
    );
    expect(list.body.items).toContainEqual(seen);
    const secret = await send(
      'post',
      '/maintenance',
      input({ scope: { services: ['component:default/vault'] } }),
    );
    const secretPath = `/maintenance/${secret.body.id}`;
    expect((await get(secretPath)).status).toBe(200);
    expect((await get(secretPath, 'anonymous')).status).toBe(404);
    expect((await get('/maintenance', 'anonymous')).text).not.toContain(
      'vault',
    );
  });

  it('leaves a trace of who wrote what', async () => {
    const { audit, send } = started;
    audit.length = 0;
    const { body } = await send('post', '/maintenance', input());
    await send('put', `/maintenance/${body.id}`, input({ title: 'Newer' }));
    await send('delete', `/maintenance/${body.id}`);
    await send('post', '/maintenance', input({ recurrence: 'sometimes' }));
    const scope = input().scope;
    expect(
      audit.map(({ event, outcome, meta }) => [event, outcome, meta]),
    ).toEqual([
      ['maintenance-announce', 'begun', { title: 'New disks', scope }],
      ['maintenance-announce', 'succeeded', { title: 'New disks', scope }],
      ['maintenance-change', 'begun', { id: body.id, title: 'Newer', scope }],
      [
        'maintenance-change',
        'succeeded',
        { id: body.id, title: 'Newer', scope },
      ],
      ['maintenance-end', 'begun', { id: body.id }],
      ['maintenance-end', 'succeeded', { id: body.id }],
      ['maintenance-announce', 'begun', { title: 'New disks', scope }],
      ['maintenance-announce', 'failed', { title: 'New disks', scope }],
    ]);
    expect(audit.every(({ authorization }) => authorization)).toBe(true);
  });

  it.each([
    [{ title: '' }, 'title', ''],
    [{ startsAt: 'tomorrow' }, 'startsAt', 'tomorrow'],
    [{ scope: { service: ['x'] } }, 'scope.service', '["x"]'],
    [{ scope: { services: [1] } }, 'scope.services.0', '1'],
    [
      { scope: { services: ['component:default/shopp'] } },
      'scope.services',
      'component:default/shopp',
    ],
    [
      { scope: { systems: ['system:default/none'] } },
      'scope.systems',
      'system:default/none',
    ],
    [{ scope: { regions: ['eu-west', 'europe'] } }, 'scope.regions', 'europe'],
    [{ recurrence: 'FREQ=HOURLY' }, 'recurrence', 'FREQ=HOURLY'],
    [{ zone: 'Mars' }, 'zone', 'Mars'],
    [{ colour: 'red' }, 'colour', 'red'],
  ])('answers %j with a problem', async (wrong, field, value) => {
    const { status, body } = await started.send('post', '/maintenance', {
      ...input(),
      ...wrong,
    });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      field,
      value,
      message: expect.stringMatching(/\w/),
      remedy: expect.stringMatching(/\w/),
    });
  });

  it('takes regions in which nodes are, and names them where there is no such', async () => {
    const { get, send } = started;
    const announce = (regions: string[]) =>
      send('post', '/maintenance', input({ scope: { regions } }));
    const { status, body } = await announce(['eu-north']);
    expect([status, body.scope]).toEqual([201, { regions: ['eu-north'] }]);
    const wrong = await announce(['Eu-North']);
    expect(wrong.body.errors[0].message).toBe(
      'No node says that it is in the region Eu-North. Known are eu-north, eu-west.',
    );
    const cluster = (await get('/clusters/eu-1')).body;
    expect(cluster.regions).toEqual(['eu-north', 'eu-west']);
    expect(cluster.nodeList[0].region).toBe('eu-west');
  });

  it('answers what is no JSON, too much, or over with a problem', async () => {
    const { send } = started;
    const raw = await send('post', '/maintenance')
      .set('Content-Type', 'application/json')
      .send('{');
    expect([raw.status, raw.type]).toEqual([400, 'application/problem+json']);
    const much = await send(
      'post',
      '/maintenance',
      input({ description: 'x'.repeat(200_000) }),
    );
    expect(much.status).toBe(413);
    const { body } = await send('post', '/maintenance', input());
    await send('delete', `/maintenance/${body.id}`);
    const again = await send('delete', `/maintenance/${body.id}`);
    expect([again.status, again.type]).toEqual([
      409,
      'application/problem+json',
    ]);
    expect((await send('delete', '/maintenance/none')).status).toBe(404);
  });
});
