import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  Incident,
  IncidentInput,
  IncidentUpdate,
} from '@operate-first/plugin-operations-common';
import { Caller, CALLERS, startBackend } from '../../__testUtils__/backend';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { until } from '../../__testUtils__/until';
import request from 'supertest';

const SHOP = 'component:default/shop';
const VAULT = 'component:default/vault';
const ADA = 'user:default/ada';

function user(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { memberOf: [] },
  };
}

/** A pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function input(more: Partial<IncidentInput> = {}): IncidentInput {
  return { title: 'Nobody can pay', services: [{ service: SHOP }], ...more };
}

type Started = Awaited<ReturnType<typeof startBackend>>;

const databases = testDatabases();

describe.each(databases.ids)('the API of incidents on %s', databaseId => {
  let started: Started;
  let open: Started;

  async function start(config?: object) {
    const backend = await startBackend({
      entities: [
        component('shop', { title: 'Shop', spec: { owner: ADA } }),
        component('search'),
        component('vault', {
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
        user('ada'),
        user('bob'),
      ],
      config,
      features: [
        mockServices.database.factory({
          knex: await databases.open(databaseId),
        }),
      ],
    });
    await until(async () => {
      const { body } = await backend.get('/services');
      return body.totalItems === 3;
    });
    return backend;
  }

  beforeAll(async () => {
    started = await start();
    open = await start({ unauthenticatedRead: true });
  }, 60_000);

  async function declare(
    more?: Partial<IncidentInput>,
    caller?: Caller,
  ): Promise<Incident> {
    const { status, body } = await started.send(
      'post',
      '/incidents',
      input(more),
      caller,
    );
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  }

  function update(key: string, fields: IncidentUpdate, caller?: Caller) {
    return started.send('patch', `/incidents/${key}`, fields, caller);
  }

  function write(key: string, text: string, more: object = {}) {
    return started.send('post', `/incidents/${key}/timeline`, {
      kind: 'note',
      text,
      ...more,
    });
  }

  async function texts(key: string, caller?: Caller): Promise<string[]> {
    const { body } = await started.get(`/incidents/${key}/timeline`, caller);
    return body.entries.map(
      ({ kind, text }: { kind: string; text: string }) => `${kind}: ${text}`,
    );
  }

  it('lets people and plugins declare, and nobody else', async () => {
    const incident = await declare({
      impact: 'outage',
      summary: 'Cards are refused',
      services: [
        { service: 'Component:default/SHOP', impact: 'outage' },
        { service: VAULT, regions: [{ region: 'eu', impact: 'minor' }] },
      ],
    });
    expect(incident).toMatchObject({
      key: expect.stringMatching(/^INC-\d+$/),
      severity: 2,
      status: 'triggered',
      origin: 'person',
      visibility: 'public',
      declaredBy: { ref: ADA },
      owner: { ref: ADA },
      services: [
        { service: { ref: SHOP, title: 'Shop' }, role: 'root' },
        { service: { ref: VAULT }, role: 'affected' },
      ],
    });
    const byPlugin = await declare({}, 'service');
    expect(byPlugin).toMatchObject({ origin: 'api', severity: 3 });
    for (const [caller, status] of [
      ['nobody', 401],
      ['anonymous', 403],
      ['limited', 403],
      ['stranger', 403],
      ['forged', 401],
    ] as const) {
      const answer = await started.send('post', '/incidents', input(), caller);
      expect([caller, answer.status]).toEqual([caller, status]);
      const change = await update(incident.key, { severity: 1 }, caller);
      expect([caller, change.status]).toEqual([caller, status]);
    }
    expect(
      started.audit.filter(({ event }) => event === 'incident-declare'),
    ).toMatchObject([
      { outcome: 'begun', meta: { services: expect.anything() } },
      { outcome: 'succeeded' },
      { outcome: 'begun' },
      { outcome: 'succeeded' },
    ]);
  });

  it('declares the same request once', async () => {
    const one = await declare({ idempotencyKey: 'abc' });
    expect((await declare({ idempotencyKey: 'abc' })).key).toBe(one.key);
    const other = await declare({ idempotencyKey: 'abc' }, 'service');
    expect(other.key).not.toBe(one.key);
  });

  it('says which field is wrong and what to do', async () => {
    const cases: Array<[IncidentInput, string, RegExp]> = [
      [
        input({ services: [{ service: 'component:default/serch' }] }),
        'services.0.service',
        /Did you mean component:default\/search\?/,
      ],
      [
        input({ startedAt: '2999-01-01T00:00:00Z' }),
        'startedAt',
        /in the future/,
      ],
      [input({ title: '  ' }), 'title', /empty/],
      [input({ severity: 5 }), 'severity', /<= 4/],
    ];
    for (const [body, field, message] of cases) {
      const answer = await started.send('post', '/incidents', body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([
        {
          field,
          message: expect.stringMatching(message),
          remedy: expect.any(String),
        },
      ]);
    }
    const { key } = await declare();
    const wrong: Array<[IncidentUpdate, string]> = [
      [{ fixUrl: `${'javascript'}:alert(1)` }, 'fixUrl'],
      [{ trackerUrl: 'ftp://example.org' }, 'trackerUrl'],
      [{ roles: [{ role: 'scribe', person: 'adaa' }] }, 'roles.0.person'],
      [{ duplicateOf: 'INC-999' }, 'duplicateOf'],
      [{ resolvedAt: new Date().toISOString() }, 'resolvedAt'],
      [{ detectedAt: '2020-01-01T00:00:00Z' }, 'detectedAt'],
      [{ startedAt: '2999-01-01T00:00:00Z' }, 'startedAt'],
    ];
    for (const [fields, field] of wrong) {
      const answer = await update(key, fields);
      expect([answer.status, answer.body.errors?.[0].field]).toEqual([
        400,
        field,
      ]);
    }
    const unknown = await started.get('/incidents/INC-9999');
    expect(unknown.status).toBe(404);
    expect(unknown.body.detail).toContain('There is no incident INC-9999');
  });

  it('shows no more of an incident than of its root, and leaves out the rest', async () => {
    const internal = await declare({
      title: 'The secret of the vault',
      services: [{ service: VAULT }, { service: SHOP }],
    });
    expect(internal.key).toMatch(/^INT-/);
    const outer = await declare({
      title: 'Pay later',
      services: [{ service: SHOP }, { service: VAULT }],
    });
    const note = await write(
      outer.key,
      'It is the till, says robert@example.org from 10.1.2.3',
    );
    expect(note.status).toBe(201);
    await write(outer.key, 'Of the vault', { service: VAULT });
    await update(outer.key, {
      roles: [{ role: 'commander', person: '@bob' }],
      cause: 'human',
      causeText: 'Somebody slipped',
    });
    await update(internal.key, { duplicateOf: outer.key });
    const gone = await started.get(`/incidents/${internal.key}`, 'anonymous');
    expect(gone.status).toBe(404);
    const list = await started.get('/incidents?text=vault', 'anonymous');
    expect(list.body).toMatchObject({ items: [], totalItems: 0 });
    const byVault = await started.get(
      `/incidents?service=${VAULT}`,
      'anonymous',
    );
    expect(byVault.body.totalItems).toBe(0);
    const byPerson = await started.get(
      '/incidents?person=user:default/bob',
      'anonymous',
    );
    expect(byPerson.body.totalItems).toBe(0);
    const facets = await started.get('/incidents/facets', 'anonymous');
    expect(JSON.stringify(facets.body)).not.toContain('vault');
    // Nobody but members reads what people wrote until it is known whom texts may name.
    const detail = await until(async () => {
      const path = `/incidents/${outer.key}`;
      const answer = await started.get(path, 'anonymous');
      return answer.body.incident.causeText ? answer : undefined;
    });
    expect(detail.body).toMatchObject({
      mayWrite: false,
      duplicates: [],
      incident: {
        services: [{ service: { ref: SHOP } }],
        roles: [],
        causeText: 'Somebody slipped',
      },
    });
    const timeline = await started.get(
      `/incidents/${outer.key}/timeline`,
      'anonymous',
    );
    const said = JSON.stringify([detail.body, timeline.body]);
    for (const secret of [
      'vault',
      'ada',
      'bob',
      'robert',
      '10.1.2.3',
      'INT-',
    ]) {
      expect([secret, said.includes(secret)]).toEqual([
        secret,
        // Whose service it is is said of services everywhere.
        secret === 'ada' && said.includes(`"owner":{"ref":"${ADA}"}`),
      ]);
    }
    expect(timeline.body.entries).toContainEqual(
      expect.objectContaining({
        kind: 'note',
        text: expect.stringMatching(/^It is the till, says \S+ from \S+$/),
        redacted: true,
      }),
    );
    const edits = await started.get(
      `/incidents/${outer.key}/timeline/${note.body.entries[0].id}/edits`,
      'anonymous',
    );
    expect(edits.body).toEqual({ items: [] });

    const member = await started.get(`/incidents/${outer.key}`);
    expect(member.body).toMatchObject({
      duplicates: [internal.key],
      mayWrite: true,
      incident: {
        causeText: 'Somebody slipped',
        roles: [{ role: 'commander', person: { ref: 'user:default/bob' } }],
      },
    });
    expect(await texts(outer.key)).toEqual(
      expect.arrayContaining([
        'note: Of the vault',
        'role: Commander assigned: user:default/bob',
        `merge: ${internal.key} goes on here`,
      ]),
    );
  });

  it('is closed to callers who are nobody, unless it is opened to them', async () => {
    expect((await started.get('/incidents', 'nobody')).status).toBe(401);
    expect((await open.get('/incidents', 'nobody')).status).toBe(200);
    expect((await open.get('/incidents/mine', 'nobody')).status).toBe(200);
    const declared = await open.send('post', '/incidents', input(), 'nobody');
    expect(declared.status).toBe(401);
  });

  it('changes fields, and says what somebody else has changed meanwhile', async () => {
    const { key, version } = await declare();
    const first = await update(key, {
      version,
      severity: 1,
      status: 'fixing',
      fixUrl: 'https://github.com/example/shop/pull/1',
      chatUrl: 'https://chat.example.org/shop',
    });
    expect(first.status).toBe(200);
    expect(first.body.incident).toMatchObject({
      severity: 1,
      status: 'fixing',
      acknowledgedAt: expect.any(String),
      fix: { url: 'https://github.com/example/shop/pull/1', state: 'unknown' },
    });
    expect(first.body.incident.version).toBeGreaterThan(version);
    const conflict = await update(key, { version, severity: 4, cause: 'data' });
    expect(conflict.status).toBe(409);
    expect(conflict.body.errors).toMatchObject([
      {
        field: 'severity',
        value: '1',
        message: expect.stringContaining(`${ADA} changed severity`),
      },
    ]);
    const { body } = await started.get(`/incidents/${key}`);
    expect(body.incident).toMatchObject({ severity: 1 });
    expect(body.incident.cause).toBeUndefined();
    const away = await update(key, { chatUrl: '', fixUrl: '' });
    expect(away.body.incident.fix).toBeUndefined();
    expect(away.body.incident.chatUrl).toBeUndefined();
    // Once more changes nothing.
    const same = await update(key, { severity: 1 });
    expect(same.body.incident.version).toBe(away.body.incident.version);
  });

  it('keeps a timeline that pages can follow', async () => {
    const { key } = await declare();
    const note = await write(key, '**Bold** <script>alert(1)</script>', {
      idempotencyKey: 'n1',
    });
    expect(note.body.entries).toMatchObject([
      { text: '**Bold** <script>alert(1)</script>', mine: true, edits: 0 },
    ]);
    const again = await write(key, 'Otherwise', { idempotencyKey: 'n1' });
    expect(again.body.entries[0].id).toBe(note.body.entries[0].id);
    const all = await started.get(`/incidents/${key}/timeline`);
    expect(all.body).toMatchObject({ totalItems: 2, version: 2 });
    await write(key, 'Second');
    const { id } = note.body.entries[0];
    const path = `/incidents/${key}/timeline/${id}`;
    const edit = await started.send('put', path, { text: 'Better', edits: 0 });
    expect(edit.body).toMatchObject({ text: 'Better', edits: 1 });
    const late = await started.send('put', path, { text: 'Worse', edits: 0 });
    expect(late.status).toBe(409);
    const foreign = await started.send(
      'put',
      path,
      { text: 'Mine', edits: 1 },
      'service',
    );
    expect(foreign.status).toBe(403);
    expect((await started.get(`${path}/edits`)).body.items).toMatchObject([
      { text: '**Bold** <script>alert(1)</script>' },
    ]);
    const since = await started.get(`/incidents/${key}/timeline?after=2`);
    expect(
      since.body.entries.map(({ text }: { text: string }) => text),
    ).toEqual(['Better', 'Second']);
    expect(since.body.version).toBe(4);
    const part = await started.get(
      `/incidents/${key}/timeline?after=0&limit=1`,
    );
    const rest = await started.get(
      `/incidents/${key}/timeline?after=${part.body.version}`,
    );
    expect(part.body.entries).toHaveLength(1);
    expect(rest.body.entries).toHaveLength(2);
    const older = await started.get(
      `/incidents/${key}/timeline?before=3&limit=1`,
    );
    expect(older.body.entries).toMatchObject([{ seq: 2 }]);
    expect(await texts(key)).toEqual([
      'status: Declared: SEV3, major',
      'note: Better',
      'note: Second',
    ]);
  });

  it('carries out the commands of a note, all or none', async () => {
    const { key } = await declare();
    const text = [
      'It is the disk',
      '/severity 1',
      '/status fixing',
      '/assign me',
      '/assign scribe @bob',
      '/affects search',
      '/impact minor search eu',
      '/fix https://example.org/fix',
    ].join('\n');
    const written = await write(key, text, { idempotencyKey: 'c' });
    expect(written.status).toBe(201);
    expect(written.body.incident).toMatchObject({
      severity: 1,
      status: 'fixing',
      roles: [
        { role: 'commander', person: { ref: ADA } },
        { role: 'scribe', person: { ref: 'user:default/bob' } },
      ],
      services: [
        { service: { ref: SHOP }, role: 'root' },
        {
          service: { ref: 'component:default/search' },
          regions: [{ region: 'eu', impact: 'minor' }],
        },
      ],
      fix: { url: 'https://example.org/fix' },
    });
    expect(written.body.entries[0]).toMatchObject({
      kind: 'note',
      text: 'It is the disk',
    });
    // Sent again, they are not carried out again.
    await update(key, { severity: 3 });
    const again = await write(key, text, { idempotencyKey: 'c' });
    expect(again.body.incident.severity).toBe(3);
    const only = await write(key, '/severity 2', { idempotencyKey: 'd' });
    expect(only.body.entries).toMatchObject([{ kind: 'severity' }]);
    await update(key, { severity: 4 });
    const repeated = await write(key, '/severity 2', { idempotencyKey: 'd' });
    expect(repeated.body.incident.severity).toBe(4);
    const before = await texts(key);
    for (const wrong of [
      '/sevrity 1',
      '/severity 9',
      '/assign @nobody-there',
      '/affects serch',
      '/duplicate INC-9999',
      `/fix ${'javascript'}:alert(1)`,
    ]) {
      const answer = await write(key, `A note\n/severity 3\n${wrong}`);
      expect([wrong, answer.status, answer.body.errors?.[0].field]).toEqual([
        wrong,
        400,
        'text',
      ]);
    }
    expect(await texts(key)).toEqual(before);
  });

  it('keeps the services that a writer has not touched as they were', async () => {
    const { key, services } = await declare({
      services: [{ service: SHOP }, { service: 'component:default/search' }],
    });
    const { body } = await update(key, {
      services: [
        { service: 'component:default/search', impact: 'outage' },
        { service: SHOP, regions: [{ region: 'eu', impact: 'minor' }] },
      ],
    });
    expect(body.incident.services).toMatchObject([
      { role: 'root', impact: 'outage', since: services[1].since },
      { role: 'affected', regions: [{ region: 'eu', impact: 'minor' }] },
    ]);
    expect((await texts(key)).slice(1)).toEqual([
      'service: It comes from search',
    ]);
  });

  it('takes no service away for who does not say what they saw', async () => {
    const { key, version } = await declare({
      services: [{ service: SHOP }, { service: 'component:default/search' }],
    });
    const wanted = { services: [{ service: SHOP }] };
    const refused = await update(key, wanted);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      errors: [
        {
          field: 'version',
          message: expect.stringContaining('a service away'),
          remedy: expect.stringContaining('version'),
        },
      ],
    });
    const all = [
      { service: SHOP, impact: 'outage' as const },
      { service: 'component:default/search' },
    ];
    expect((await update(key, { services: all })).status).toBe(200);
    // Somebody has changed them since.
    expect((await update(key, { ...wanted, version })).status).toBe(409);
    const { body } = await started.get(`/incidents/${key}`);
    const done = await update(key, {
      ...wanted,
      version: body.incident.version,
    });
    expect(done.body.incident.services).toHaveLength(1);
  });

  it('measures five years at most', async () => {
    const ask = (query: string) => started.get(`/incidents/metrics?${query}`);
    const long = await ask('from=2001-01-01T00:00:00Z');
    expect(long.status).toBe(400);
    expect(long.body).toMatchObject({
      errors: [
        {
          field: 'from',
          message: expect.stringContaining('five years'),
          remedy: expect.stringContaining('Ask for'),
        },
      ],
    });
    const back = await ask('from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z');
    expect(back.status).toBe(400);
    const good = await ask('from=2022-01-01T00:00:00Z&to=2026-12-31T00:00:00Z');
    expect(good.status).toBe(200);
  });

  it('refuses what is too large, in words', async () => {
    const { key } = await declare();
    const huge = await write(key, 'x'.repeat(10 * 1024 * 1024));
    expect(huge.status).toBe(413);
    expect(huge.body.detail).toContain('at most 1048576 bytes');
    const long = await write(key, 'x'.repeat(100_001));
    expect(long.status).toBe(400);
    expect(long.body.errors[0].field).toBe('text');
    const nul = await write(key, 'a\0b');
    expect(nul.body.entries[0].text).toBe('ab');
  });

  it('keeps pictures, by their content and for those who may see them', async () => {
    const { key } = await declare();
    const send = (content: Buffer, caller: Caller = 'user') =>
      request(started.server)
        .post(`/api/operations/incidents/${key}/files?name=gr%C3%BCn'.png`)
        .set('Authorization', CALLERS[caller])
        .set('Content-Type', 'application/octet-stream')
        .send(content);
    const file = await send(PNG);
    expect(file).toMatchObject({
      status: 201,
      body: { name: "grün'.png", type: 'image/png', bytes: PNG.length },
    });
    for (const bad of [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from('RIFF\0\0\0\0WAVE'),
      Buffer.alloc(0),
    ]) {
      expect((await send(bad)).status).toBe(400);
    }
    const large = await send(Buffer.alloc(5 * 1024 * 1024 + 1));
    expect(large.status).toBe(413);
    expect((await send(PNG, 'anonymous')).status).toBe(403);
    const path = `/incidents/${key}/files/${file.body.id}`;
    const got = await started.get(path).buffer(true);
    expect(got.headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': expect.stringMatching(
        /^attachment;.*gr%C3%BCn%27/,
      ),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(Buffer.from(got.body)).toEqual(PNG);
    expect((await started.get(path, 'anonymous')).status).toBe(403);
    const other = await declare();
    expect(
      (await started.get(`/incidents/${other.key}/files/${file.body.id}`))
        .status,
    ).toBe(404);
    const shown = await write(key, 'Look', { fileId: file.body.id });
    expect(shown.body.entries).toMatchObject([
      { kind: 'picture', fileId: file.body.id },
    ]);
    const foreign = await write(other.key, 'Look', { fileId: file.body.id });
    expect(foreign.status).toBe(400);
  });

  it('lists open ones first and goes on where a page ended', async () => {
    const title = 'Sorted 100%';
    const [four, one, two] = [
      await declare({ title, severity: 4 }),
      await declare({ title, severity: 1 }),
      await declare({ title, severity: 2, drill: true }),
    ];
    await update(one.key, { status: 'resolved' });
    const keys = async (query: string) => {
      const { body } = await started.get(
        `/incidents?text=${encodeURIComponent('sorted 100%')}${
          query && `&${query}`
        }`,
      );
      return body.items.map(({ key }: Incident) => key);
    };
    expect(await keys('')).toEqual([two.key, four.key, one.key]);
    expect(await keys('sort=severity')).toEqual([one.key, two.key, four.key]);
    expect(await keys('sort=started')).toEqual([two.key, one.key, four.key]);
    expect((await keys('sort=updated'))[0]).toBe(one.key);
    expect(await keys('state=resolved')).toEqual([one.key]);
    expect(await keys('severity=4&severity=1&state=open')).toEqual([four.key]);
    expect(await keys('drill=false')).toEqual([four.key, one.key]);
    expect(await keys(`owner=${ADA}`)).toHaveLength(3);
    expect(await keys('service=component:default/search')).toEqual([]);
    expect(await keys('status=resolved')).toEqual([one.key]);
    expect(await keys('to=2020-01-01T00%3A00%3A00Z')).toEqual([]);
    expect(await keys('from=2999-01-01T00%3A00%3A00Z')).toEqual([
      two.key,
      four.key,
    ]);
    const query = `/incidents?text=${encodeURIComponent('sorted')}&limit=2`;
    const page = await started.get(query);
    const next = await started.get(
      `${query}&cursor=${encodeURIComponent(page.body.nextCursor)}`,
    );
    expect(next.body.items).toMatchObject([{ key: one.key }]);
    expect(next.body.nextCursor).toBeUndefined();
    const wrong = await started.get(
      `/incidents?cursor=${encodeURIComponent(page.body.nextCursor)}`,
    );
    expect(wrong.status).toBe(400);
    const facets = await started.get('/incidents/facets?text=sorted');
    expect(facets.body).toMatchObject({
      state: [
        { value: 'open', count: 2 },
        { value: 'resolved', count: 1 },
      ],
      severity: [
        { value: '1', count: 1 },
        { value: '2', count: 1 },
        { value: '4', count: 1 },
      ],
      owner: [{ value: ADA, count: 3 }],
      service: [{ value: SHOP, count: 3 }],
    });
  });

  it('says what is mine, what severities mean, and how long it took', async () => {
    const { key } = await declare({ title: 'For ada' });
    const { key: role } = await declare({
      title: 'Helped',
      services: [{ service: 'component:default/search' }],
    });
    await update(role, { roles: [{ role: 'scribe', person: 'ada' }] });
    const mine = await started.get('/incidents/mine');
    expect(mine.body.incidents.map((one: Incident) => one.key)).toEqual(
      expect.arrayContaining([key, role]),
    );
    for (const caller of ['anonymous', 'service'] as const) {
      const { body } = await started.get('/incidents/mine', caller);
      expect(body).toEqual({ incidents: [], services: [] });
    }
    const policy = await started.get('/incidents/policy', 'anonymous');
    expect(policy.body.severities).toHaveLength(4);
    expect(policy.body.rules.length).toBeGreaterThan(0);
    const metrics = await started.get('/incidents/metrics?by=service');
    expect(metrics.status).toBe(200);
  });

  it('tells open pages which incident has changed', async () => {
    const { id } = await declare();
    const told = await until(() =>
      started.signals.find(({ message }) =>
        JSON.stringify(message).includes(id),
      ),
    );
    // Opaque ids and versions, and nothing about what happened.
    expect(told.message).toMatchObject({
      incidents: expect.arrayContaining([{ id, version: expect.any(Number) }]),
    });
    expect(JSON.stringify(told.message)).not.toContain('INC-');
  });
});
