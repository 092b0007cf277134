import { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { IncidentLab } from '../../__testUtils__/IncidentLab';
import { slo, SloLab } from '../../__testUtils__/SloLab';
import { ONLY_PUBLIC, ServiceCriteria } from '../../access/criteria';
import { MaintenanceStore } from '../../maintenance/MaintenanceStore';
import { IncidentRow } from '../rows';
import { EvidencePinner } from './EvidencePinner';
import { FactsReader } from './FactsReader';
import { ReplayReader } from './ReplayReader';

const databases = testDatabases();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PRODUCTION = { environment: 'production', cluster: 'eu-1' };

async function setUp(database: Knex) {
  const slos = await SloLab.create(database);
  const lab = await IncidentLab.create(database, slos);
  const { core } = slos;
  let broken = Infinity;
  let healed = Infinity;
  slos.source.truth = (_, minute) =>
    minute >= broken && minute < healed
      ? { good: 0, total: 100 }
      : { good: 99, total: 100 };
  await slos.catalog(
    component('shop', { title: 'Shop' }),
    component('vault', {
      labels: { 'operate-first.io/visibility': 'internal' },
    }),
    slo('availability'),
  );
  for (const name of ['shop', 'vault']) {
    await core.declare(name, [{ ...PRODUCTION, intervalSeconds: 24 * 3600 }]);
    await core.observe(name, 'healthy', { scope: PRODUCTION });
  }
  await slos.settle();
  const pass = async (minutes: number, step = 1) => {
    for (let left = minutes; left > 0; left -= step) {
      await slos.pass(step);
      core.now = slos.now;
      await lab.work.once(lab.lease);
    }
  };
  const rollout = async (summary: string) =>
    core.store.recordChanges(core.lease, 'test', [
      {
        serviceId: await core.id('shop'),
        scope: PRODUCTION,
        at: new Date(core.now),
        kind: 'rollout',
        object: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' },
        summary,
        detail: 'As kubectl said it',
        key: summary,
      },
    ]);
  await rollout('shop was rolled out with image 1.8.2 (revision 6)');
  await pass(60, 20);
  await rollout('shop: image 1.8.2 → 1.8.3 (revision 7)');
  await pass(5, 5);

  broken = Math.ceil(core.now / MINUTE) * MINUTE;
  const onset = core.now;
  await core.observe('shop', 'down', { scope: PRODUCTION });
  await core.observe('vault', 'degraded', { scope: PRODUCTION });
  await lab.work.once(lab.lease);
  await lab.work.pin(lab.lease);
  await pass(20);
  healed = Math.ceil(core.now / MINUTE) * MINUTE;
  await core.observe('shop', 'healthy', { scope: PRODUCTION });
  await pass(10);
  const [opened] = await lab.rows();
  const vault = await core.id('vault');
  await lab.incidents.transaction(async writer => {
    const ada = { kind: 'person' as const, ref: 'user:default/ada' };
    await writer.concern(
      opened.id,
      [{ serviceId: vault, impact: 'minor', regions: [] }],
      ada,
    );
    await writer.update(opened.id, { status: 'resolved' }, ada);
  });
  const [incident] = await lab.rows();
  await pass(60, 20);
  await lab.work.pin(lab.lease);
  await pass(80, 20);
  await lab.work.pin(lab.lease);

  /** A reader that remembers nothing. */
  const reader = () => {
    const maintenance = MaintenanceStore.create({ database });
    const now = () => core.now;
    return ReplayReader.create({
      database,
      facts: FactsReader.create({ database, maintenance, now }),
      now,
    });
  };
  const replay = (at: number, criteria?: ServiceCriteria, row = incident) =>
    reader().replay(row, new Date(at).toISOString(), criteria);
  return { slos, lab, core, onset, incident, reader, replay, pass };
}

/** What compaction, retention and people do in time. */
async function forget(database: Knex) {
  for (const table of [
    'health_transitions',
    'observation_transitions',
    'changes',
    'alerts',
    'sli_buckets',
  ]) {
    await database(table).delete();
  }
  await database('slos').update({ definition: null });
}

describe.each(databases.ids)('the past of an incident on %s', databaseId => {
  let past: Awaited<ReturnType<typeof setUp>>;
  let database: Knex;

  beforeAll(async () => {
    database = await databases.open(databaseId);
    past = await setUp(database);
  }, 120_000);

  it('shows services, versions, SLOs and alerts as they were', async () => {
    const { replay, onset, incident } = past;
    const before = await replay(onset - MINUTE);
    expect(before).toMatchObject({
      status: 'before',
      from: new Date(onset - 6 * HOUR).toISOString(),
      alerts: [],
      missing: [],
      services: [
        {
          role: 'root',
          service: { ref: 'component:default/shop', title: 'Shop' },
          health: { status: 'healthy' },
          locations: [
            { ...PRODUCTION, source: 'test', status: 'healthy', reasons: [] },
          ],
          versions: [
            { object: 'Deployment shop', cluster: 'eu-1', version: '1.8.3' },
          ],
          objectives: [
            {
              slo: 'slo:default/availability',
              target: 0.9,
              sli: expect.closeTo(0.99, 5),
              burnRate: expect.closeTo(0.1, 5),
              remaining: expect.closeTo(0.9, 2),
            },
          ],
        },
        { role: 'affected', service: { ref: 'component:default/vault' } },
      ],
    });
    expect(before.changes.map(({ summary }) => summary)).toEqual([
      'shop: image 1.8.2 → 1.8.3 (revision 7)',
      'shop was rolled out with image 1.8.2 (revision 6)',
    ]);

    const during = await replay(onset + 15 * MINUTE);
    expect(during.status).toBe('triggered');
    expect(during.services[0]).toMatchObject({
      health: {
        status: 'down',
        since: new Date(onset).toISOString(),
        reasons: [{ message: 'It is down.' }],
      },
      locations: [{ status: 'down' }],
    });
    const [{ burnRate, remaining }] = during.services[0].objectives;
    // 14 or 15 of the last 60 minutes were bad through and through.
    expect(burnRate).toBeGreaterThan(2);
    expect(remaining).toBeLessThan(before.services[0].objectives[0].remaining!);
    expect(during.alerts.map(({ title, state }) => [title, state])).toEqual(
      expect.arrayContaining([['Shop is down', 'firing']]),
    );

    const after = await replay(onset + 35 * MINUTE);
    expect(after.status).toBe('resolved');
    expect(after.services[0].health.status).toBe('healthy');
    expect(after.alerts.map(({ title }) => title)).not.toContain(
      'Shop is down',
    );
    expect(after.moments).toEqual(
      expect.arrayContaining([
        new Date(onset).toISOString(),
        new Date(Number(incident.resolved_at)).toISOString(),
      ]),
    );
  });

  it('shows nobody what belongs to services that they may not see', async () => {
    const { replay, reader, onset, incident } = past;
    const shown = await replay(onset + 15 * MINUTE, ONLY_PUBLIC);
    expect(shown.services.map(({ service }) => service.ref)).toEqual([
      'component:default/shop',
    ]);
    expect(JSON.stringify(shown)).not.toContain('vault');
    const all = await replay(onset + 15 * MINUTE);
    expect(JSON.stringify(all)).toContain('vault');
    const { items } = await reader().budget(incident, ONLY_PUBLIC);
    expect(items).toMatchObject([
      {
        slo: 'slo:default/availability',
        service: { ref: 'component:default/shop' },
        target: 0.9,
        // Twenty minutes were bad through and through, of the 1,008 that a week may have.
        consumed: expect.closeTo(20 / (7 * 24 * 60 * 0.1), 2),
      },
    ]);
  });

  it('shows what rules said only to those who may read it', async () => {
    const { lab, reader, onset, incident } = past;
    const alert = await lab.alert('Slow', 'shop', {
      severity: 'info',
      labels: { alertname: 'Slow', instance: 'db-7.corp' },
      annotations: { summary: 'Password hunter2 was refused' },
      message: 'Password hunter2 was refused',
      startsAt: onset,
    });
    await lab.fire(alert);
    const at = new Date(onset + 15 * MINUTE).toISOString();
    const shown = (showWords: boolean) =>
      reader().replay(incident, at, ONLY_PUBLIC, showWords);
    const withheld = JSON.stringify(await shown(false));
    expect(withheld).toContain('Slow');
    expect(withheld).not.toMatch(/hunter2|db-7/);
    expect(JSON.stringify(await shown(true))).toMatch(/hunter2.*hunter2|db-7/);
    await lab.database('alerts').where({ source: 'test' }).delete();
  });

  it('refuses moments that nobody kept, and says which there are', async () => {
    const { replay, onset, core } = past;
    for (const at of [onset - 6 * HOUR - 1, core.now + HOUR]) {
      await expect(replay(at)).rejects.toMatchObject({
        problem: { field: 'at', remedy: expect.stringContaining('2026-11-20') },
      });
    }
  });

  it('fits what is kept into what there is room for, and says what is missing', async () => {
    const { lab, core, incident, reader, onset } = past;
    const small = EvidencePinner.create({
      database,
      logger: core.logger,
      maintenance: MaintenanceStore.create({ database }),
      now: () => core.now,
      mostBytes: 1_500,
    });
    const copy: IncidentRow = { ...incident, id: 'small', key: 'INC-99' };
    copy.group_key = null;
    copy.resolved_at = null;
    await database('incidents').insert(copy);
    await database('incident_services').insert({
      incident_id: 'small',
      service_id: await core.id('shop'),
      position: 0,
      impact: 'outage',
      regions: '[]',
      since: onset,
    });
    await small.pin(lab.lease);
    const rows = await database('incident_evidence')
      .where('incident_id', 'small')
      .whereNot('kind', 'summary');
    const bytes = rows.reduce((sum, { content }) => sum + content.length, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(1_500);
    const { missing } = await reader().replay(
      copy,
      new Date(onset).toISOString(),
      undefined,
    );
    expect(missing).toContain(
      'Not all was kept of what their SLOs measured: there was too much of it.',
    );
    await database('incidents').where('id', 'small').delete();
  });

  it('shows an objective as it went, to those who may see it', async () => {
    const { reader, onset, incident } = past;
    const kept = reader().keptOf(incident);
    const series = (
      criteria?: ServiceCriteria,
      range = { from: onset - HOUR, to: onset + HOUR },
    ) =>
      reader().series(
        incident,
        { slo: 'slo:default/availability', objective: 0, range },
        criteria,
      );
    const shown = await series(ONLY_PUBLIC);
    expect(shown).toMatchObject({
      from: new Date(onset - HOUR).toISOString(),
      to: new Date(onset + HOUR).toISOString(),
      stepSeconds: 300,
    });
    const sliAt = (minutes: number) =>
      shown.points.findLast(
        ({ start }) => Date.parse(start) <= onset + minutes * MINUTE,
      )?.sli;
    expect(sliAt(-20)).toBeCloseTo(0.99, 5);
    expect(sliAt(10)).toBe(0);
    expect(sliAt(35)).toBeCloseTo(0.99, 5);
    // What was rolled out earlier is outside.
    expect(shown.marks.filter(({ kind }) => kind === 'change')).toMatchObject([
      { title: 'shop: image 1.8.2 → 1.8.3 (revision 7)' },
    ]);
    // What is asked beyond what is kept is not there.
    expect(await series(undefined, { from: 0, to: Infinity })).toMatchObject({
      from: new Date(kept.from).toISOString(),
      to: new Date(kept.to).toISOString(),
    });
    expect(await series(undefined, { from: 0, to: MINUTE })).toMatchObject({
      from: new Date(kept.from).toISOString(),
      to: new Date(kept.from).toISOString(),
      points: [],
      marks: [],
    });
    const own = database('slos').where('ref', 'slo:default/availability');
    await own.clone().update({ visibility: 'internal' });
    await expect(series(ONLY_PUBLIC)).rejects.toThrow(/or you may not see it/);
    await own.clone().update({ visibility: 'public' });
  });

  it('is the same when the tables have forgotten it, and the last pin stays', async () => {
    const { replay, reader, onset, incident, lab, core } = past;
    const moments = [-6 * HOUR, -MINUTE, 0, 15 * MINUTE, 2 * HOUR].map(
      offset => onset + offset,
    );
    const before = await Promise.all(moments.map(at => replay(at)));
    const cost = await reader().budget(incident, undefined);
    const series = () =>
      reader().series(
        incident,
        {
          slo: 'slo:default/availability',
          objective: 0,
          range: { from: onset - HOUR, to: onset + HOUR },
        },
        undefined,
      );
    const chart = await series();
    expect(chart.points.some(({ sli }) => sli === 0)).toBe(true);
    await forget(database);
    const pins = await database('incident_evidence').orderBy(['kind', 'key']);
    core.now += 48 * HOUR;
    await lab.work.pin(lab.lease);
    expect(
      await database('incident_evidence').orderBy(['kind', 'key']),
    ).toEqual(pins);
    const after = await Promise.all(moments.map(at => replay(at)));
    expect(after.map(({ to: _, ...shown }) => shown)).toEqual(
      before.map(({ to: _, ...shown }) => shown),
    );
    expect(await reader().budget(incident, undefined)).toEqual(cost);
    expect(await series()).toEqual(chart);
  });

  it('says what nobody knows', async () => {
    const { replay, onset } = past;
    await database('incident_evidence').delete();
    const { services, missing } = await replay(onset);
    expect(services[0]).toMatchObject({
      health: { status: 'unknown' },
      locations: [],
      versions: [],
      objectives: [],
    });
    expect(missing).toContain('Nobody knows how Shop was at that moment.');
  });
});
