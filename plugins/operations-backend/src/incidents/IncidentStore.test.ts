import { Knex } from 'knex';
import { component } from '../__testUtils__/entities';
import { Core } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { LeaseLostError } from '../leases';
import { IncidentChange, IncidentStore } from './IncidentStore';
import { Actor, NewIncident } from './model';
import { moveIncidents } from './moveIncidents';
import { StaleFieldError } from './StaleFieldError';

const databases = testDatabases();
const NOW = Date.parse('2026-11-21T09:00:00Z');
const POLICY: Actor = { kind: 'policy' };
const ADA: Actor = { kind: 'person', ref: 'user:default/ada' };
const BOB: Actor = { kind: 'person', ref: 'user:default/bob' };

function incident(more: Partial<NewIncident> = {}): NewIncident {
  return {
    title: 'Shop is down',
    severity: 2,
    impact: 'outage',
    visibility: 'public',
    drill: false,
    startedAt: NOW - 60_000,
    detectedAt: NOW,
    services: [],
    alertIds: [],
    ...more,
  };
}

/** A store on a database, with a clock that the test sets. */
async function start(databaseId: string) {
  const database = await databases.open(databaseId);
  const core = await Core.create(database);
  await core.catalog(
    component('shop', { title: 'Shop' }),
    component('database'),
    component('vault', {
      labels: { 'operate-first.io/visibility': 'internal' },
    }),
  );
  const clock = { now: NOW };
  const announced: IncidentChange[] = [];
  const store = IncidentStore.create({
    database,
    now: () => clock.now,
    onChange: changes => announced.push(...changes),
  });
  const open = (more?: Partial<NewIncident>, actor = POLICY) =>
    store.transaction(writer => writer.open(incident(more), actor));
  return { database, core, clock, announced, store, open };
}

async function timeline(database: Knex, incidentId: string) {
  const rows = await database('incident_entries')
    .where('incident_id', incidentId)
    .orderBy('seq');
  return rows.map(({ kind, text }) => `${kind}: ${text}`);
}

async function topics(store: IncidentStore, listener = 'test') {
  const events = await store.events(listener, 1000);
  return events.map(({ topic, data }) =>
    `${topic} ${data.fields ?? ''}`.trim(),
  );
}

function rowOf(database: Knex, id: string) {
  return database('incidents').where({ id }).first();
}

describe.each(databases.ids)('the store of incidents on %s', databaseId => {
  it('draws keys by what can be seen, and opens a group and a request once', async () => {
    const { core, open } = await start(databaseId);
    const service = async (name: string) => ({
      serviceId: await core.id(name),
      impact: 'outage' as const,
      regions: [],
    });
    const first = await open({ groupKey: 'shop', idempotencyKey: 'a' });
    expect(first).toMatchObject({ key: 'INC-1', created: true });
    const hidden = await open({ services: [await service('vault')] });
    expect(hidden.key).toBe('INT-1');
    expect((await open({ visibility: 'internal' })).key).toBe('INT-2');
    expect((await open({ services: [await service('shop')] })).key).toBe(
      'INC-2',
    );
    expect(await open({ groupKey: 'shop' })).toEqual({
      ...first,
      created: false,
    });
    expect(await open({ idempotencyKey: 'a' })).toMatchObject({
      id: first.id,
      created: false,
    });
    // Nothing was drawn for what was there.
    expect((await open()).key).toBe('INC-3');
  });

  it('opens one incident of a group, however many replicas do', async () => {
    const { database, open } = await start(databaseId);
    const opened = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        open({
          groupKey: 'same',
          visibility: at % 2 ? 'public' : 'internal',
        }),
      ),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened.filter(({ created }) => created)).toHaveLength(1);
    expect(await database('incidents')).toHaveLength(1);
    expect(await database('incident_events')).toHaveLength(1);
  });

  it('loses nothing and doubles nothing when fifty write at once', async () => {
    const { database, store, open, announced } = await start(databaseId);
    const { id } = await open();
    const other = await open();
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        store.transaction(async writer => {
          // Half of them write into both, each in another order.
          const ids = at % 4 === 0 ? [id, other.id] : [other.id, id];
          for (const incidentId of at % 2 ? [id] : ids) {
            await writer.write(incidentId, [
              { kind: 'note', at: NOW, text: `Note ${at}`, actor: ADA },
              {
                kind: 'alert',
                at: NOW,
                text: 'The same',
                actor: POLICY,
                dedupeKey: 'alert:1',
              },
            ]);
          }
        }),
      ),
    );
    const entries = await database('incident_entries')
      .where('incident_id', id)
      .orderBy('seq');
    expect(entries.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 52 }, (_, at) => at + 1),
    );
    expect(new Set(entries.map(({ text }) => text)).size).toBe(52);
    const row = await rowOf(database, id);
    expect(row).toMatchObject({ last_seq: 52, version: 51 });
    expect(announced.filter(change => change.id === id).at(-1)).toEqual({
      id,
      version: 51,
    });
    const noted = await database('incident_events').where({
      incident_id: id,
      topic: 'noted',
    });
    expect(noted).toHaveLength(50);
  });

  it('tells of what was stored only, once to each listener', async () => {
    const { database, store, open, clock, announced } = await start(databaseId);
    const { id } = await open();
    await expect(
      store.transaction(async writer => {
        await writer.update(id, { severity: 1 }, ADA);
        throw new Error('Something else failed');
      }),
    ).rejects.toThrow('Something else failed');
    expect(announced).toHaveLength(1);
    expect(await topics(store)).toEqual(['opened']);
    clock.now += 1000;
    await store.transaction(async writer => {
      await writer.update(id, { severity: 1, cause: 'change' }, ADA);
      await writer.update(
        id,
        { roles: [{ role: 'commander', person: 'user:default/bob' }] },
        ADA,
      );
    });
    clock.now += 1000;
    await store.transaction(writer =>
      writer.update(id, { status: 'resolved' }, ADA),
    );
    expect(await topics(store)).toEqual([
      'opened',
      'escalated severity',
      'updated cause',
      'assigned',
      'resolved status',
    ]);
    const events = await store.events('test', 2);
    await store.told(
      'test',
      events.map(event => event.id),
    );
    await store.told('test', [events[0].id]);
    expect(await topics(store)).toEqual([
      'updated cause',
      'assigned',
      'resolved status',
    ]);
    expect(await topics(store, 'other')).toHaveLength(5);
    clock.now += 8 * 24 * 60 * 60 * 1000;
    expect(await topics(store, 'other')).toEqual([]);
    expect(await database('incident_events')).toHaveLength(5);
  });

  it('writes nothing under a lease that was lost', async () => {
    const { database, store } = await start(databaseId);
    const lease = await takeLease(database, 'policy');
    await database('leases').where('name', 'policy').increment('fencing', 1);
    await expect(
      store.transaction(writer => writer.open(incident(), POLICY), { lease }),
    ).rejects.toThrow(LeaseLostError);
    expect(await database('incidents')).toHaveLength(0);
  });

  it('announces only once an outer transaction is stored', async () => {
    const { database, store, announced } = await start(databaseId);
    const work = (fails: boolean) =>
      database.transaction(async transaction => {
        await store.transaction(writer => writer.open(incident(), POLICY), {
          transaction,
        });
        expect(announced).toHaveLength(0);
        if (fails) throw new Error('no');
      });
    await expect(work(true)).rejects.toThrow('no');
    expect(await database('incidents')).toHaveLength(0);
    await work(false);
    expect(announced).toHaveLength(1);
  });

  it('keeps times and words of each status, and reopens what was resolved first', async () => {
    const { database, store, open, clock } = await start(databaseId);
    const { id } = await open({ groupKey: 'shop' });
    const set = async (
      status: 'fixing' | 'observing' | 'resolved' | 'analysing' | 'triggered',
      actor: Actor = ADA,
    ) => {
      clock.now += 1000;
      return store.transaction(writer => writer.update(id, { status }, actor));
    };
    expect(await set('triggered')).toEqual({ changed: [] });
    expect((await rowOf(database, id)).touched_at).toBeNull();
    await set('fixing');
    const fixing = await rowOf(database, id);
    expect(Number(fixing.acknowledged_at)).toBe(clock.now);
    expect(Number(fixing.touched_at)).toBe(clock.now);
    await set('observing');
    await set('resolved');
    expect(Number((await rowOf(database, id)).resolved_at)).toBe(clock.now);
    // Meanwhile another one of the group has opened: that one keeps it.
    await open({ groupKey: 'shop' });
    await set('analysing');
    expect(await rowOf(database, id)).toMatchObject({
      status: 'analysing',
      resolved_at: null,
      mitigated_at: null,
      group_key: null,
    });
    expect(await timeline(database, id)).toEqual([
      'status: Opened: SEV2, outage',
      'status: Fixing',
      'status: Observing',
      'status: Resolved',
      'status: Reopened',
      'status: Analysing',
    ]);
  });

  it('refuses what somebody else has changed meanwhile, and only that', async () => {
    const { database, store, open } = await start(databaseId);
    const { id } = await open();
    const { version } = await rowOf(database, id);
    const update = (
      fields: Parameters<
        Parameters<Parameters<IncidentStore['transaction']>[0]>[0]['update']
      >[1],
      actor: Actor,
    ) =>
      store.transaction(writer =>
        writer.update(id, fields, actor, { expectedVersion: version }),
      );
    await update({ severity: 1, title: 'Shop burns' }, BOB);
    await expect(update({ severity: 3, cause: 'data' }, ADA)).rejects.toThrow(
      StaleFieldError,
    );
    await expect(update({ severity: 3 }, ADA)).rejects.toMatchObject({
      field: 'severity',
      by: 'user:default/bob',
      at: NOW,
    });
    expect(await rowOf(database, id)).toMatchObject({
      severity: 1,
      cause: null,
    });
    // What nobody else touched, and what is so already, is fine.
    await update({ cause: 'data', severity: 1 }, ADA);
    await update(
      { roles: [{ role: 'scribe', person: 'user:default/bob' }] },
      BOB,
    );
    await expect(
      update({ roles: [{ role: 'scribe', person: 'user:default/ada' }] }, ADA),
    ).rejects.toMatchObject({ field: 'roles.scribe' });
    await update(
      { roles: [{ role: 'commander', person: 'user:default/ada' }] },
      ADA,
    );
  });

  it('knows which services are concerned, and since when', async () => {
    const { database, core, store, open, clock } = await start(databaseId);
    const [shop, db] = [await core.id('shop'), await core.id('database')];
    const { id } = await open({
      services: [{ serviceId: shop, impact: 'minor', regions: [] }],
    });
    const rows = () =>
      database('incident_services')
        .where('incident_id', id)
        .orderBy('position');
    clock.now += 1000;
    await store.transaction(async writer => {
      await writer.concern(
        id,
        [
          {
            serviceId: shop,
            impact: 'outage',
            regions: [{ region: 'eu', impact: 'major' }],
          },
          { serviceId: db, impact: 'major', regions: [] },
        ],
        POLICY,
      );
      // The same or less changes nothing.
      await writer.concern(
        id,
        [{ serviceId: shop, impact: 'minor', regions: [] }],
        POLICY,
      );
      await writer.recover(id, [shop], clock.now);
      await writer.recover(id, [shop], clock.now + 1);
    });
    expect(await rows()).toMatchObject([
      { service_id: shop, impact: 'outage', position: 0 },
      { service_id: db, impact: 'major', position: 1, recovered_at: null },
    ]);
    expect(Number((await rows())[0].recovered_at)).toBe(clock.now);
    await store.transaction(writer =>
      writer.update(
        id,
        {
          services: [
            { serviceId: db, impact: 'outage', regions: [] },
            { serviceId: shop, impact: 'outage', regions: [] },
          ],
        },
        POLICY,
      ),
    );
    expect((await rowOf(database, id)).root_service_id).toBe(db);
    await store.transaction(writer =>
      writer.update(
        id,
        {
          rootless: true,
          services: [{ serviceId: shop, impact: 'outage', regions: [] }],
        },
        POLICY,
      ),
    );
    expect((await rowOf(database, id)).root_service_id).toBeNull();
    expect(await timeline(database, id)).toEqual([
      'status: Opened: SEV2, outage',
      'service: Impact on Shop: outage',
      'service: database is affected: major',
      'service: Shop has recovered',
      'service: It comes from database',
      'service: database is not part of it',
    ]);
  });

  it('lets a duplicate go on in the other one', async () => {
    const { database, core, store, open } = await start(databaseId);
    const shop = {
      serviceId: await core.id('shop'),
      impact: 'major' as const,
      regions: [],
    };
    const one = await open({ services: [shop], alertIds: ['a', 'b'] });
    const two = await open({ alertIds: ['b'] });
    const three = await open();
    await store.transaction(writer =>
      writer.update(three.id, { duplicateOf: one.id }, ADA),
    );
    await store.transaction(writer => writer.merge(one.id, two.id, POLICY));
    // Once more changes nothing.
    await store.transaction(writer => writer.merge(one.id, two.id, POLICY));
    expect(await rowOf(database, one.id)).toMatchObject({
      status: 'resolved',
      duplicate_of: two.id,
      acknowledged_at: null,
    });
    expect((await rowOf(database, three.id)).duplicate_of).toBe(two.id);
    const alerts = await database('incident_alerts')
      .where('incident_id', two.id)
      .orderBy('alert_id');
    expect(alerts.map(({ alert_id }) => alert_id)).toEqual(['a', 'b']);
    expect(await timeline(database, two.id)).toEqual([
      'status: Opened: SEV2, outage',
      'service: Shop is affected: major',
      'merge: INC-1 goes on here',
    ]);
    await expect(
      store.transaction(writer => writer.merge(two.id, one.id, ADA)),
    ).rejects.toThrow('INC-1 is a duplicate itself');
    await expect(
      store.transaction(writer => writer.merge(two.id, two.id, ADA)),
    ).rejects.toThrow('no duplicate of itself');
    await store.transaction(writer =>
      writer.update(one.id, { duplicateOf: null, status: 'reopened' }, ADA),
    );
    expect(await rowOf(database, one.id)).toMatchObject({
      status: 'reopened',
      duplicate_of: null,
    });
  });

  it('goes on with a service that another one turned out to be', async () => {
    const { database, core, open } = await start(databaseId);
    const [shop, db] = [await core.id('shop'), await core.id('database')];
    const both = [shop, db].map(serviceId => ({
      serviceId,
      impact: 'major' as const,
      regions: [],
    }));
    await open({ services: both });
    await open({ services: both.slice(0, 1) });
    await database.transaction(transaction =>
      moveIncidents(transaction, { from: shop, to: db, now: core.now }),
    );
    expect(await database('incident_services')).toMatchObject([
      { service_id: db, position: 0 },
      { service_id: db, position: 0 },
    ]);
    expect(
      await database('incidents').where('root_service_id', db),
    ).toHaveLength(2);
  });

  it('keeps what an entry said before', async () => {
    const { database, store, open, clock } = await start(databaseId);
    const { id } = await open();
    const [entry] = await store.transaction(writer =>
      writer.write(id, [
        {
          kind: 'comment',
          at: NOW,
          text: 'Frist',
          actor: { kind: 'elsewhere', name: 'octocat' },
          dedupeKey: 'comment:1',
        },
      ]),
    );
    clock.now += 1000;
    const edit = (text: string) =>
      store.transaction(writer =>
        writer.edit(id, { dedupeKey: 'comment:1' }, text, ADA),
      );
    expect(await edit('First')).toBe(true);
    expect(await edit('First')).toBe(true);
    expect(
      await store.transaction(writer =>
        writer.edit(id, { id: 'none' }, 'First', ADA),
      ),
    ).toBe(false);
    const row = await database('incident_entries').where('id', entry).first();
    expect(row).toMatchObject({
      text: 'First',
      edits: 1,
      seq: 2,
      changed_seq: 3,
      author_name: 'octocat',
    });
    expect(await database('incident_entry_edits')).toMatchObject([
      { entry_id: entry, number: 0, text: 'Frist' },
    ]);
  });
});
