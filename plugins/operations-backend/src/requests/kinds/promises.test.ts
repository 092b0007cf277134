import {
  AlertTrial,
  parseDuration,
} from '@operate-first/plugin-operations-common';
import { AlertRuleReader } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { GitTree } from '../__testUtils__/GitTree';
import {
  ADA,
  GRACE,
  PETE,
  reader,
  RequestsLab,
} from '../__testUtils__/RequestsLab';
import { AlertRuleDesk } from './checks/AlertRuleDesk';
import { KindDesk } from './KindDesk';

jest.setTimeout(60_000);

const VISITOR = { owners: [], maySee: async () => true };
const BLIND = { owners: [], maySee: async () => false };
const SLO = {
  service: 'vouchers',
  name: 'vouchers-availability',
  target: 99.9,
};
const ALERT = {
  service: 'vouchers',
  name: 'VouchersFail',
  from: 'errors',
  threshold: 5,
};
const SLO_FILE = 'services/vouchers/slo.yaml';
const ALERT_FILE = 'services/vouchers/alerting/alerts.yaml';
const WRITTEN = `apiVersion: openslo/v1
kind: SLO
metadata: { name: hidden-availability }
spec: { service: hidden, objectives: [{ target: 0.9 }] }
`;

const SERVICE = '4d3c7c4e-6f3a-4f0e-9b57-0c8f6c1d2e3a';

type Loaded = Awaited<ReturnType<AlertRuleReader['loaded']>>;

/** A Prometheus as the portal asks it. */
class FakeRules implements AlertRuleReader {
  readonly id = 'fake';
  readonly asked: string[] = [];
  answer: AlertTrial = { state: 'tried', fired: 3, knownDays: 90 };
  rules: Loaded = [{ server: 'Prometheus', rules: [] }];
  signals = async () => ({ errors: 'bad / all' });
  requests = async () => ({ good: 'sum(good)', total: 'sum(all)' });
  try: AlertRuleReader['try'] = async ({ expression }) => {
    this.asked.push(expression);
    return { ...this.answer, expression };
  };
  loaded = async () => this.rules;
}

describe('SLOs and alerts', () => {
  const databases = testDatabases();

  describe.each(databases.ids)('%s', databaseId => {
    let tree: GitTree;
    let database: Knex;
    let lab: RequestsLab;
    let rules: FakeRules;

    beforeEach(async () => {
      database = await databases.open(databaseId);
      tree = await GitTree.create({ 'services/hidden/slo.yaml': WRITTEN });
      lab = RequestsLab.create(database, tree);
      rules = new FakeRules();
      lab.onboarding.rules = AlertRuleDesk.create({
        readers: [rules],
        now: () => lab.time,
      });
      await service('vouchers');
    });

    afterEach(async () => {
      await tree.remove();
    });

    const preview = async (
      kind: string,
      wish: Record<string, unknown>,
      asker: Parameters<KindDesk['preview']>[2] = reader(ADA),
    ) => (await KindDesk.create(lab).preview(kind, wish, asker)).preview;

    async function service(name: string) {
      const ref = `component:default/${name}`;
      const entity = {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name },
        relations: [{ type: 'ownedBy', targetRef: 'group:default/sales' }],
      };
      await database('services').insert({
        id: SERVICE,
        entity_ref: ref,
        entity: JSON.stringify(entity),
        owner: 'group:default/sales',
        visibility: 'public',
        sort_name: name,
        search_text: name,
        entity_hash: '',
        revision: 1,
        health_status: 'unknown',
        health_rank: 0,
        health_reasons: '[]',
        version: 1,
        created_at: lab.time,
      });
    }

    async function slo(columns: object) {
      const at = lab.time;
      await database('slos')
        .insert({
          ref: 'slo:default/vouchers-availability',
          service_id: SERVICE,
          service_ref: 'component:default/vouchers',
          environment: 'production',
          title: 'Vouchers are there',
          sort_name: 'vouchers',
          search_text: 'vouchers',
          visibility: 'public',
          definition: JSON.stringify({
            objectives: [{ index: 0, target: 0.999 }],
            window: { kind: 'rolling', duration: parseDuration('30d') },
          }),
          problems: '[]',
          documents: '[]',
          sli_ids: '["a"]',
          hash: '',
          state: 'ok',
          state_rank: 0,
          evaluated_at: null,
          created_at: at,
          changed_at: at,
          ...columns,
        })
        .onConflict('ref')
        .merge();
    }

    it('an SLO is merged for its own team, and proved once it was evaluated', async () => {
      const id = await lab.open(SLO, { kind: 'slo' });
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: synced waiting');
      expect(await tree.text(SLO_FILE)).toContain('query: sum(good)');
      const { row, ground } = await lab.held(id);
      expect(row.team).toBe('group:default/sales');
      expect(ground?.known).toEqual({
        team: 'sales',
        requests: { good: 'sum(good)', total: 'sum(all)' },
      });

      // What is known from before, or of another target, proves nothing.
      await slo({
        definition: JSON.stringify({
          objectives: [{ index: 0, target: 0.9 }],
          window: { kind: 'rolling', duration: parseDuration('30d') },
        }),
        evaluated_at: lab.time + 1_000_000,
      });
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: synced waiting');

      await slo({ evaluated_at: lab.time - 1_000_000 });
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: observed waiting');
      // Evaluated, but of nothing.
      await slo({ evaluated_at: lab.time });
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: observed waiting');
      await database('slo_slis').insert({
        id: 'a',
        definition: '{}',
        plan: '{}',
        answered: '[]',
        warnings: '[]',
        created_at: lab.time,
        measured_until: Date.now() + 3_600_000,
      });
      await slo({ evaluated_at: lab.time + 60_000 });
      await lab.follow();
      expect(await lab.stage(id)).toBe('done: done done');
    });

    it('others approve it where somebody else asks', async () => {
      const id = await lab.open(SLO, { kind: 'slo', by: PETE });
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: approved waiting');
      await lab.approve(id, GRACE);
      await lab.merge(id, GRACE);
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: synced waiting');
    });

    it('an SLO that is written elsewhere is changed there', async () => {
      await slo({});
      const { problems } = await preview('slo', SLO);
      expect(problems).toEqual([
        expect.objectContaining({
          field: 'name',
          message: expect.stringContaining('where it is written'),
        }),
      ]);
      const { facts } = await preview('slo', { service: 'vouchers' });
      expect(facts).toMatchObject({
        choices: { name: [{ value: 'vouchers-availability' }] },
        slos: [{ window: '30d', objectives: [{ index: 0, target: 0.999 }] }],
      });
    });

    it.each([
      [{ ...SLO, service: 'nobody' }, 'service', 'no service nobody'],
      [{ ...SLO, counts: 'probe' }, 'counts', 'nowhere to look'],
      [{ ...SLO, name: 'hidden-availability' }, 'name', 'another service'],
    ])('%p cannot be promised', async (wish, field, message) => {
      const { problems } = await preview('slo', wish);
      expect(problems).toEqual([
        expect.objectContaining({
          field,
          message: expect.stringContaining(message),
        }),
      ]);
    });

    it('visitors learn nothing of what they may not see, and ask nobody', async () => {
      await slo({ visibility: 'internal' });
      const shown = await preview('slo', { service: 'vouchers' }, VISITOR);
      expect(JSON.stringify(shown.facts)).not.toContain('Vouchers are there');
      const name = { ...SLO, name: 'hidden-availability' };
      expect((await preview('slo', name, VISITOR)).problems).toEqual([]);
      const said = async (named: string) => {
        const { problems, notes, files, approval, facts } = await preview(
          'slo',
          { ...SLO, service: named },
          BLIND,
        );
        const paths = files.map(({ path, change }) => ({ path, change }));
        return JSON.stringify({ problems, notes, paths, approval, facts });
      };
      expect(await said('vouchers')).toBe(
        (await said('nobody')).replaceAll('nobody', 'vouchers'),
      );
      const alert = await preview('alert', ALERT, VISITOR);
      expect(alert.facts?.trial).toMatchObject({ state: 'notTried' });
      expect(rules.asked).toEqual([]);
      expect(JSON.stringify(alert.files)).toContain('http_requests_total');
    });

    it('an alert is tried while the form is filled in, once for everybody', async () => {
      const { name: _, ...unnamed } = ALERT;
      const first = await preview('alert', unnamed);
      expect(first.problems).not.toEqual([]);
      expect(first.facts?.trial).toMatchObject({
        state: 'tried',
        fired: 3,
        expression: 'bad / all > 0.05',
      });
      await preview('alert', ALERT, reader(GRACE));
      expect(rules.asked).toEqual(['bad / all > 0.05']);
      // What cannot be read is not asked.
      await preview('alert', {
        ...unnamed,
        from: 'expression',
        expression: 'up ==',
      });
      expect(rules.asked).toHaveLength(1);
      // What was not tried is tried again, and never a pass.
      rules.answer = { state: 'notTried', message: 'It does not answer.' };
      await preview('alert', { ...ALERT, threshold: 6 });
      const again = await preview('alert', { ...ALERT, threshold: 6 });
      expect(again.facts?.trial).toMatchObject({ state: 'notTried' });
      expect(rules.asked).toHaveLength(3);
    });

    it('without a Prometheus nothing was tried, and nobody can prove it', async () => {
      lab.onboarding.rules = AlertRuleDesk.create({ readers: [] });
      const { facts, problems } = await preview('alert', ALERT);
      expect(problems).toEqual([]);
      expect(facts?.trial).toMatchObject({ state: 'notTried' });
      const id = await lab.open(ALERT, { kind: 'alert' });
      await lab.follow({ times: 3 });
      const { facts: held } = await lab.held(id);
      expect(held.merged).toBeDefined();
      expect(held.places[0]).toMatchObject({
        unseen: expect.stringContaining('No Prometheus is configured'),
      });
      expect(held.places[0].observed).toBeUndefined();
    });

    it('an alert is proved once Prometheus has loaded and evaluated it', async () => {
      const id = await lab.open(ALERT, { kind: 'alert' });
      await lab.follow();
      expect(await tree.text(ALERT_FILE)).toContain('expr: bad / all > 0.05');
      expect(await lab.stage(id)).toBe('open: synced waiting');
      const load = (labels: Record<string, string>, evaluatedAt: number) => {
        rules.rules = [
          { server: 'Down', problem: 'Down does not answer.' },
          {
            server: 'Prometheus',
            rules: [{ name: 'VouchersFail', labels, evaluatedAt }],
          },
        ];
      };
      // Of another service, or from before: no proof.
      load({ service: 'rides' }, lab.time + 1_000_000);
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: synced waiting');
      load({ service: 'vouchers' }, 1);
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: synced waiting');
      expect((await lab.held(id)).facts.places[0].problem).toBe(
        'Down does not answer.',
      );
      load({ service: 'vouchers' }, lab.time + 1_000_000);
      await lab.follow();
      expect(await lab.stage(id)).toBe('done: done done');
    });

    it('an alert has a name that Prometheus does not know yet', async () => {
      rules.rules = [
        { server: 'Prometheus', rules: [{ name: 'VouchersFail', labels: {} }] },
      ];
      const { problems } = await preview('alert', ALERT);
      expect(problems).toEqual([
        expect.objectContaining({
          field: 'name',
          message: expect.stringContaining('Prometheus has an alert'),
        }),
      ]);
      const { files, problems: none } = await preview('alert', {
        service: 'vouchers',
        name: 'VouchersFail',
        from: 'existing',
      });
      expect(none).toEqual([]);
      expect(files.map(({ path }) => path)).toEqual([
        'services/vouchers/runbooks/VouchersFail.md',
      ]);
    });
  });
});
