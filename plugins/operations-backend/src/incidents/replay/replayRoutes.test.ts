import {
  HealthStatus,
  Incident,
} from '@operate-first/plugin-operations-common';
import { SourceContext } from '@operate-first/plugin-operations-node';
import { Caller, startBackend } from '../../__testUtils__/backend';
import { component } from '../../__testUtils__/entities';
import { slo } from '../../__testUtils__/SloLab';
import { until } from '../../__testUtils__/until';

const scope = { environment: 'production' };

async function start() {
  let context: SourceContext | undefined;
  const backend = await startBackend({
    entities: [
      component('shop', { title: 'Shop of Wilhelmina Quist' }),
      component('vault', {
        labels: { 'operate-first.io/visibility': 'internal' },
      }),
      slo('secrets', { spec: { service: 'vault' } }),
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { name: 'wquist', namespace: 'default' },
        spec: { profile: { displayName: 'Wilhelmina Quist' } },
      },
    ],
    sources: [
      {
        id: 'puppet',
        title: 'Puppet',
        start: async given => {
          context = given;
        },
      },
    ],
  });
  const services = await until(() => {
    const known = context?.listServices() ?? [];
    return known.length === 2 ? known : undefined;
  });
  const idOf = (name: string) =>
    services.find(({ entityRef }) => entityRef.endsWith(`/${name}`))?.id ?? '';
  const look = async (name: string, status: HealthStatus) =>
    context?.record([
      {
        serviceId: idOf(name),
        scope,
        status,
        reasons:
          status === 'healthy'
            ? []
            : [
                {
                  code: 'puppet.broken',
                  status,
                  message: `${name} does not answer.`,
                  detail: 'connect ECONNREFUSED',
                },
              ],
        observedAt: new Date(),
      },
    ]);
  await context?.declare(
    ['shop', 'vault'].map(name => ({
      serviceId: idOf(name),
      scopes: [{ ...scope, intervalSeconds: 60 }],
      problems: [],
    })),
  );
  for (const name of ['shop', 'vault']) await look(name, 'healthy');
  return { ...backend, look };
}

describe('the past of incidents over the API', () => {
  let started: Awaited<ReturnType<typeof start>>;
  let incidents: Incident[];

  beforeAll(async () => {
    started = await start();
    await started.look('shop', 'down');
    await started.look('vault', 'down');
    incidents = await until(async () => {
      const { body } = await started.get('/incidents');
      return body.totalItems === 2 ? body.items : undefined;
    });
  }, 60_000);

  const path = (key: string, what: string) => `/incidents/${key}/${what}`;
  const replayAt = (at: string) => `replay?at=${encodeURIComponent(at)}`;

  it('opens incidents of what goes down, each as public as its service', () => {
    expect(incidents.map(({ key }) => key).sort()).toEqual(['INC-1', 'INT-1']);
    for (const { startedAt, detectedAt } of incidents) {
      expect(Date.parse(detectedAt)).toBeGreaterThanOrEqual(
        Date.parse(startedAt),
      );
    }
  });

  it('tells what was decided, and from what', async () => {
    const { status, body } = await started.get(path('INC-1', 'decisions'));
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      {
        rule: expect.stringMatching(/^open\./),
        message: expect.stringContaining('Shop'),
      },
    ]);
    expect(body.items[0].inputs.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).toContain('Wilhelmina Quist');
  });

  it('tells visitors the same, without what people wrote of people', async () => {
    const decided = path('INC-1', 'decisions');
    // Until it is known whom texts may name, the rule is all there is to read.
    const [item] = await until(async () => {
      const { body } = await started.get(decided, 'anonymous');
      return body.items[0].message.includes('Shop') ? body.items : undefined;
    });
    expect(item.inputs.length).toBeGreaterThan(0);
    expect(JSON.stringify(item)).not.toMatch(/Wilhelmina|Quist/);
  });

  it('shows how it was, without the words of machines for those who may not read them', async () => {
    const at = new Date().toISOString();
    const url = path('INC-1', replayAt(at));
    const { status, body } = await started.get(url);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        at,
        status: 'triggered',
        services: [
          {
            role: 'root',
            health: {
              status: 'down',
              reasons: [{ detail: 'connect ECONNREFUSED' }],
            },
          },
        ],
        alerts: [
          { title: 'Shop of Wilhelmina Quist is down', source: 'health' },
        ],
      },
    });
    const seen = await started.get(url, 'anonymous');
    expect(seen.status).toBe(200);
    expect(seen.body.services[0].health.reasons[0].message).toBe(
      'shop does not answer.',
    );
    expect(JSON.stringify(seen.body)).not.toContain('ECONNREFUSED');
  });

  it('says what it cost', async () => {
    const { status, body } = await started.get(path('INC-1', 'budget'));
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        from: expect.any(String),
        to: expect.any(String),
        items: [],
      },
    });
  });

  it.each([
    ['nobody', 401, 401],
    ['forged', 401, 401],
    ['stranger', 403, 403],
    ['anonymous', 200, 404],
    ['user', 200, 200],
    ['service', 200, 200],
  ] as Array<[Caller, number, number]>)(
    'answers %s with %i, and of what is internal with %i',
    async (caller, ofPublic, ofInternal) => {
      const parts = [replayAt(new Date().toISOString()), 'budget', 'decisions'];
      for (const part of parts) {
        const shown = await started.get(path('INC-1', part), caller);
        const hidden = await started.get(path('INT-1', part), caller);
        expect([shown.status, hidden.status]).toEqual([ofPublic, ofInternal]);
      }
    },
  );

  it('shows how an objective went, to those who may see the incident', async () => {
    const series = path('INT-1', 'evidence-series?slo=slo:default/secrets');
    const { body } = await until(async () => {
      const answer = await started.get(series);
      return answer.status === 200 ? answer : undefined;
    });
    expect(body).toMatchObject({
      objective: 0,
      stepSeconds: 300,
      points: expect.arrayContaining([{ start: expect.any(String) }]),
    });
    const others: Array<[Caller, number]> = [
      ['nobody', 401],
      ['stranger', 403],
      ['anonymous', 404],
    ];
    for (const [caller, status] of others) {
      expect((await started.get(series, caller)).status).toBe(status);
    }
    const wrong: Array<[string, number]> = [
      ['evidence-series', 400],
      ['evidence-series?slo=slo:default/secrets&objective=7', 404],
      ['evidence-series?slo=slo:default/nothing', 404],
    ];
    for (const [what, status] of wrong) {
      expect((await started.get(path('INT-1', what))).status).toBe(status);
    }
    // Of another incident, it is not.
    const other = path('INC-1', 'evidence-series?slo=slo:default/secrets');
    expect((await started.get(other)).status).toBe(404);
  });

  it.each(['tomorrow', '1970-01-01T00:00:00Z'])(
    'refuses %s as a moment, and says what to ask instead',
    async at => {
      const { status, body } = await started.get(path('INC-1', replayAt(at)));
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([
        { field: 'at', value: at, remedy: expect.any(String) },
      ]);
    },
  );
});
