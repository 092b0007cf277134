import { Entity } from '@backstage/catalog-model';
import {
  ServiceList,
  SourceList,
  SourceState,
} from '@operate-first/plugin-operations-common';
import { ObservationSource } from '@operate-first/plugin-operations-node';
import request from 'supertest';
import { Caller, CALLERS, startBackend } from './__testUtils__/backend';
import { component } from './__testUtils__/entities';
import { until } from './__testUtils__/until';

const entities: Entity[] = [
  component('shop', {
    spec: { owner: 'team-a' },
    annotations: {
      'operate-first.io/runbook-url': 'https://example.com/runbook',
      'operate-first.io/chat-url': 'file:///etc/passwd',
      'backstage.io/source-location': 'url:https://example.com/shop/',
    },
  }),
  component('vault', {
    spec: { owner: 'team-a' },
    labels: { 'operate-first.io/visibility': 'internal' },
  }),
  component('orphan'),
  component('dangling', { spec: { owner: 'team-gone' } }),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'team-a', namespace: 'default' },
    spec: {
      type: 'team',
      children: [],
      profile: { displayName: 'Team A', email: 'team-a@example.com' },
    },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada', namespace: 'default' },
    spec: {
      memberOf: ['team-a'],
      profile: { displayName: 'Ada Example', email: 'ada@example.com' },
    },
    relations: [{ type: 'memberOf', targetRef: 'group:default/team-a' }],
  },
];

/** Sees every service well, once. */
const happy: ObservationSource = {
  id: 'happy',
  title: 'A source that sees everything well',
  async start(context) {
    const scope = { environment: 'production' };
    const look = async () => {
      const services = context.listServices();
      await context.declare(
        services.map(({ id }) => ({
          serviceId: id,
          scopes: [{ ...scope, intervalSeconds: 600 }],
          problems: [],
        })),
      );
      await context.record(
        services.map(({ id }) => ({
          serviceId: id,
          scope,
          status: 'healthy',
          reasons: [],
          observedAt: new Date(),
          events: { good: 1, total: 1, coveredSeconds: 60 },
        })),
      );
    };
    context.onServicesChanged(look);
    await look();
  },
};

type Started = Awaited<ReturnType<typeof startBackend>>;

async function startObserved(config?: object): Promise<Started> {
  const started = await startBackend({ entities, sources: [happy], config });
  await until(async () => {
    const { body } = await started.get('/services');
    const { items = [] } = body as ServiceList;
    return (
      items.length === 4 &&
      items.every(({ health }) => health.status === 'healthy')
    );
  });
  return started;
}

const SHOP = '/services/component/default/shop';
const VAULT = '/services/component/default/vault';
const PARTS = ['', '/history', '/availability', '/people'];

describe('operationsPlugin', () => {
  let closed: Started;
  let open: Started;

  beforeAll(async () => {
    closed = await startObserved();
    open = await startObserved({ unauthenticatedRead: true });
  });

  const answers: Array<[Caller, number, number, number, string]> = [
    ['nobody', 401, 401, 401, 'none'],
    ['forged', 401, 401, 401, 'none'],
    ['stranger', 403, 403, 403, 'none'],
    ['anonymous', 200, 200, 404, 'public'],
    ['user', 200, 200, 200, 'all'],
    ['service', 200, 200, 200, 'all'],
  ];
  const answersOpen: typeof answers = [
    ['nobody', 200, 200, 404, 'public'],
    ...answers.slice(1),
  ];

  describe.each([
    ['as it is by default', () => closed, answers],
    ['with unauthenticatedRead', () => open, answersOpen],
  ] as Array<[string, () => Started, typeof answers]>)(
    'access %s',
    (_, started, table) => {
      it.each(table)(
        '%s: lists %i, public %i, internal %i',
        async (caller, list, publicStatus, internalStatus) => {
          const { get } = started();
          for (const path of ['/services', '/services/facets', '/sources']) {
            expect([path, (await get(path, caller)).status]).toEqual([
              path,
              list,
            ]);
          }
          for (const part of PARTS) {
            const shop = await get(SHOP + part, caller);
            expect([part, shop.status]).toEqual([part, publicStatus]);
            const vault = await get(VAULT + part, caller);
            expect([part, vault.status]).toEqual([part, internalStatus]);
          }
        },
      );

      it.each(
        table
          .filter(([, , , , sees]) => sees !== 'none')
          .map(
            ([caller, , , , sees]) => [caller, sees === 'all' ? 4 : 3] as const,
          ),
      )('%s: everything counts %i services', async (caller, count) => {
        const { get } = started();
        const services: ServiceList = (await get('/services', caller)).body;
        expect(services.items).toHaveLength(count);
        expect(services.totalItems).toBe(count);
        const facets = (await get('/services/facets', caller)).body;
        expect(facets).toMatchObject({
          totalItems: count,
          health: [{ value: 'healthy', count }],
          environment: [{ value: 'production', count }],
        });
        const sources: SourceList = (await get('/sources', caller)).body;
        expect(
          sources.items.map(({ id, services: seen }) => [id, seen]),
        ).toEqual([
          ['catalog', count],
          ['happy', count],
        ]);
      });
    },
  );

  it('lets nobody in who does not read', async () => {
    for (const [path, status] of [
      ['/services', 401],
      ['/permissions', 401],
    ] as const) {
      const answer = await request(open.server)
        .post(`/api/operations${path}`)
        .set('Authorization', CALLERS.nobody)
        .send({});
      expect([path, answer.status]).toEqual([path, status]);
    }
  });

  it('shows persons only to those who may see them', async () => {
    const people = (started: Started, caller: Caller) =>
      started.get(`${SHOP}/people`, caller).then(({ body }) => body);
    const contacts = [
      { kind: 'runbook', label: 'Runbook', url: 'https://example.com/runbook' },
      { kind: 'source', label: 'Source', url: 'https://example.com/shop/' },
    ];
    const owner = {
      entityRef: 'group:default/team-a',
      displayName: 'Team A',
      contacts: [
        {
          kind: 'email',
          label: 'team-a@example.com',
          url: 'mailto:team-a@example.com',
        },
      ],
      totalMembers: 1,
    };
    const hidden = {
      contacts,
      peopleHidden: true,
      owner: { ...owner, members: [] },
    };
    expect(await people(open, 'nobody')).toEqual(hidden);
    expect(await people(closed, 'anonymous')).toEqual(hidden);
    expect(await people(closed, 'user')).toMatchObject({
      contacts,
      peopleHidden: false,
      owner: {
        ...owner,
        members: [
          {
            entityRef: 'user:default/ada',
            displayName: 'Ada Example',
            contacts: [{ kind: 'email', label: 'ada@example.com' }],
          },
        ],
      },
    });
  });

  it('says in words why there is nobody to ask', async () => {
    const problem = async (name: string) =>
      (await closed.get(`/services/component/default/${name}/people`)).body
        .ownerProblem;
    expect(await problem('orphan')).toContain('names no owner');
    expect(await problem('dangling')).toContain(
      'group:default/team-gone is not in the catalog',
    );
  });

  it.each([
    ['/services?limit=0', 400, 'limit', '0'],
    ['/services?limit=many', 400, 'limit', 'many'],
    ['/services?health=green', 400, 'health', 'green'],
    ['/services?colour=red', 400, 'colour', 'red'],
    ['/services?cursor=abc', 400, 'cursor', 'abc'],
    ['/services?text=%00', 400, 'text', '\0'],
    ['/services?owner=a%0Ab', 400, 'owner', 'a\nb'],
    ['/services/facets?cluster=%1F', 400, 'cluster', '\u001f'],
    [`${SHOP}/history?environment=%00`, 400, 'environment', '\0'],
    [`${SHOP}/history?from=yesterday`, 400, 'from', 'yesterday'],
    [
      `${SHOP}/history?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z`,
      400,
      'from',
      '2026-01-02T00:00:00Z',
    ],
    [
      `${SHOP}/history?from=2020-01-01T00:00:00Z`,
      400,
      'from',
      '2020-01-01T00:00:00Z',
    ],
    [`${SHOP}/availability?hours=200`, 400, 'hours', '200'],
  ])('answers %s with a problem', async (path, status, field, value) => {
    const answer = await closed.get(path);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      type: 'about:blank',
      title: 'Bad Request',
      status,
      detail: expect.any(String),
      instance: `/api/operations${path.split('?')[0]}`,
      errors: [
        {
          field,
          value,
          message: expect.any(String),
          remedy: expect.any(String),
        },
      ],
    });
  });

  it('refuses control characters in names too', async () => {
    const { status, body } = await closed.get(
      '/services/component/default/%00',
    );
    expect(status).toBe(400);
    expect(body.detail).toBe('name must not contain control characters.');
  });

  it('names the closest service, but none that the reader may not see', async () => {
    const missing = (name: string, caller: Caller) =>
      closed
        .get(`/services/component/default/${name}`, caller)
        .then(({ body, type }) => [type, body.status, body.detail]);
    expect(await missing('shopp', 'user')).toEqual([
      'application/problem+json',
      404,
      'There is no service component:default/shopp, or you may not see it. Did you mean component:default/shop?',
    ]);
    expect((await missing('vaultt', 'user'))[2]).toContain('Did you mean');
    expect((await missing('vaultt', 'anonymous'))[2]).not.toContain('mean');
    for (const path of ['/services', '/sources']) {
      const { type } = await closed.get(path, 'nobody');
      expect(type).toBe('application/problem+json');
    }
  });

  it('serves health, history and availability of what a source recorded', async () => {
    const history = (await closed.get(`${SHOP}/history`)).body;
    expect(history.segments).toMatchObject([{ status: 'healthy' }]);
    expect(history.segments[0].from).toBe(history.lookedSince);
    const availability = (await closed.get(`${SHOP}/availability`)).body;
    expect(availability).toMatchObject({ ratio: 1, stepSeconds: 300 });
    expect(availability.total).toBeGreaterThan(0);
    expect((await closed.get('/openapi.json')).body.openapi).toBe('3.1.0');
  });

  it('announces changes of many services in one message, and nothing about them', async () => {
    const { signals, get } = closed;
    await until(() => signals.length > 0);
    const { body } = await get('/services');
    const ids = (body as ServiceList).items.map(({ id }) => id);
    const told = signals.flatMap(({ message }) => message.changes);
    expect(told).toEqual(
      expect.arrayContaining(
        ids.map(id => ({ id, version: expect.any(Number) })),
      ),
    );
    expect(signals.length).toBeLessThan(4);
    expect(signals[0]).toMatchObject({
      channel: 'operations',
      recipients: { type: 'broadcast' },
    });
    expect(JSON.stringify(signals)).not.toContain('vault');
  });

  it('says of a source that does not start what is wrong, and tries again', async () => {
    let attempts = 0;
    const late: ObservationSource = {
      id: 'late',
      title: 'A source that fails at first',
      async start(context) {
        attempts += 1;
        if (attempts === 1) throw new Error('no route to eu-1');
        context.report({ state: 'running', message: 'Looks at 0 services.' });
      },
    };
    const { get } = await startBackend({ entities: [], sources: [late] });
    const messageIn = (state: SourceState) =>
      until(async () => {
        const { items }: SourceList = (await get('/sources')).body;
        return items.find(
          source => source.id === 'late' && source.state === state,
        )?.message;
      });
    const failing = await messageIn('failing');
    expect(failing).toContain('Could not start; the log');
    expect(failing).not.toContain('no route to eu-1');
    expect(await messageIn('running')).toBe('Looks at 0 services.');
    expect(attempts).toBe(2);
  });

  it('refuses two sources with one id', async () => {
    await expect(
      startBackend({ entities: [], sources: [happy, happy] }),
    ).rejects.toThrow('There are two sources with the id happy');
  });
});
