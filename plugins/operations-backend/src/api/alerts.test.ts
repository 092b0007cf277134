import {
  AlertDetail,
  AlertList,
  AlertMappingList,
  SilenceList,
  SourceList,
} from '@operate-first/plugin-operations-common';
import { Caller, startBackend } from '../__testUtils__/backend';
import { component } from '../__testUtils__/entities';
import { alertReport, FakeAlertSource } from '../__testUtils__/FakeAlertSource';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

const HOUR = 3_600_000;

async function setUp(config: object = {}) {
  const source = new FakeAlertSource();
  const backend = await startBackend({
    entities: [
      component('shop', { spec: { owner: 'team-a' } }),
      component('vault', {
        labels: { 'operate-first.io/visibility': 'internal' },
      }),
    ],
    features: [source.feature],
    config,
  });
  const read = async <T>(path: string, caller?: Caller): Promise<T> => {
    const { status, body } = await backend.get(path, caller);
    expect(status).toBe(200);
    return body;
  };
  const titles = async (query: string, caller?: Caller) => {
    const { items } = await read<AlertList>(`/alerts?${query}`, caller);
    return items.map(({ title }) => title).sort();
  };
  const alert = async (title: string, caller?: Caller) => {
    const { items } = await read<AlertList>('/alerts', caller);
    const found = items.find(one => one.title === title);
    if (!found) throw new Error(`No alert ${title}`);
    return found;
  };
  await until(async () => source.context !== undefined);
  await until(async () => {
    const { body } = await backend.get('/services');
    return body.totalItems === 2;
  });
  return { ...backend, source, read, titles, alert };
}

const ofShop = (alertname: string, labels: Record<string, string> = {}) =>
  alertReport(
    {
      alertname,
      service: 'component:default/shop',
      severity: 'critical',
      instance: '192.0.2.7:9100',
      ...labels,
    },
    {
      annotations: {
        summary: `${alertname} at 192.0.2.7`,
        description: 'A _description_.',
        runbook: 'https://runbooks.example.org/x',
        dashboard_url: 'data:text/html,x',
      },
      generatorUrl: 'https://prometheus.example.org/graph',
    },
  );

describe('the API of alerts', () => {
  it('shows what was pushed, to everybody as far as they may see it', async () => {
    const { source, read, titles, alert, signals, get } = await setUp();
    await until(async () => {
      await source.push(
        ofShop('Down'),
        ofShop('Leak', { service: 'component:default/vault' }),
        alertReport({ alertname: 'Lost', severity: 'warning' }),
      );
      return (await alert('Down')).service !== undefined;
    });
    expect(await alert('Down')).toMatchObject({
      source: 'alertmanager-eu-1',
      severity: 'page',
      state: 'firing',
      message: 'Down at 192.0.2.7',
      service: { ref: 'component:default/shop' },
      runbookUrl: 'https://runbooks.example.org/x',
      description: 'A _description_.',
      generatorUrl: 'https://prometheus.example.org/graph',
      labels: { instance: '192.0.2.7:9100' },
    });
    expect((await alert('Down')).dashboardUrl).toBeUndefined();
    // Nobody has redacted what machines said, and what belongs to nobody may be about anything.
    expect(await titles('', 'anonymous')).toEqual(['Down']);
    const open = await alert('Down', 'anonymous');
    expect(JSON.stringify(open)).not.toContain('192.0.2.7');
    expect(open).toMatchObject({
      severity: 'page',
      runbookUrl: 'https://runbooks.example.org/x',
      labels: { alertname: 'Down', severity: 'critical' },
    });
    expect(await titles('text=192.0.2', 'anonymous')).toEqual([]);
    expect(await titles('text=192.0.2%20down')).toEqual(['Down']);
    expect(await titles('mapped=false')).toEqual(['Lost']);
    expect(await titles('mapped=true')).toEqual(['Down', 'Leak']);
    expect(await titles('source=alertmanager-eu-1&severity=ticket')).toEqual([
      'Lost',
    ]);
    expect(await titles('source=slo')).toEqual([]);
    const lost = await alert('Lost');
    expect(lost.unmapped).toMatchObject({ message: expect.any(String) });
    const detail = await read<AlertDetail>(`/alerts/${lost.id}`);
    expect(detail).toMatchObject({
      alert: { title: 'Lost' },
      mapping: { rule: 'none', remedy: expect.any(String) },
      silences: [],
    });
    expect((await get(`/alerts/${lost.id}`, 'anonymous')).status).toBe(404);
    const { items } = await read<SourceList>('/sources');
    expect(items).toContainEqual(
      expect.objectContaining({
        id: 'alertmanager-eu-1',
        state: 'running',
        services: 2,
      }),
    );
    await until(async () =>
      signals.some(
        ({ message }) => (message as { alertsVersion?: number }).alertsVersion,
      ),
    );
  });

  it('lets people say to whom alerts belong, which holds at once', async () => {
    const { source, read, alert, send, audit } = await setUp({
      alerts: {
        mappings: [
          { matchers: ['team="a"'], service: 'component:default/shop' },
        ],
      },
    });
    await source.push(
      alertReport({ alertname: 'Lost', zone: 'b' }),
      alertReport({ alertname: 'Configured', team: 'a' }),
    );
    await until(async () => (await alert('Configured')).service !== undefined);
    const wanted = {
      matchers: [{ name: 'zone', value: 'a|b', operator: '=~' }],
      service: 'Component:default/Shop',
      environment: 'production',
      note: 'Zones a and b are ours.',
    };
    expect(
      (await send('post', '/alert-mappings', wanted, 'anonymous')).status,
    ).toBe(403);
    const made = await send('post', '/alert-mappings', wanted);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      origin: 'page',
      service: { ref: 'component:default/shop' },
      madeBy: { ref: 'user:default/ada' },
      firing: 1,
    });
    expect(await alert('Lost')).toMatchObject({
      service: { ref: 'component:default/shop' },
      environment: 'production',
    });
    const { items } = await read<AlertMappingList>('/alert-mappings');
    expect(items.map(({ origin }) => origin)).toEqual([
      'page',
      'configuration',
    ]);
    const shown = await read<AlertMappingList>('/alert-mappings', 'anonymous');
    expect(shown.items[0]).not.toHaveProperty('madeBy');
    expect(shown.items[0]).toMatchObject({ matchers: [] });
    const wrong = await send('post', '/alert-mappings', {
      ...wanted,
      service: 'component:default/shopp',
    });
    expect(wrong.body.errors).toMatchObject([{ field: 'service' }]);
    expect(wrong.body.detail).toContain('component:default/shop');
    const unclear = await send('post', '/alert-mappings', {
      ...wanted,
      matchers: [{ name: 'zone', value: '(', operator: '=~' }],
    });
    expect(unclear.body.errors).toMatchObject([{ field: 'matchers.0.value' }]);
    const remove = (id: string) => send('delete', `/alert-mappings/${id}`);
    expect((await remove('configuration-1')).status).toBe(409);
    expect((await remove('nothing')).status).toBe(404);
    expect((await remove(made.body.id)).status).toBe(204);
    expect((await alert('Lost')).service).toBeUndefined();
    expect(audit.map(({ event, outcome }) => `${event} ${outcome}`)).toEqual(
      expect.arrayContaining([
        'alert-mapping-add succeeded',
        'alert-mapping-add failed',
        'alert-mapping-remove succeeded',
      ]),
    );
  });

  it('makes and ends silences where they are kept', async () => {
    const { source, read, alert, send, titles, audit } = await setUp();
    await source.push(ofShop('Down'), ofShop('Slow'));
    const wanted = {
      source: 'alertmanager-eu-1',
      matchers: [{ name: 'alertname', value: 'Down' }],
      endsAt: new Date(Date.now() + HOUR).toISOString(),
      comment: 'The disk is being replaced.',
    };
    expect((await send('post', '/silences', wanted, 'anonymous')).status).toBe(
      403,
    );
    source.down = true;
    const down = await send('post', '/silences', wanted);
    expect(down.status).toBe(503);
    expect(down.body.detail).toBe(
      'Alertmanager EU does not answer. Nothing has changed; try again.',
    );
    expect((await alert('Down')).suppressed).toBeUndefined();
    source.down = false;
    const made = await send('post', '/silences', wanted);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'active',
      alerts: 1,
      createdBy: 'user:default/ada',
      comment: 'The disk is being replaced.',
    });
    expect(source.kept).toMatchObject([{ createdBy: 'user:default/ada' }]);
    const quiet = await alert('Down');
    expect(quiet).toMatchObject({
      suppressed: 'silenced',
      suppressedMessage: expect.stringMatching(/^Silenced until .* UTC\.$/),
    });
    expect(await titles('suppressed=true')).toEqual(['Down']);
    expect(await titles('suppressed=false')).toEqual(['Slow']);
    const detail = await read<AlertDetail>(`/alerts/${quiet.id}`);
    expect(detail.silences).toHaveLength(1);
    // Visitors learn that there is one, not what people wrote.
    const open = await read<SilenceList>('/silences', 'anonymous');
    expect(open.items).toMatchObject([
      { alerts: 1, comment: '', matchers: [] },
    ]);
    expect(open.items[0]).not.toHaveProperty('createdBy');
    expect(open.sources).toMatchObject([
      { id: 'alertmanager-eu-1', title: 'Alertmanager EU' },
    ]);
    const list = (query: string) => read<SilenceList>(`/silences?${query}`);
    expect((await list('state=expired')).items).toEqual([]);
    expect((await list('service=component:default/shop')).items).toHaveLength(
      1,
    );
    expect((await list('service=component:default/vault')).items).toEqual([]);
    const end = () =>
      send('delete', `/silences/alertmanager-eu-1/${made.body.id}`);
    const ended = await end();
    expect(ended.body).toMatchObject({ state: 'expired', alerts: 0 });
    expect((await alert('Down')).suppressed).toBeUndefined();
    expect(audit.map(({ event, outcome }) => `${event} ${outcome}`)).toEqual(
      expect.arrayContaining([
        'silence-create failed',
        'silence-create succeeded',
        'silence-end succeeded',
      ]),
    );
  });

  it.each([
    [{ source: 'nobody' }, 'source'],
    [{ endsAt: '2020-01-01T00:00:00Z' }, 'endsAt'],
    [{ matchers: [{ name: 'a', value: '.*', operator: '=~' }] }, 'matchers'],
    [
      { matchers: [{ name: 'a', value: '(?!', operator: '=~' }] },
      'matchers.0.value',
    ],
    [{ comment: '  ' }, 'comment'],
  ])('refuses a silence with %j', async (wrong, field) => {
    const { send, source } = await setUp();
    const answer = await send('post', '/silences', {
      source: 'alertmanager-eu-1',
      matchers: [{ name: 'alertname', value: 'Down' }],
      endsAt: new Date(Date.now() + HOUR).toISOString(),
      comment: 'Why.',
      ...wrong,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toMatchObject([
      { field, remedy: expect.any(String) },
    ]);
    expect(source.kept).toEqual([]);
  });
});
