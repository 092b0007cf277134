import { setTimeout as sleep } from 'node:timers/promises';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  SearchDocument,
  SimilarAnswers,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { startBackend } from '../__testUtils__/backend';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const VAULT = 'component:default/zebrafish-vault';
const SELDOM_MILLISECONDS = 500;

/** Knows nothing of how texts are made: names that only the catalog and the alerts of this test have. */
const NOT_FOR_VISITORS =
  /zebrafish|wilhelmina|quist|wombat|10\.20\.30\.40|alert\(1\)|quokka/i;
const SCRIPTS =
  '<script>alert(1) // quokka</script><svg><text>quokka</text></svg><style>.quokka {}</style><!-- quokka -->';
const ERROR = 'ORA-04031: unable to allocate 4096 bytes of shared memory';

const ACCOUNT = [
  '---',
  'title: The queue was full',
  'status: published',
  'visibility: public',
  `services: [${SHOP}, ${VAULT}]`,
  'tags: [storage, wquist]',
  '---',
  '',
  '## Summary',
  '',
  `${SCRIPTS}Nobody could pay, said 10.20<script>quokka</script>.30.40 and Wilhelmina${SCRIPTS}Quist.`,
  '',
  ERROR,
  '',
].join('\n');

const RUNBOOK = [
  '---',
  'title: The shop is slow',
  'alerts: [ShopSlow, ZebrafishDown, wquist]',
  'services: [shop, zebrafish-vault]',
  'visibility: public',
  '---',
  '',
  `${SCRIPTS}Wilhelmina Quist knows of ${ERROR}.`,
  '',
  '<!-- internal -->',
  'The vendor is called Wombat Partners.',
  '<!-- /internal -->',
].join('\n');

function alert(id: string, name: string, more: object) {
  return {
    id,
    source: 'test',
    fingerprint: id,
    starts_at: 1,
    ends_at: 2,
    severity: 'page',
    title: name,
    message: `${name} fires`,
    labels: JSON.stringify({ alertname: name }),
    annotations: '{}',
    visibility: 'public',
    updated_at: 1,
    ...more,
  };
}

const databases = testDatabases();

describe.each(databases.ids)('what visitors search in on %s', databaseId => {
  let database: Knex;
  let started: Awaited<ReturnType<typeof startBackend>>;

  async function documents(visibility: Visibility): Promise<SearchDocument[]> {
    const all: SearchDocument[] = [];
    let cursor = '';
    do {
      const path = `/search-documents?visibility=${visibility}${cursor}`;
      const { status, body } = await started.get(path, 'service');
      expect(status).toBe(200);
      all.push(...body.items);
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    return all;
  }

  async function post(path: string, body: object) {
    const { status, body: answer } = await started.send('post', path, body);
    expect([path, Math.floor(status / 100), answer.detail]).toEqual([
      path,
      2,
      undefined,
    ]);
    return answer;
  }

  beforeAll(async () => {
    database = await databases.open(databaseId);
    const repository = new FakeRepository();
    repository.writes = ['postMortem', 'runbook'];
    repository.push('accounts/queue.md', ACCOUNT);
    repository.push('runbooks/slow.md', RUNBOOK);
    started = await startBackend({
      entities: [
        component('shop', { spec: { owner: 'user:default/wquist' } }),
        component('zebrafish-vault', {
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
        ...[
          { name: 'wquist', displayName: 'Wilhelmina Quist' },
          { name: 'grace', displayName: 'Grace Hopper' },
        ].map(({ name, displayName }) => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name, namespace: 'default' },
          spec: { memberOf: [], profile: { displayName } },
        })),
      ],
      config: {
        postMortems: { interval: '1s' },
        runbooks: { checkLinks: false },
      },
      features: [
        mockServices.database.factory({ knex: database }),
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-documents',
          register(env) {
            env.registerInit({
              deps: { documents: operationsDocumentsExtensionPoint },
              async init({ documents: repositories }) {
                repositories.addRepository(repository);
              },
            });
          },
        }),
      ],
    });
    await until(async () => {
      const known = await database('redaction_names').where(
        'ref',
        'user:default/wquist',
      );
      const { body } = await started.get('/services');
      return known.length === 1 && body.totalItems === 2;
    });
    const services: Array<{ id: string; entity_ref: string }> = await database(
      'services',
    ).select('id', 'entity_ref');
    const idOf = (ref: string) =>
      services.find(({ entity_ref }) => entity_ref === ref)?.id;
    const incident = await post('/incidents', {
      title: 'Nobody can pay',
      services: [{ service: SHOP }, { service: VAULT }],
    });
    await database('alerts').insert([
      alert('a', 'ShopSlow', { service_id: idOf(SHOP) }),
      alert('b', 'ZebrafishDown', { service_id: idOf(VAULT) }),
    ]);
    await database('incident_alerts').insert(
      ['a', 'b'].map(id => ({
        alert_id: id,
        incident_id: incident.id,
        joined_at: 1,
      })),
    );
    await post(`/incidents/${incident.key}/timeline`, {
      kind: 'note',
      text: `${SCRIPTS}Wilhelmina Quist says ${ERROR}`,
    });
    const { question } = await post('/questions', {
      title: 'Who knows the queue?',
      text: `${SCRIPTS}10.20<!-- -->.30.40 said ${ERROR}`,
      artefact: { kind: 'service', service: SHOP },
      to: 'user:default/grace',
    });
    await post(`/questions/${question.key}/answers`, {
      text: `Ask Wilhelmina${SCRIPTS} Quist of ${ERROR}.`,
    });
    await until(async () => {
      const kinds = (await documents('public')).map(({ kind }) => kind);
      return new Set(kinds).size === 4;
    });
  });

  it('has no names of services, alerts and people that are not for them, and nothing that no reader sees', async () => {
    const open = await documents('public');
    expect(JSON.stringify(open)).not.toMatch(NOT_FOR_VISITORS);
    const of = (kind: SearchDocument['kind']) =>
      open.find(one => one.kind === kind);
    expect(of('runbook')).toMatchObject({
      tags: ['ShopSlow'],
      services: [SHOP],
      text: expect.stringContaining('ORA-04031'),
    });
    expect(of('postMortem')).toMatchObject({
      tags: ['storage'],
      services: [SHOP],
      text: expect.stringContaining('ORA-04031'),
    });
    expect(of('incident')?.text).toContain('ShopSlow fires');
    expect(of('question')?.text).toContain('ORA-04031');
    expect(open.map(({ owner }) => owner)).toEqual(open.map(() => undefined));
  });

  it('keeps names for members, and for them, too, nothing that no reader sees', async () => {
    const inside = await documents('internal');
    const said = JSON.stringify(inside);
    expect(said).toMatch(/ZebrafishDown/);
    expect(said).toContain(VAULT);
    expect(said).toMatch(/Wombat/);
    expect(inside.map(({ owner }) => owner)).toContain('user:default/wquist');
    expect(said).not.toMatch(/quokka|alert\(1\)/);
  });

  it('shows nothing of it beside what is similar either, and finds nothing by it', async () => {
    async function ask(text: string, caller: 'anonymous' | 'user') {
      await sleep(SELDOM_MILLISECONDS);
      const body = { text, limit: 10 };
      const answer = await started.send('post', '/similar', body, caller);
      expect(answer.status).toBe(200);
      return answer.body as SimilarAnswers;
    }
    const answers = { anonymous: '', user: '' };
    for (const caller of ['anonymous', 'user'] as const) {
      const { results } = await until(async () => {
        const answer = await ask(ERROR, caller);
        return answer.results.length === 4 ? answer : undefined;
      });
      answers[caller] = JSON.stringify(results);
      // Whatever it is, why it is shown is said in the same words.
      for (const { why } of results) {
        expect(why).toContainEqual({ kind: 'code', text: 'ORA-04031' });
      }
    }
    expect(answers.anonymous).not.toMatch(NOT_FOR_VISITORS);
    expect(answers.user).not.toMatch(/quokka|alert\(1\)/);
    for (const text of ['ZebrafishDown', 'Wombat Partners', 'quokka']) {
      expect((await ask(text, 'anonymous')).results).toEqual([]);
    }
  });
});
