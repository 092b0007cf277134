import {
  TicketEvent,
  TicketGoneError,
  TicketsBusyError,
} from '@operate-first/plugin-operations-node';
import { Core, MINUTE } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { TicketLab } from './__testUtils__/TicketLab';
import { ticketReport } from './ticketReport';

const databases = testDatabases();

describe.each(databases.ids)('tickets on %s', databaseId => {
  async function start() {
    const core = await Core.create(await databases.open(databaseId));
    core.now = Date.now();
    await core.catalog(
      component('shop', { title: 'Shop' }),
      component('vault', {
        labels: { 'operate-first.io/visibility': 'internal' },
      }),
    );
    await core.registry.refresh();
    return TicketLab.create(core);
  }

  function comment(more: Partial<TicketEvent> = {}): TicketEvent {
    return {
      id: 'c1',
      ticketId: '1',
      at: new Date('2026-11-20T12:00:00Z'),
      kind: 'commented',
      commentId: 'c1',
      text: 'It is the disk.',
      authorName: 'grace',
      url: 'https://tickets.example.org/ops/1#c1',
      ours: false,
      ...more,
    } as TicketEvent;
  }

  it('are one for each incident, and show what it is', async () => {
    const lab = await start();
    const { system } = lab;
    const id = await lab.open('shop');
    await lab.open('vault');
    await lab.open('vault', { visibility: 'internal' });
    await lab.round();
    expect(system.tickets.map(({ shows }) => shows)).toEqual([
      expect.objectContaining({
        key: 'INC-1',
        title: 'shop is down',
        severity: 2,
        status: 'triggered',
        services: ['Shop'],
        url: 'https://portal.example.org/operations/incidents/INC-1',
        marker: `operate-first-incident:${id}`,
      }),
    ]);
    expect(await lab.ticket(id)).toMatchObject({ state: 'open', title: '#1' });
    const [entry, ...others] = await lab.entries(id, 'ticket');
    expect(others).toEqual([]);
    expect(JSON.parse(entry.data).url).toBe(
      'https://tickets.example.org/ops/1',
    );
    await lab.update(id, { severity: 1 });
    await lab.round();
    expect(system.tickets[0].shows.severity).toBe(1);
    await lab.update(id, { status: 'resolved' });
    await lab.round();
    expect(await lab.ticket(id)).toMatchObject({ state: 'closed' });
    await lab.update(id, { status: 'reopened' });
    await lab.round();
    expect(system.tickets[0].shows.status).toBe('reopened');
    expect(await lab.ticket(id)).toMatchObject({ state: 'open' });
    expect([system.tickets.length, system.puts]).toEqual([1, 4]);
    // What is no news to the ticket is not sent.
    await lab.update(id, { chatUrl: 'https://chat.example.org/1' });
    await lab.round();
    expect(system.puts).toBe(4);
  });

  it('are not made for what is over already', async () => {
    const lab = await start();
    const id = await lab.open('shop');
    await lab.update(id, { status: 'resolved' });
    await lab.round();
    expect(lab.system.puts).toBe(0);
    expect(await lab.ticket(id)).toBeUndefined();
  });

  it('get notes only where that is wanted, and only what their readers may read', async () => {
    const lab = await start();
    const silent = await lab.open('shop');
    await lab.round();
    await lab.note(silent, 'The password is on the door.');
    await lab.round();
    expect(lab.system.tickets[0].notes).toEqual([]);
    lab.system.place = { notes: true };
    const id = await lab.open('shop');
    await lab.note(id, 'We roll back.');
    await lab.note(id, 'Ask the vendor.', 'internal');
    await lab.round();
    await lab.round();
    const [, told] = lab.system.tickets;
    expect(told.notes).toEqual([
      expect.objectContaining({
        text: 'We roll back.',
        authorName: 'A responder',
      }),
    ]);
  });

  it('stay as they are when their incident is hidden', async () => {
    const lab = await start();
    const id = await lab.open('shop');
    await lab.round();
    await lab.update(id, { visibility: 'internal', title: 'A leak' });
    await lab.round();
    expect(lab.system.tickets[0].shows.title).toBe('shop is down');
    expect(await lab.ticket(id)).toMatchObject({
      state: 'open',
      message: expect.stringContaining('hidden'),
    });
  });

  it('wait while the other side is away, and lose nothing', async () => {
    const lab = await start();
    const { system, core } = lab;
    system.failure = new Error('GitHub cannot be reached.');
    const ids = [await lab.open('shop'), await lab.open('shop')];
    for (let round = 0; round < 60; round++) await lab.round(60);
    expect(system.puts).toBeGreaterThan(8);
    expect(system.puts).toBeLessThan(40);
    expect(await lab.ticket(ids[0])).toMatchObject({
      state: 'failing',
      url: 'https://tickets.example.org/ops',
    });
    expect(await ticketReport(core.database, system)).toMatchObject({
      state: 'failing',
      message: expect.stringContaining('behind: 2. GitHub cannot be reached.'),
    });
    system.failure = undefined;
    for (let round = 0; round < 3; round++) await lab.round(40 * 60);
    expect(system.tickets).toHaveLength(2);
    expect(await lab.ticket(ids[0])).toMatchObject({ state: 'open' });
    expect(await ticketReport(core.database, system)).toMatchObject({
      state: 'running',
    });
  });

  it('ask for nothing before the other side wants to be asked', async () => {
    const lab = await start();
    const { system, core } = lab;
    const retryAt = new Date(core.now + 10 * MINUTE);
    system.failure = new TicketsBusyError('Too many requests.', retryAt);
    const ids = [await lab.open('shop'), await lab.open('shop')];
    await lab.round(1);
    system.failure = undefined;
    await lab.round(8 * 60);
    expect(system.puts).toBe(1);
    const tickets = await Promise.all(ids.map(id => lab.ticket(id)));
    expect(tickets.map(ticket => ticket?.state).sort()).toEqual([
      'failing',
      'pending',
    ]);
    await lab.round(3 * 60);
    expect(system.tickets).toHaveLength(2);
  });

  it('are not made twice when an answer is lost or another process takes over', async () => {
    const lab = await start();
    const { system, core } = lab;
    system.losesAnswers = true;
    const id = await lab.open('shop');
    await lab.round();
    system.losesAnswers = false;
    await lab.round(60);
    expect(system.tickets).toHaveLength(1);
    // Whoever has lost the lease stores nothing, and the next one finds what was made.
    await lab.open('shop');
    await lab.round(0, AbortSignal.abort());
    await lab.database('leases').update('expires_at', 0);
    const next = await takeLease(lab.database, 'test');
    await expect(lab.sender.send(core.lease, lab.signal)).rejects.toThrow(
      'no longer held',
    );
    await lab.begin().send(next, lab.signal);
    expect(system.tickets).toHaveLength(2);
    expect(await lab.entries(id, 'ticket')).toHaveLength(1);
  });

  it('let comments in once, in whatever order and how often they are told', async () => {
    const lab = await start();
    const id = await lab.open('shop');
    await lab.round();
    const edited = comment({
      id: 'c1-2',
      kind: 'edited',
      text: 'It is the second disk.',
      at: new Date('2026-11-20T12:05:00Z'),
    });
    const own = comment({ id: 'c2', commentId: 'c2', ours: true });
    const other = comment({ ticketId: 'unknown' });
    await lab.receive(comment(), comment(), own, other);
    await lab.receive(edited, comment());
    await lab.receive(comment(), edited);
    const [entry, ...more] = await lab.entries(id, 'comment');
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      text: 'It is the second disk.',
      author_name: 'grace',
      edits: 1,
    });
    const history = await lab.database('incident_entry_edits');
    expect(history.map(({ text }) => text)).toEqual(['It is the disk.']);
    // Late comes first.
    await lab.receive(
      { ...edited, commentId: 'c9' } as TicketEvent,
      comment({ commentId: 'c9' }),
    );
    const late = await lab.entries(id, 'comment');
    expect(late.map(({ text }) => text)).toEqual([
      'It is the second disk.',
      'It is the second disk.',
    ]);
    await lab.receive({
      id: 'gone',
      ticketId: '1',
      at: new Date('2026-11-20T12:06:00Z'),
      kind: 'commentDeleted',
      commentId: 'c1',
      authorName: 'grace',
    });
    await lab.receive(edited);
    const [last] = await lab.entries(id, 'comment');
    expect(last.text).toBe('This comment was deleted there.');
  });

  it('that others close suggest to resolve, and are not reopened behind their backs', async () => {
    const lab = await start();
    const { system, core } = lab;
    const id = await lab.open('shop');
    await lab.round();
    const closed: TicketEvent = {
      id: 'closed-1',
      ticketId: '1',
      at: new Date(core.now),
      kind: 'closed',
      authorName: 'grace',
    };
    await lab.receive(closed, { ...closed, id: 'the-same-by-another-way' });
    const row = await lab.incident(id);
    expect(row).toMatchObject({ status: 'triggered', resolved_at: null });
    expect(row.suggestion).toContain('closed at Fake');
    const texts = (await lab.entries(id, 'ticket')).map(({ text }) => text);
    expect(texts).toEqual([
      'Ticket at Fake: #1',
      'The ticket was closed at Fake.',
    ]);
    expect(await lab.ticket(id)).toMatchObject({
      state: 'closed',
      message: 'It was closed there, while the incident goes on.',
    });
    await lab.update(id, { severity: 1 });
    await lab.round();
    expect(system.puts).toBe(1);
    await lab.update(id, { status: 'resolved' });
    await lab.round();
    expect(system.tickets[0].shows.status).toBe('resolved');
    core.now += 5 * MINUTE;
    await lab.receive({
      ...closed,
      id: 'reopened-1',
      kind: 'reopened',
      at: new Date(core.now),
    });
    expect((await lab.incident(id)).suggestion).toContain('reopened at Fake');
    // The older one comes late.
    await lab.receive(closed);
    expect(await lab.ticket(id)).toMatchObject({ state: 'open' });
  });

  it('that are gone are not made again', async () => {
    const lab = await start();
    const { system } = lab;
    const id = await lab.open('shop');
    await lab.round();
    system.failure = new TicketGoneError('It was deleted.');
    await lab.update(id, { severity: 1 });
    await lab.round();
    system.failure = undefined;
    await lab.update(id, { severity: 2 });
    await lab.round();
    expect(system.puts).toBe(2);
    expect(await lab.ticket(id)).toMatchObject({ state: 'deleted' });
    const texts = (await lab.entries(id, 'ticket')).map(({ text }) => text);
    expect(texts[1]).toContain('No other one is made');
  });

  it('are followed when they move, and asked what was missed', async () => {
    const lab = await start();
    const { system, core } = lab;
    const id = await lab.open('shop');
    await lab.round();
    const url = 'https://tickets.example.org/moved/7';
    system.missed.push(
      {
        id: 'moved',
        ticketId: '1',
        at: new Date(core.now),
        kind: 'moved',
        to: { id: '7', url, title: 'moved#7' },
      },
      comment({ ticketId: '7' }),
    );
    await lab.look();
    await lab.look();
    expect(system.asked).toHaveLength(1);
    expect(await lab.ticket(id)).toMatchObject({ url });
    expect(await lab.entries(id, 'comment')).toHaveLength(1);
    core.now += 10 * MINUTE;
    await lab.look();
    expect(system.asked).toHaveLength(2);
    expect(await lab.entries(id, 'comment', 'ticket')).toHaveLength(3);
  });
});
