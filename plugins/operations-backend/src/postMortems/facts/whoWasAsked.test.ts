import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { Caller, startBackend } from '../../__testUtils__/backend';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { until } from '../../__testUtils__/until';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const VAULT = 'component:default/zebrafish-vault';
const SHY = 'user:default/wquist';
const OPEN = 'user:default/grace';
const TEAM = 'group:default/platform';

function entity(kind: string, name: string, spec: object) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: { ...spec },
  };
}

const databases = testDatabases();

describe.each(databases.ids)('who was asked, on %s', databaseId => {
  let database: Knex;
  let started: Awaited<ReturnType<typeof startBackend>>;

  async function send(
    method: 'post' | 'put',
    path: string,
    body: object,
    caller: Caller = 'user',
  ) {
    const answer = await started.send(method, path, body, caller);
    const { detail } = answer.body;
    expect([path, answer.status < 300, detail]).toEqual([
      path,
      true,
      undefined,
    ]);
    return answer.body;
  }

  beforeAll(async () => {
    database = await databases.open(databaseId);
    const user = (name: string, displayName: string) =>
      entity('User', name, {
        memberOf: [TEAM],
        profile: { displayName },
      });
    started = await startBackend({
      entities: [
        component('shop', { spec: { owner: 'group:default/owners' } }),
        component('zebrafish-vault', {
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
        user('ada', 'Adelheid Zwirn'),
        user('grace', 'Gracia Gitter'),
        user('wquist', 'Wilhelmina Quist'),
        {
          ...entity('Group', 'platform', { type: 'team', children: [] }),
          relations: ['ada', 'grace', 'wquist'].map(name => ({
            type: 'hasMember',
            targetRef: `user:default/${name}`,
          })),
        },
      ],
      features: [mockServices.database.factory({ knex: database })],
    });
    await until(async () => {
      const names = await database('redaction_names').select('ref');
      const { body } = await started.get('/services');
      return names.length >= 4 && body.totalItems === 2;
    });
    await database('author_settings').insert({
      person: OPEN,
      settings: JSON.stringify({
        suggested: true,
        prefers: 'me',
        shownTo: 'everybody',
      }),
      updated_at: 1,
    });
  });

  async function incident() {
    const declared = await send('post', '/incidents', {
      title: 'Nobody can pay',
      services: [{ service: SHOP }, { service: VAULT, impact: 'outage' }],
    });
    const ask = async (to: string, title: string, more: object = {}) => {
      const artefact = { kind: 'service', service: SHOP };
      const text = 'It is full.';
      const asked = await send('post', '/questions', {
        ...{ title, text, artefact, to, incident: declared.key },
        ...more,
      });
      return asked.question.key as string;
    };
    const key = await ask(SHY, 'What does the queue do?');
    await ask(OPEN, 'Who renews it?');
    await ask(TEAM, 'Who seals it?', {
      artefact: { kind: 'service', service: VAULT },
    });
    const { answers } = await send(
      'post',
      `/questions/${key}/answers`,
      { text: 'It holds orders.' },
      'grace',
    );
    await send('put', `/questions/${key}/accepted`, { answer: answers[0].id });
    return { incident: declared, key };
  }

  async function begin(key: string, more: object = {}): Promise<string> {
    const { working } = await send('post', '/post-mortems', {
      incident: key,
      ...more,
    });
    return working.markdown;
  }

  const askedIn = (markdown: string) =>
    markdown.slice(markdown.search(/## (?:Who was asked|Wer gefragt wurde)/));
  const withoutMarks = (markdown: string) =>
    markdown.replace(/<!-- internal -->[^]*?<!-- \/internal -->/g, '');

  it('names whom somebody chose to ask, as each wants it, with the answer that was accepted', async () => {
    const { incident: declared, key } = await incident();
    const markdown = await begin(declared.key);
    const asked = askedIn(markdown);
    expect(asked).toMatch(
      /^- Somebody who wrote it, [-\d]+ [:\d]+: \[What does the queue do\?\]\(https:\/\/portal\.example\.org\/operations\/questions\/Q-\d+\)$/m,
    );
    expect(asked).toMatch(/^- Gracia Gitter, .*Who renews it\?/m);
    expect(asked).toMatch(
      /^- <!-- internal -->Platform, .*Who seals it\?.*<!-- \/internal -->$/m,
    );
    expect(asked).toContain('> It holds orders.');
    // Nobody chose the team that owns it, and whoever did not agree is not named.
    expect(markdown).not.toMatch(/owners|wquist|Wilhelmina/i);
    // What visitors may not see stands between marks.
    expect(markdown).toMatch(/zebrafish-vault/i);
    const body = withoutMarks(markdown).split(/^---$/m)[2];
    expect(body).not.toMatch(/zebrafish|Who seals it/i);
    expect(body).toMatch(/shop/i);
    // The same answer goes there once.
    const { body: again } = await started.send(
      'post',
      `/questions/${key}/post-mortem`,
    );
    expect(again.question ?? again.postMortem).toBeDefined();
    const { body: kept } = await started.get(
      `/post-mortems/${markdown.match(/^id: (\S+)/m)?.[1]}`,
    );
    expect(kept.working.markdown.match(/It holds orders/g)).toHaveLength(1);
  });

  it('keeps between marks what is internal itself, whichever service it is of', async () => {
    const { incident: declared } = await incident();
    const { id: incident_id } = await database('incidents')
      .where('key', declared.key)
      .first('id');
    await database('alerts').insert({
      id: 'unmapped',
      source: 'test',
      fingerprint: 'unmapped',
      starts_at: 1,
      severity: 'page',
      title: 'QuaggaDown',
      labels: '{}',
      annotations: '{}',
      visibility: 'internal',
      updated_at: 1,
    });
    await database('incident_alerts').insert({
      incident_id,
      alert_id: 'unmapped',
      joined_at: 1,
    });
    await database('incident_entries').insert({
      id: 'unmapped',
      incident_id,
      seq: 1_000,
      changed_seq: 1_000,
      kind: 'alert',
      at: Date.now(),
      recorded_at: Date.now(),
      visibility: 'internal',
      text: 'QuokkaSlow fires.',
      data: '{}',
      edits: 0,
    });
    const markdown = await begin(declared.key);
    expect(markdown).toMatch(/QuaggaDown/);
    expect(markdown).toMatch(/QuokkaSlow/);
    expect(withoutMarks(markdown)).not.toMatch(/Quagga|Quokka/);
  });

  it('says it in German, and marks nothing where all is internal', async () => {
    const { incident: declared } = await incident();
    const markdown = await begin(declared.key, {
      language: 'de',
      visibility: 'internal',
    });
    expect(askedIn(markdown)).toMatch(/^- Jemand, der daran geschrieben hat,/m);
    expect(askedIn(markdown)).toMatch(/^- Platform, /m);
    expect(markdown).not.toContain('<!-- internal -->');
  });
});
