import { OPERATIONS_ANNOTATIONS } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { Core } from '../../__testUtils__/Core';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { ONLY_PUBLIC } from '../../access/criteria';
import { ServiceReader } from '../../services/ServiceReader';
import { PolicyReader } from '../../sloReaders/PolicyReader';
import { SloReader } from '../../sloReaders/SloReader';
import { FreezeReader } from './FreezeReader';

const databases = testDatabases();
const REQUEST = '4d3c7c4e-6f3a-4f0e-9b57-0c8f6c1d2e3a';
/** What the clock of the core says. */
const NOW = Date.parse('2026-11-20T12:00:00Z');
const STEPS =
  '- { atRemaining: 0.1, action: Only what makes it reliable., blocksReleases: true }';
const SPENT =
  'Releases of shop have to wait now. 0 % of the budget is left. What was agreed for that: Only what makes it reliable. Look whether this helps, or can wait, too.';

describe.each(databases.ids)('frozen releases on %s', databaseId => {
  let database: Knex;
  let freezes: FreezeReader;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    const core = await Core.create(database);
    const annotations = { [OPERATIONS_ANNOTATIONS.budgetPolicy]: STEPS };
    await core.catalog(
      component('shop', { annotations }),
      component('free'),
      component('vault', {
        annotations,
        labels: { 'operate-first.io/visibility': 'internal' },
      }),
    );
    const headlineEnvironments = ['production'];
    freezes = FreezeReader.create({
      database,
      services: ServiceReader.create({ database, headlineEnvironments }),
      slos: SloReader.create({ database, now: () => core.now }),
      policies: PolicyReader.create({
        policy: { steps: [], blockWhenUnknown: false },
        headlineEnvironments,
      }),
    });
    await database('requests').insert({
      id: REQUEST,
      key: 'REQ-1',
      kind: 'slo',
      state: 'open',
      visibility: 'public',
      title: 'x',
      requester: 'user:default/ada',
      task_id: 'x',
      stage: 'approved',
      stage_state: 'waiting',
      stage_since: 0,
      failures: 0,
      version: 1,
      created_at: 0,
      updated_at: 0,
      search_open: '',
      search_text: '',
      need: '{}',
      approvals: '[]',
      facts: '{}',
      stages: '[]',
      parameters: '{}',
      files: '{}',
    });
    for (const name of ['shop', 'free', 'vault']) {
      await database('request_subjects').insert({
        request_id: REQUEST,
        kind: 'service',
        name: `component:default/${name}`,
      });
      await spend(name, 0);
    }
  });

  async function spend(service: string, remaining: number, columns = {}) {
    await database('slos')
      .insert({
        ref: `slo:default/${service}`,
        service_ref: `component:default/${service}`,
        environment: 'production',
        title: 'It answers',
        sort_name: service,
        search_text: service,
        visibility: 'public',
        definition: null,
        problems: '[]',
        documents: '[]',
        sli_ids: '[]',
        hash: '',
        state: remaining > 0 ? 'ok' : 'exhausted',
        state_rank: 0,
        remaining,
        evaluation: JSON.stringify({
          window: { kind: 'rolling', duration: '30d' },
          state: remaining > 0 ? 'ok' : 'exhausted',
          message: 'As it is.',
          remaining,
          objectives: [],
        }),
        evaluated_at: NOW,
        created_at: 0,
        changed_at: 0,
        ...columns,
      })
      .onConflict('ref')
      .merge();
  }

  type Held = Parameters<FreezeReader['notes']>[0];

  const notes = (
    change: { state?: string; facts?: object } = {},
    criteria?: typeof ONLY_PUBLIC,
  ) =>
    freezes.notes(
      {
        row: { id: REQUEST, state: change.state ?? 'open' },
        facts: change.facts ?? {},
      } as Held,
      criteria,
    );

  it('are told to whoever decides, each of services and SLOs that they may see', async () => {
    expect(await notes({}, ONLY_PUBLIC)).toEqual([SPENT]);
    expect(await notes()).toEqual([SPENT, SPENT.replace('shop', 'vault')]);
    await spend('shop', 0, { visibility: 'internal' });
    expect(await notes({}, ONLY_PUBLIC)).toEqual([]);
  });

  it('are told as long as they are, and somebody decides', async () => {
    expect(await notes({ state: 'rejected' }, ONLY_PUBLIC)).toEqual([]);
    const merged = { merged: { text: '', at: '' } };
    expect(await notes({ facts: merged }, ONLY_PUBLIC)).toEqual([]);
    await spend('shop', 0.2);
    expect(await notes({}, ONLY_PUBLIC)).toEqual([]);
  });
});
