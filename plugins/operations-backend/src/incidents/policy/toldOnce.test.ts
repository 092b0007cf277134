import { AlertInput } from '../../alerts/AlertStore';
import { IncidentLab } from '../../__testUtils__/IncidentLab';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';

jest.setTimeout(60_000);

const databases = testDatabases();
const EU = 'alertmanager-eu-1';
const LABELS = {
  alertname: 'SloBurn',
  slo: 'default/shop-availability',
  objective: '0',
  tier: 'page_1h',
  severity: 'page',
  environment: 'production',
};

describe.each(databases.ids)('an alert that two tell of on %s', databaseId => {
  async function start() {
    const lab = await IncidentLab.create(await databases.open(databaseId));
    await lab.core.catalog(component('shop'));
    await lab.core.declare('shop');
    await lab.core.observe('shop', 'healthy');
    const tell = async (source: string, ...alerts: AlertInput[]) => {
      await lab.alerts.put(lab.lease, source, alerts);
      await lab.pass(5);
    };
    /** As the portal evaluates it. */
    const own = async (more: Partial<AlertInput> = {}) =>
      lab.alert('The error budget of Shop availability burns', 'shop', {
        fingerprint: 'own',
        labels: LABELS,
        ...more,
      });
    /** By the exported rule, with what Prometheus adds of itself. */
    const ofPrometheus = async () =>
      lab.alert('The error budget of shop-availability burns', 'shop', {
        fingerprint: 'other',
        labels: { ...LABELS, cluster: 'eu-1', datacenter: 'north' },
        cluster: 'eu-1',
      });
    const told = async () =>
      (await lab.timeline('INC-1')).filter(
        text => !/^(status|service|health):/.test(text),
      );
    const edits = async () =>
      lab
        .database('incident_entry_edits')
        .orderBy('number')
        .pluck<string[]>('text');
    return { lab, tell, own, ofPrometheus, told, edits };
  }

  it('is told once, when it fires and when nobody tells of it any more', async () => {
    const { lab, tell, own, ofPrometheus, told, edits } = await start();
    const burn = await own();
    await tell('slo', burn);
    const first = await told();
    expect(first).toEqual([
      'burn: The error budget of Shop availability burns.',
      expect.stringMatching(/^decision: Opened: shop/),
    ]);
    const pushed = await ofPrometheus();
    await tell(EU, pushed);
    const both =
      'burn: The error budget of Shop availability burns: its SLO and alertmanager-eu-1 say so.';
    expect(await told()).toEqual([both, first[1]]);
    // Nothing is lost: both belong to it, it says why, and what the entry said stays readable.
    expect(await lab.database('incident_alerts').pluck('alert_id')).toEqual(
      expect.arrayContaining(await lab.database('alerts').pluck('id')),
    );
    expect(await lab.decisions()).toMatchObject([
      { rule: 'open.service' },
      { rule: 'join.copy' },
    ]);
    expect(await edits()).toEqual([
      'The error budget of Shop availability burns.',
    ]);
    // Followers are told of what people write, not of that.
    expect(
      await lab.database('incident_events').where('topic', 'noted'),
    ).toEqual([]);

    await tell('slo');
    await lab.takeOver();
    await lab.pass(30);
    expect(await told()).toEqual([both, first[1]]);
    await tell(EU);
    const over = [
      both,
      first[1],
      'burn: The error budget of Shop availability burns no longer: its SLO and alertmanager-eu-1 say so.',
    ];
    expect(await told()).toEqual(over);
    // A process that has just taken over tells nothing twice.
    await lab.takeOver();
    await lab.pass(30);
    expect(await told()).toEqual(over);

    await tell('slo', await own());
    expect((await told()).slice(over.length)).toEqual([
      'burn: The error budget of Shop availability burns.',
      expect.stringMatching(/^decision: Joined INC-1: /),
    ]);
  });

  it('is called as the portal calls it, whoever was first', async () => {
    const { lab, tell, own, ofPrometheus, told } = await start();
    const pushed = await ofPrometheus();
    await tell(EU, pushed);
    expect(await told()).toContain(
      'alert: The error budget of shop-availability burns (eu-1).',
    );
    await tell('slo', await own());
    expect(await told()).toEqual([
      'alert: The error budget of Shop availability burns: alertmanager-eu-1 and its SLO say so.',
      expect.stringMatching(/^decision: Opened/),
    ]);
    // Another one of the same labels joins them without a word that is new.
    await tell('alertmanager-eu-2', pushed);
    expect((await told())[0]).toBe(
      'alert: The error budget of Shop availability burns: alertmanager-eu-1, alertmanager-eu-2 and its SLO say so.',
    );
    expect(await told()).toHaveLength(2);
    expect(await lab.rows()).toHaveLength(1);
  });

  it('is told at once by both, and of several each once', async () => {
    const { lab, tell, own, ofPrometheus, told } = await start();
    const slow = await lab.alert('Slow', 'shop');
    await lab.alerts.put(lab.lease, 'slo', [await own()]);
    await lab.alerts.put(lab.lease, 'alertmanager-eu-2', [slow]);
    await tell(EU, await ofPrometheus(), slow);
    expect((await told()).slice(0, -1).sort()).toEqual([
      'alert: Slow fires: alertmanager-eu-1 and alertmanager-eu-2 say so.',
      'burn: The error budget of Shop availability burns: alertmanager-eu-1 and its SLO say so.',
    ]);
    expect(await lab.decisions()).toHaveLength(1);
  });

  it('is told apart where not everybody may read what one of them tells', async () => {
    const { lab, tell, own, ofPrometheus } = await start();
    await tell(EU, await ofPrometheus());
    await tell('slo', await own({ visibility: 'internal' }));
    const entries = await lab
      .database('incident_entries')
      .whereIn('kind', ['alert', 'burn'])
      .orderBy('seq')
      .select('text', 'visibility');
    expect(entries).toEqual([
      {
        text: 'The error budget of shop-availability burns (eu-1).',
        visibility: 'public',
      },
      {
        text: 'The error budget of Shop availability burns.',
        visibility: 'internal',
      },
    ]);
  });
});
