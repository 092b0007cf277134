import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { RunbookList } from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { Caller, startBackend } from '../__testUtils__/backend';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

const SOLO = 'component:default/solo';
const VAULT = 'component:default/vault';
const GRACE = 'user:default/grace';
/** Nothing that names one of these may reach a visitor. */
const PEOPLE = /quist|gracia|gitter|adelheid|zwirn|user:/i;
const databases = testDatabases();

function user(name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName, email: `${name}@example.org` } },
  };
}

const SEALED = [
  '---',
  'title: Unseal it',
  'alerts: [VaultSealed, SoloDown]',
  'visibility: public',
  '---',
  '',
  'Wilhelmina Quist wrote it. See [nothing](#gone).',
].join('\n');

describe.each(databases.ids)('what visitors learn on %s', databaseId => {
  let database: Knex;
  let notes: FakeRepository;
  let started: Awaited<ReturnType<typeof startBackend>>;
  let open: string;
  let closed: string;

  beforeAll(async () => {
    database = await databases.open(databaseId);
    notes = new FakeRepository('notes', 'public');
    notes.writes = ['postMortem', 'runbook'];
    notes.push('runbooks/sealed.md', SEALED, 'Wilhelmina Quist');
    started = await startBackend({
      entities: [
        // Somebody owns it alone: their name is that of its owner.
        component('solo', { spec: { owner: 'user:default/quist' } }),
        component('vault', {
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
        user('ada', 'Adelheid Zwirn'),
        user('grace', 'Gracia Gitter'),
        user('quist', 'Wilhelmina Quist'),
      ],
      config: {
        postMortems: { interval: '1s' },
        runbooks: { checkLinks: false },
      },
      features: [
        mockServices.database.factory({ knex: database }),
        createServiceFactory({
          service: coreServices.userInfo,
          deps: {},
          factory: () => ({
            getUserInfo: async credentials => {
              const { userEntityRef } = credentials.principal as {
                userEntityRef: string;
              };
              return { userEntityRef, ownershipEntityRefs: [userEntityRef] };
            },
          }),
        }),
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-documents',
          register(env) {
            env.registerInit({
              deps: { documents: operationsDocumentsExtensionPoint },
              async init({ documents }) {
                documents.addRepository(notes);
              },
            });
          },
        }),
      ],
    });
    await until(async () => {
      const names = await database('redaction_names').select('ref');
      return names.length >= 3;
    });
    await until(async () => {
      const { body } = await started.get('/services/component/default/vault');
      return body.service !== undefined || body.entityRef !== undefined;
    });
    open = await ask(SOLO, 'Why does Wilhelmina Quist restart it?');
    closed = await ask(VAULT, 'Why is it sealed?');
    for (const key of [open, closed]) await accept(key);
    await alert('sealed', 'VaultSealed', VAULT);
    await alert('leaked', 'VaultLeaks', VAULT);
    await alert('down', 'SoloDown', SOLO);
    await alert('named', 'Pager of Wilhelmina Quist', SOLO);
    await alert(
      'linked',
      'SoloSlow',
      SOLO,
      'https://wiki.example.org/quist@example.org',
    );
    // Names are held back until everything is known that they must not tell, and what is held back is kept for seconds.
    await until(async () =>
      (
        await list('', 'anonymous')
      ).items.some(({ alerts }) => alerts.length > 0),
    );
  });

  async function ask(service: string, title: string): Promise<string> {
    const { body } = await started.send('post', '/questions', {
      title,
      text: 'Gracia Gitter said so to quist@example.org.',
      artefact: { kind: 'service', service },
      to: GRACE,
    });
    return body.question.key;
  }

  async function accept(key: string): Promise<void> {
    const answered = await started.send(
      'post',
      `/questions/${key}/answers`,
      { text: 'Adelheid Zwirn knows: turn it off.' },
      'grace',
    );
    const { body } = await started.send('put', `/questions/${key}/accepted`, {
      answer: answered.body.answers[0].id,
    });
    expect(body.question.state).toBe('accepted');
  }

  async function alert(
    id: string,
    alertname: string,
    service: string,
    runbookUrl?: string,
  ) {
    const row = await database('services')
      .where('entity_ref', service)
      .first('id');
    const now = Date.now();
    await database('alerts').insert({
      id,
      source: 'test',
      fingerprint: id,
      service_id: row.id,
      starts_at: now,
      severity: 'page',
      title: alertname,
      labels: JSON.stringify({ alertname }),
      annotations: '{}',
      runbook_url: runbookUrl,
      visibility: 'public',
      updated_at: now,
    });
  }

  async function list(query: string, caller: Caller): Promise<RunbookList> {
    const { body, status } = await started.get(`/runbooks${query}`, caller);
    expect(status).toBe(200);
    return body;
  }

  async function runbookId(): Promise<string> {
    const { items } = await list('', 'user');
    return items.find(({ title }) => title === 'Unseal it')?.id ?? '';
  }

  it('is nobody, on no route of questions and runbooks', async () => {
    const id = await runbookId();
    const on = `/questions/${open}`;
    const declared = await started.send('post', '/incidents', {
      title: 'Wilhelmina Quist cannot pay',
      services: [{ service: SOLO }],
    });
    const solo = '/services/component/default/solo';
    const reads = [
      '/questions',
      '/questions?text=restart',
      '/questions?scope=toMe',
      '/questions?scope=byMe',
      '/questions/metrics',
      on,
      `${on}?after=0`,
      `/questions/${closed}`,
      '/runbooks',
      '/runbooks?problems=true',
      '/runbooks?text=wrote',
      `/runbooks/${id}`,
      `/incidents/${declared.body.key}/suspects`,
      `${solo}/changes`,
      `${solo}/on-call`,
    ];
    const answered = `${on}/answers`;
    const artefact = { kind: 'service', service: SOLO };
    const writes: Array<['post' | 'put' | 'patch' | 'delete', string, object]> =
      [
        ['post', '/questions', { title: 'a', text: 'b', artefact, to: GRACE }],
        ['post', '/questions/draft', { artefact }],
        ['patch', on, { version: 1, closed: true }],
        ['post', answered, { text: 'c' }],
        ['put', `${answered}/1`, { text: 'c', edits: 0 }],
        ['put', `${on}/accepted`, { answer: '1' }],
        ['delete', `${on}/accepted`, {}],
        ['post', `${on}/post-mortem`, {}],
        ['post', `${on}/runbook`, {}],
        ['post', `/runbooks/${id}/feedback`, { helped: true }],
        ['post', `/runbooks/${id}/proposal`, { markdown: 'd', base: '' }],
        ['post', `/runbooks/${id}/proposal/merge`, { revision: 'e' }],
      ];
    for (const caller of ['anonymous', 'limited'] as const) {
      for (const path of reads) {
        const { body, status } = await started.get(path, caller);
        expect([path, [200, 404].includes(status)]).toEqual([path, true]);
        expect([path, JSON.stringify(body).match(PEOPLE)]).toEqual([
          path,
          null,
        ]);
      }
      for (const [method, path, sent] of writes) {
        const { body, status } = await started.send(method, path, sent, caller);
        expect([path, status]).toEqual([path, 403]);
        expect([path, JSON.stringify(body).match(PEOPLE)]).toEqual([
          path,
          null,
        ]);
      }
    }
    // What they were asked is there for those who may read it.
    const inside = await started.get(on);
    expect(JSON.stringify(inside.body)).toMatch(PEOPLE);
  });

  it('is not who owns something alone', async () => {
    const asked = 'owner=user:default/quist';
    const found = async (path: string, caller: Caller) =>
      (await started.get(path, caller)).body.totalItems;
    expect(await found(`/questions?${asked}`, 'user')).toBeGreaterThan(0);
    expect(await found(`/questions?${asked}`, 'anonymous')).toBe(0);
    const metrics = await started.get(
      `/questions/metrics?${asked}`,
      'anonymous',
    );
    expect(metrics.body.all.asked).toBe(0);
    const body = { artefact: { kind: 'service', service: SOLO } };
    const seen = await started.send('post', '/authors', body);
    expect(seen.body.team).toMatchObject({ ref: 'user:default/quist' });
    const hidden = await started.send('post', '/authors', body, 'anonymous');
    expect(hidden.body.peopleHidden).toBe(true);
    expect(JSON.stringify(hidden.body)).not.toMatch(PEOPLE);
  });

  it('is no alert of a service that they may not see', async () => {
    const seen = await list('', 'anonymous');
    expect(seen.items.map(({ alerts }) => alerts)).toEqual([['SoloDown']]);
    expect(JSON.stringify(seen)).not.toContain('Vault');
    for (const query of ['?alert=VaultSealed', '?text=vaultsealed']) {
      expect((await list(query, 'anonymous')).totalItems).toBe(0);
      expect((await list(query, 'user')).totalItems).toBe(1);
    }
    expect((await list('?alert=SoloDown', 'anonymous')).totalItems).toBe(1);
    const { missing } = await list('', 'user');
    expect(missing.map(one => one.alert)).toEqual(
      expect.arrayContaining(['VaultLeaks', 'Pager of Wilhelmina Quist']),
    );
  });

  it('is nothing that is wrong with links', async () => {
    expect((await list('?problems=true', 'user')).totalItems).toBe(1);
    expect((await list('?problems=true', 'anonymous')).totalItems).toBe(0);
  });

  it('is nothing that only some may read, in a repository that everybody reads', async () => {
    const refused = await started.send(
      'post',
      `/questions/${closed}/runbook`,
      {},
    );
    expect(refused.status).toBe(409);
    expect(refused.body.errors[0]).toMatchObject({
      field: 'answer',
      value: closed,
      message: expect.stringContaining('everybody reads Repository notes'),
      remedy: expect.stringContaining('by hand'),
    });
    // Nothing was begun for it.
    expect(notes.branches.size).toBe(0);
    const begun = await database('runbooks').whereNull('content_id');
    expect(begun).toEqual([]);
    const put = await started.send('post', `/questions/${open}/runbook`, {});
    expect([put.status, put.body.detail]).toEqual([200, undefined]);
    const [branch] = notes.branches.values();
    const [{ text }] = branch.files;
    expect(text).toContain('turn it off');
    expect(text).not.toMatch(/Adelheid|Wilhelmina/);
  });

  it('is nothing of an internal answer in a public post-mortem', async () => {
    const declared = await started.send('post', '/incidents', {
      title: 'It is sealed',
      services: [{ service: VAULT }],
    });
    const { key: incident } = declared.body;
    const { body } = await started.send('post', '/questions', {
      title: 'And now?',
      text: 'What?',
      artefact: { kind: 'service', service: VAULT },
      incident,
      to: GRACE,
    });
    const { key } = body.question;
    await accept(key);
    const refused = await started.send('post', `/questions/${key}/post-mortem`);
    expect(refused.status).toBe(409);
    expect(refused.body.errors[0]).toMatchObject({ field: 'answer' });
    // Nothing was begun for it.
    const found = await database('post_mortems')
      .join('incidents', 'incidents.id', 'post_mortems.incident_id')
      .where('incidents.key', incident);
    expect(found).toEqual([]);
  });

  it('says when one person asks too often, and when to try again', async () => {
    const draft = { artefact: { kind: 'service', service: SOLO } };
    const tries: Array<[string, object]> = [
      ['/questions', { title: ' ', text: ' ', ...draft, to: GRACE }],
      ['/questions/draft', { ...draft, incident: 'INC-99999' }],
      [`/questions/Q-99999/answers`, { text: 'x' }],
      [`/runbooks/none/feedback`, { helped: true }],
    ];
    for (const [path, body] of tries) {
      let answer = await started.send('post', path, body, 'grace');
      for (let sent = 1; answer.status !== 429 && sent < 100; sent++) {
        answer = await started.send('post', path, body, 'grace');
      }
      expect([path, answer.status]).toEqual([path, 429]);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.body.detail).toMatch(/Try again in \d+ s\./);
      // Others are not in the way.
      const other = await started.send('post', path, body, 'user');
      expect([path, other.status]).not.toEqual([path, 429]);
    }
  });
});
