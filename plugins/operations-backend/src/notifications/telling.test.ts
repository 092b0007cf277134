import { createBackendModule } from '@backstage/backend-plugin-api';
import notifications from '@backstage/plugin-notifications-backend';
import { Entity } from '@backstage/catalog-model';
import {
  OnCallSource,
  operationsAuthorsExtensionPoint,
} from '@operate-first/plugin-operations-node';
import request from 'supertest';
import { CALLERS, Caller, startBackend } from '../__testUtils__/backend';
import { component } from '../__testUtils__/entities';
import { until } from '../__testUtils__/until';
import { Receiver, SECRET } from '../webhooks/__testUtils__/Receiver';

jest.setTimeout(20_000);

const ADA = 'user:default/ada';
const TEAM = 'group:default/team';

/** Ada's team owns the shop, as the catalog relates them. */
const ENTITIES: Entity[] = [
  {
    ...component('shop', { title: 'Shop', spec: { owner: 'team' } }),
    relations: [{ type: 'ownedBy', targetRef: TEAM }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'team', namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [{ type: 'hasMember', targetRef: ADA }],
  },
  ...['grace', 'limited'].map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { email: `${name}@example.org` } },
  })),
];

/** Grace is called first, and somebody else when she does not answer; neither is in the team. */
const CALENDAR: OnCallSource = {
  id: 'calendar',
  title: 'Calendars',
  schedules: () =>
    ['grace', 'limited'].map((id, at) => ({
      id,
      title: `Shop, level ${at + 1}`,
      for: [TEAM],
      level: at + 1,
    })),
  shifts: (id, { from, to }) => [
    { from, to, people: [{ email: `${id}@example.org` }], title: id },
  ],
};

const withCalendar = createBackendModule({
  pluginId: 'operations',
  moduleId: 'test-calendar',
  register(env) {
    env.registerInit({
      deps: { authors: operationsAuthorsExtensionPoint },
      async init({ authors }) {
        authors.addOnCall(CALENDAR);
      },
    });
  },
});

describe('telling, with the notifications of Backstage', () => {
  let receiver: Receiver;
  let started: Awaited<ReturnType<typeof startBackend>>;

  beforeAll(async () => {
    receiver = await Receiver.start();
    started = await startBackend({
      entities: ENTITIES,
      features: [notifications, withCalendar],
      config: {
        webhooks: [
          {
            id: 'ops',
            title: 'Operations desk',
            url: receiver.url,
            secret: SECRET,
            events: ['incident.opened', 'incident.resolved'],
          },
        ],
      },
    });
    await until(async () => {
      const { body } = await started.get('/services');
      return body.totalItems === 1;
    });
  });

  afterAll(() => receiver.stop());

  async function shown(caller: Caller) {
    const { body } = await request(started.server)
      .get('/api/notifications/notifications')
      .set('Authorization', CALLERS[caller]);
    return body;
  }

  it('shows each owner, and who is called first, one notification per incident, as it is now, and tells machines', async () => {
    const { get, send, server } = started;
    const input = {
      title: 'Shop is down',
      severity: 1,
      services: [{ service: 'component:default/shop' }],
    };
    const { body } = await send('post', '/incidents', input, 'service');
    const first = await until(async () => {
      const { notifications: list } = await shown('user');
      return list.length > 0 ? list : undefined;
    });
    expect(first).toHaveLength(1);
    expect(first[0]).toMatchObject({
      origin: 'plugin:operations',
      payload: {
        title: `${body.key} opened: Shop is down`,
        link: `/operations/incidents/${body.key}`,
        severity: 'critical',
        scope: body.key,
      },
    });
    await request(server)
      .patch(`/api/operations/incidents/${body.key}`)
      .set('Authorization', CALLERS.service)
      .send({ status: 'resolved' });
    const now = await until(async () => {
      const { notifications: list } = await shown('user');
      return list[0].payload.title.includes('resolved') ? list : undefined;
    });
    expect(now).toHaveLength(1);
    expect(now[0].id).toBe(first[0].id);
    const { notifications: called } = await until(async () => {
      const answer = await shown('grace');
      return answer.notifications.length > 0 ? answer : undefined;
    });
    expect(called).toMatchObject([{ payload: { scope: body.key } }]);
    expect((await shown('limited')).notifications).toEqual([]);

    await until(() => receiver.received.length === 2);
    expect(receiver.types).toEqual(['incident.opened', 'incident.resolved']);
    for (const one of receiver.received) receiver.verified(one);
    const webhook = await until(async () => {
      const { body: list } = await get('/webhooks');
      return list.items[0].state === 'working' ? list.items[0] : undefined;
    });
    expect(webhook).toEqual({
      id: 'ops',
      title: 'Operations desk',
      events: ['incident.opened', 'incident.resolved'],
      state: 'working',
      message: expect.stringMatching(/ arrived at 127\.0\.0\.1:\d+\.$/),
      waiting: 0,
      lastDeliveredAt: expect.any(String),
    });
  });

  it.each([
    ['nobody', 401],
    ['anonymous', 403],
    ['stranger', 403],
    ['user', 200],
  ] as Array<[Caller, number]>)(
    'shows %s webhooks with %i',
    async (caller, status) => {
      const answer = await started.get('/webhooks', caller);
      expect(answer.status).toBe(status);
      expect(answer.text).not.toMatch(/hidden|whsec|MfKQ/);
    },
  );
});
