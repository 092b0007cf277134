import { setTimeout as sleep } from 'node:timers/promises';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  Incident,
  SearchDocument,
  SimilarAnswers,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { Caller, startBackend } from '../__testUtils__/backend';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const VAULT = 'component:default/vault';

const PERSONAL = /Wilhelmina|Quist|wquist|10\.20\.30\.40|Zebrafish|vault/i;

const WILHELMINA: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'wquist', namespace: 'default' },
  spec: {
    profile: {
      displayName: 'Wilhelmina Quist',
      email: 'wquist@example.org',
    },
  },
};

function account(options: {
  title: string;
  service?: string;
  visibility?: Visibility;
  seen: string;
}): string {
  const { title, service = SHOP, visibility = 'public', seen } = options;
  return [
    '---',
    `title: ${title}`,
    'status: published',
    `visibility: ${visibility}`,
    `services: [${service}]`,
    'severity: 2',
    'started: 2026-03-01T10:00:00Z',
    'tags: [storage]',
    '---',
    '',
    '## Summary',
    '',
    'Nobody could pay. Wilhelmina Quist looked at 10.20.30.40.',
    '',
    '```',
    seen,
    '```',
    '',
    '<!-- internal -->',
    'The vendor is called Zebrafish Partners.',
    '<!-- /internal -->',
    '',
  ].join('\n');
}

const DISK_FULL =
  'FATAL: could not extend file "base/16384/2619": No space left on device';
const DISK_FULL_ELSEWHERE =
  '2026-11-20 08:11:02 UTC [871] FATAL:  could not extend file "base/99/1": No space left on device';
const EXPIRED = 'x509: certificate has expired or is not yet valid';
const NOTHING_ALIKE = 'qwertz zuiop asdfgh';

/** Whoever waits must not use up what one may ask within a minute. */
const SELDOM_MILLISECONDS = 500;

const databases = testDatabases();

describe.each(databases.ids)('what is found again on %s', databaseId => {
  let started: Awaited<ReturnType<typeof startBackend>>;
  let full: Incident;
  let expired: Incident;

  async function declare(input: object): Promise<Incident> {
    const { status, body } = await started.send('post', '/incidents', input);
    expect({ status, body }).toMatchObject({ status: 201 });
    return body;
  }

  async function ask(
    text: string,
    caller?: Caller,
    more: object = {},
  ): Promise<SimilarAnswers> {
    const body = { text, ...more };
    const answer = await started.send('post', '/similar', body, caller);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async function documents(visibility: Visibility): Promise<SearchDocument[]> {
    const all: SearchDocument[] = [];
    let cursor = '';
    do {
      const { status, body } = await started.get(
        `/search-documents?visibility=${visibility}&limit=1${cursor}`,
        'service',
      );
      expect(status).toBe(200);
      all.push(...body.items);
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor);
    return all;
  }

  beforeAll(async () => {
    const repository = new FakeRepository();
    repository.push(
      'accounts/disk.md',
      account({ title: 'The database had no space left', seen: DISK_FULL }),
    );
    repository.push(
      'accounts/vault.md',
      account({ title: 'Keys of the vault', service: VAULT, seen: EXPIRED }),
    );
    repository.push(
      'accounts/internal.md',
      account({
        title: 'Known to us alone',
        visibility: 'internal',
        seen: EXPIRED,
      }),
    );
    started = await startBackend({
      entities: [
        component('shop', { title: 'Shop' }),
        component('search'),
        component('vault', {
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
        WILHELMINA,
      ],
      config: { postMortems: { interval: '1s' } },
      features: [
        mockServices.database.factory({
          knex: await databases.open(databaseId),
        }),
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
      const { body } = await started.get('/services');
      return body.totalItems === 3;
    });
    full = await declare({
      title: 'Orders are not stored',
      services: [{ service: 'component:default/search' }],
    });
    await started.send('post', `/incidents/${full.key}/timeline`, {
      kind: 'log',
      text: `Wilhelmina Quist on 10.20.30.40 says\n${DISK_FULL}`,
    });
    expired = await declare({
      title: 'Nobody can sign in',
      services: [{ service: VAULT }],
    });
    await started.send('post', `/incidents/${expired.key}/timeline`, {
      kind: 'log',
      text: EXPIRED,
    });
    await until(async () => {
      await sleep(SELDOM_MILLISECONDS);
      const [visitor, member, other] = await Promise.all([
        ask(DISK_FULL, 'anonymous'),
        ask(DISK_FULL),
        ask(EXPIRED),
      ]);
      return (
        visitor.results.length === 2 &&
        member.results.length === 2 &&
        other.results.length === 3
      );
    });
  }, 60_000);

  it('finds accounts and incidents, each says why', async () => {
    const answer = await ask(DISK_FULL_ELSEWHERE, 'user', { service: SHOP });
    expect(answer).toMatchObject({
      confidence: 'high',
      readAs: [expect.stringContaining('No space left on device')],
      results: [
        {
          kind: 'postMortem',
          title: 'The database had no space left',
          severity: 2,
          at: '2026-03-01T10:00:00.000Z',
          services: [{ ref: SHOP, title: 'Shop' }],
          excerpt: expect.stringContaining('Wilhelmina Quist'),
          why: expect.arrayContaining([{ kind: 'service', text: 'Shop' }]),
        },
        { kind: 'incident', key: full.key },
      ],
    });
    const { results } = await ask(DISK_FULL_ELSEWHERE, 'user', {
      kinds: ['incident'],
      limit: 1,
    });
    expect(results.map(({ key }) => key)).toEqual([full.key]);
    expect(await ask(NOTHING_ALIKE)).toMatchObject({
      confidence: 'low',
      results: [],
    });
  });

  it('finds for visitors what they may read, by what they may read', async () => {
    const answer = await ask(DISK_FULL_ELSEWHERE, 'anonymous');
    expect(answer.results.map(({ kind }) => kind).sort()).toEqual([
      'incident',
      'postMortem',
    ]);
    expect(JSON.stringify(answer)).not.toMatch(PERSONAL);
    expect((await ask(EXPIRED, 'anonymous')).results).toEqual([]);
    const { results } = await ask(EXPIRED);
    expect(results.map(({ title }) => title).sort()).toEqual([
      'Keys of the vault',
      'Known to us alone',
      'Nobody can sign in',
    ]);
    // What was redacted is not found by what it was.
    const inside = await ask('Zebrafish Partners Wilhelmina Quist');
    expect(inside.results.length).toBeGreaterThan(0);
    for (const text of ['Zebrafish Partners', 'Wilhelmina Quist', 'wquist']) {
      expect((await ask(text, 'anonymous')).results).toEqual([]);
    }
  });

  it('finds what is like an incident, and not the incident', async () => {
    const path = `/incidents/${full.key}/similar`;
    const said = { user: '', anonymous: '' };
    for (const caller of ['user', 'anonymous'] as const) {
      const { status, body } = await started.get(path, caller);
      expect(status).toBe(200);
      const { results }: SimilarAnswers = body;
      expect(results[0].title).toBe('The database had no space left');
      expect(results.map(({ key }) => key)).not.toContain(full.key);
      said[caller] = JSON.stringify(body);
    }
    expect(said.anonymous).not.toMatch(PERSONAL);
    const hidden = `/incidents/${expired.key}/similar`;
    expect((await started.get(hidden, 'anonymous')).status).toBe(404);
    expect((await started.get('/alerts/none/similar')).status).toBe(404);
  });

  it('follows what is written later, and who may read it', async () => {
    const text = 'panic: runtime error: index out of range [7] with length 3';
    const later = await declare({
      title: 'It panics',
      services: [{ service: SHOP }],
    });
    await started.send('post', `/incidents/${later.key}/timeline`, {
      kind: 'note',
      text,
    });
    await until(async () => {
      await sleep(SELDOM_MILLISECONDS);
      return (await ask(text, 'anonymous')).results[0]?.key === later.key;
    });
    const hidden = await started.send('patch', `/incidents/${later.key}`, {
      visibility: 'internal',
    });
    expect(hidden.status).toBe(200);
    // At once, whatever is in memory.
    expect((await ask(text, 'anonymous')).results).toEqual([]);
    expect((await ask(text)).results[0].key).toBe(later.key);
  });

  it('says what is wrong with a question, and lets nobody ask too much', async () => {
    for (const [body, status] of [
      [{ text: '' }, 400],
      [{ text: 'a'.repeat(1024 * 1024 + 1) }, 400],
      [{ text: 'a'.repeat(5 * 1024 * 1024) }, 413],
      [{ text: 'a', kinds: ['song'] }, 400],
      [{}, 400],
    ] as const) {
      const answer = await started.send('post', '/similar', body);
      expect(answer.status).toBe(status);
    }
    const long = `${'ordinary line of a log\n'.repeat(40_000)}${DISK_FULL}`;
    expect(await ask(long)).toMatchObject({
      cut: true,
      results: expect.arrayContaining([
        expect.objectContaining({ key: full.key }),
      ]),
    });
    expect((await started.send('post', '/similar', {}, 'nobody')).status).toBe(
      401,
    );
    expect(
      (await started.send('post', '/similar', { text: 'a' }, 'stranger'))
        .status,
    ).toBe(403);
    const statuses: number[] = [];
    while (!statuses.includes(429) && statuses.length < 200) {
      const body = { text: 'a' };
      const asked = await started.send('post', '/similar', body, 'limited');
      statuses.push(asked.status);
    }
    expect(statuses).toContain(429);
    expect((await ask(DISK_FULL)).results).toHaveLength(2);
  });

  it('gives search engines what they index, redacted and in full', async () => {
    const open = await documents('public');
    const shown = open.filter(({ title }) => title !== 'It panics');
    expect(shown).toMatchObject([
      {
        kind: 'postMortem',
        title: 'The database had no space left',
        text: expect.stringContaining('No space left on device'),
        path: expect.stringMatching(/^\/operations\/post-mortems\/PM-\d+$/),
        resourceRef: SHOP,
        services: [SHOP],
        tags: ['storage'],
        status: 'published',
      },
      {
        kind: 'incident',
        key: full.key,
        path: `/operations/incidents/${full.key}`,
        resourceRef: 'component:default/search',
      },
    ]);
    expect(JSON.stringify(open)).not.toMatch(PERSONAL);

    const inside = await documents('internal');
    const titles = inside.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(open.map(one => one.title)));
    expect(titles).toEqual(
      expect.arrayContaining([
        'Keys of the vault',
        'Known to us alone',
        'Nobody can sign in',
      ]),
    );
    expect(JSON.stringify(inside)).toContain('Zebrafish Partners');

    const path = '/search-documents?visibility=public';
    for (const [caller, status] of [
      ['nobody', 401],
      ['anonymous', 403],
      ['user', 403],
    ] as const) {
      expect((await started.get(path, caller)).status).toBe(status);
    }
    const wrong = await started.get(`${path}&cursor=x`, 'service');
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors).toMatchObject([{ field: 'cursor' }]);
  });
});
