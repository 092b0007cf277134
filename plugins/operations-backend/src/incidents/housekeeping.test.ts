import { randomUUID } from 'node:crypto';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { IncidentFiles, pruneIncidentFiles } from './IncidentFiles';
import { moveIncidents } from './moveIncidents';
import { Outbox } from './Outbox';
import { NO_EVIDENCE } from './replay/Evidence';
import { EvidenceStore } from './replay/EvidenceStore';

const databases = testDatabases();
const NOW = Date.parse('2026-11-24T09:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MEGABYTE = 1024 * 1024;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe.each(databases.ids)('the keeping of incidents on %s', databaseId => {
  it('reads what is to be told from where it was told, and everything now and then', async () => {
    const database = await databases.open(databaseId);
    const clock = { now: NOW };
    const outbox = Outbox.create({ database, now: () => clock.now });
    const happen = async (id: string, at: number) =>
      database('incident_events').insert({
        id,
        incident_id: 'one',
        at,
        topic: 'updated',
        data: '{}',
      });
    const tell = async (limit = 100) => {
      const events = await outbox.events('test', limit);
      const ids = events.map(({ id }) => id);
      await outbox.told('test', ids);
      return ids;
    };
    await happen('a', NOW - 6 * DAY);
    await happen('b', NOW - DAY);
    await happen('old', NOW - 8 * DAY);
    expect(await tell(1)).toEqual(['a']);
    expect(await tell()).toEqual(['b']);
    expect(await tell()).toEqual([]);
    // Stored late, as by a transaction that took long.
    clock.now += MINUTE;
    await happen('late', NOW - 5 * MINUTE);
    expect(await tell()).toEqual(['late']);
    expect(await tell()).toEqual([]);
    // From long ago: it is found, but not by reading everything each second.
    await happen('odd', NOW - 2 * DAY);
    clock.now += MINUTE;
    expect(await tell()).toEqual([]);
    clock.now += 10 * MINUTE;
    expect(await tell()).toEqual(['odd']);
    // What could not be told is told again, and so is what comes after a clock was set back.
    await happen('now', clock.now);
    await outbox.events('test', 100);
    expect(await tell()).toEqual(['now']);
    clock.now -= 30 * MINUTE;
    await happen('back', clock.now);
    expect(await tell()).toEqual(['back']);
  });

  it('keeps pictures that are used, up to a size', async () => {
    const database = await databases.open(databaseId);
    const clock = { now: NOW };
    const files = IncidentFiles.create({ database, now: () => clock.now });
    const add = async (bytes = 100) =>
      files.add('one', {
        name: 'a.png',
        content: Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)]),
        by: 'user:default/ada',
      });
    const used = await add();
    const unused = await add();
    await database('incident_entries').insert({
      id: randomUUID(),
      incident_id: 'one',
      seq: 1,
      changed_seq: 1,
      kind: 'picture',
      at: NOW,
      recorded_at: NOW,
      visibility: 'public',
      text: '',
      data: JSON.stringify({ fileId: used.id }),
      edits: 0,
    });
    const prune = async () =>
      database.transaction(transaction =>
        pruneIncidentFiles(transaction, clock.now),
      );
    const kept = async () => database('incident_files').pluck('id');
    clock.now += DAY - MINUTE;
    const young = await add();
    await prune();
    expect((await kept()).sort()).toEqual(
      [used.id, unused.id, young.id].sort(),
    );
    clock.now += 2 * MINUTE;
    await prune();
    expect((await kept()).sort()).toEqual([used.id, young.id].sort());

    await database('incident_files')
      .where('id', used.id)
      .update({ bytes: 199 * MEGABYTE });
    await expect(add(2 * MEGABYTE)).rejects.toThrow(
      'larger than 200 MB together',
    );
    await add(MEGABYTE / 2);
  });

  it('lets all that an incident rests on follow a service that got another name', async () => {
    const database = await databases.open(databaseId);
    const lease = await takeLease(database, 'core');
    const [from, to, incidentId] = [randomUUID(), randomUUID(), randomUUID()];
    await database('incident_services').insert({
      incident_id: incidentId,
      service_id: from,
      position: 0,
      impact: 'major',
      regions: '[]',
      since: NOW,
    });
    const store = EvidenceStore.create({ database });
    const fact = {
      serviceId: from,
      environment: '',
      at: NOW,
      status: 'down' as const,
      reasons: [],
    };
    await store.save(
      lease,
      incidentId,
      { ...NO_EVIDENCE, health: [fact] },
      NOW,
    );
    await database('incident_decisions').insert({
      id: randomUUID(),
      incident_id: incidentId,
      at: NOW,
      kind: 'open',
      rule: 'open.service',
      message: 'Opened',
      inputs: JSON.stringify({
        serviceIds: [from],
        inputs: [{ label: 'Alert', value: 'x', serviceId: from }],
      }),
    });
    await database.transaction(transaction =>
      moveIncidents(transaction, { from, to, now: NOW }),
    );
    const { evidence } = await store.load(incidentId);
    expect(evidence.health).toEqual([{ ...fact, serviceId: to }]);
    const [{ inputs }] = await database('incident_decisions');
    expect(JSON.parse(inputs)).toEqual({
      serviceIds: [to],
      inputs: [{ label: 'Alert', value: 'x', serviceId: to }],
    });
  });
});
