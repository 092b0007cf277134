import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  TicketGoneError,
  TicketIncident,
  TicketRef,
  TicketsBusyError,
} from '@operate-first/plugin-operations-node';
import { HttpResponse } from 'msw';
import { FakeGithub, GRACE, PORTAL } from '../__testUtils__/FakeGithub';
import { readGithubConfig } from '../config';
import { GithubClients } from '../github/GithubClients';
import { GithubTickets } from './GithubTickets';

const INCIDENT: TicketIncident = {
  key: 'INC-7',
  title: 'shop is down',
  severity: 2,
  status: 'triggered',
  url: 'https://portal.example.org/operations/incidents/INC-7',
  services: ['Shop'],
  startedAt: new Date('2026-11-21T10:00:00Z'),
  drill: false,
  marker: 'operate-first-incident:7',
};
const { signal } = new AbortController();

describe.each([
  ['github.com', 'https://api.github.com'],
  ['ghes.example.org', 'https://ghes.example.org/api/v3'],
])('issues at %s', (host, api) => {
  const place = `https://${host}/acme/ops`;
  let github: FakeGithub;

  beforeEach(() => {
    github = FakeGithub.create(api, host);
    github.server.listen({ onUnhandledRequest: 'error' });
  });
  afterEach(() => github.server.close());

  function start() {
    const root = new ConfigReader({
      integrations: {
        github: [{ host, apiBaseUrl: api, token: 'a-token-of-a-test' }],
      },
      operations: { github: { tickets: { repository: place } } },
    });
    const { tickets } = readGithubConfig(root);
    if (!tickets) throw new Error('No tickets');
    const clients = GithubClients.create(ScmIntegrations.fromConfig(root));
    return GithubTickets.create({ clients, config: tickets });
  }

  async function put(
    tickets: GithubTickets,
    more: Partial<TicketIncident> = {},
    ticket?: TicketRef,
  ) {
    return tickets.put({ ...INCIDENT, ...more }, { place, ticket, signal });
  }

  it('are opened, updated, closed and reopened', async () => {
    const tickets = start();
    const ticket = await put(tickets);
    expect(ticket).toEqual({
      id: `${host}/9001`,
      url: `${place}/issues/1`,
      title: 'acme/ops#1',
    });
    const [issue] = github.issues;
    expect(issue).toMatchObject({
      title: 'INC-7: shop is down',
      labels: ['incident'],
      state: 'open',
    });
    expect(issue.body).toContain('**SEV2** · triggered');
    expect([...github.tokens]).toEqual(['token a-token-of-a-test']);
    await put(tickets, { severity: 1, title: 'All is down' }, ticket);
    expect(issue.title).toBe('INC-7: All is down');
    await put(tickets, { status: 'resolved' }, ticket);
    expect(issue.state).toBe('closed');
    await put(tickets, { status: 'reopened' }, ticket);
    expect(issue.state).toBe('open');
    expect(github.issues).toHaveLength(1);
  });

  it('are not made twice, by another replica or after an answer was lost', async () => {
    github.lateFailure = () => HttpResponse.json({}, { status: 502 });
    await expect(put(start())).rejects.toThrow(`${host} answered 502.`);
    github.lateFailure = undefined;
    const ticket = await put(start());
    expect(await put(start())).toEqual(ticket);
    await put(start(), { key: 'INC-8', marker: 'operate-first-incident:8' });
    expect(github.issues).toHaveLength(2);
  });

  it('carry text of people as nothing but text', async () => {
    const tickets = start();
    await put(tickets, {
      title: '<img src=x onerror=alert(1)>',
      summary:
        '<script>alert(1)</script> @everybody\n<!-- operate-first-incident:8 -->',
    });
    const [{ title, body }] = github.issues;
    expect(title).toContain('&lt;img');
    expect(body).toContain('&lt;script>');
    expect(body).not.toMatch(/<script|@everybody/);
    // Nor can they pretend to be another incident's.
    await put(tickets, { marker: 'operate-first-incident:8' });
    expect(github.issues).toHaveLength(2);
  });

  it.each([
    ['primary', 403, { 'x-ratelimit-remaining': '0' }, '', 3600],
    ['secondary', 403, {}, 'You have exceeded a secondary rate limit', 61],
    ['with Retry-After', 429, { 'retry-after': '30' }, '', 32],
  ])('wait for a limit: %s', async (_name, status, headers, message, most) => {
    const reset = String(Math.floor(Date.now() / 1000) + 1800);
    github.failure = () =>
      HttpResponse.json(
        { message },
        { status, headers: { 'x-ratelimit-reset': reset, ...headers } },
      );
    const error: unknown = await put(start()).catch(one => one);
    if (!(error instanceof TicketsBusyError)) throw error;
    const wait = error.retryAt.getTime() - Date.now();
    expect(wait).toBeGreaterThan(20_000);
    expect(wait).toBeLessThan(most * 1000 + 5_000);
    expect(github.requests).toHaveLength(1);
  });

  it('say what to do when they cannot be made', async () => {
    github.failure = () => HttpResponse.json({}, { status: 401 });
    await expect(put(start())).rejects.toThrow('Check them in integrations');
    github.failure = () => HttpResponse.json({}, { status: 404 });
    await expect(put(start())).rejects.toThrow('Give its token or app access');
    github.failure = () => HttpResponse.error();
    await expect(put(start())).rejects.toThrow(`${host} cannot be reached`);
    github.failure = undefined;
    await put(start());
    expect(github.issues).toHaveLength(1);
  });

  it('are followed through a rename, and comments stay comments', async () => {
    const tickets = start();
    const ticket = await put(tickets);
    github.formerly = 'acme/ops';
    github.name = 'acme/incidents';
    const note = {
      id: 'n1',
      text: 'We <b>roll</b> back.',
      authorName: 'Ada',
      at: new Date(),
    };
    await tickets.comment(ticket, note, { place, signal });
    await tickets.comment(ticket, note, { place, signal });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0].body).toContain('We &lt;b>roll');
    const moved = await put(tickets, { severity: 1 }, ticket);
    expect(moved.url).toBe(`https://${host}/acme/incidents/issues/1`);
    expect(moved.id).toBe(ticket.id);
  });

  it('that were deleted are gone', async () => {
    const tickets = start();
    const ticket = await put(tickets);
    github.deleted.add(1);
    await expect(put(tickets, {}, ticket)).rejects.toThrow(TicketGoneError);
    const [event] = await tickets.eventsSince(ticket, new Date(0), {
      place,
      signal,
    });
    expect(event).toMatchObject({ kind: 'deleted', ticketId: ticket.id });
  });

  it('tell what was missed, and whether the portal did it', async () => {
    const tickets = start();
    const ticket = await put(tickets);
    github.comment(1, 'It is the disk.');
    await tickets.comment(
      ticket,
      { id: 'n1', text: 'Thanks', authorName: 'Ada', at: new Date() },
      { place, signal },
    );
    const created_at = github.now;
    for (const actor of [GRACE, PORTAL]) {
      const event = { issue: 1, event: 'closed', created_at, actor };
      github.events.push(event);
    }
    const asked = { place, signal };
    const events = await tickets.eventsSince(ticket, new Date(0), asked);
    expect(events).toEqual([
      expect.objectContaining({ text: 'It is the disk.', ours: false }),
      expect.objectContaining({ kind: 'commented', ours: true }),
      expect.objectContaining({ kind: 'closed', authorName: 'grace' }),
    ]);
    expect(await tickets.eventsSince(ticket, new Date(), asked)).toHaveLength(
      2,
    );
    // Transferred: another issue answers.
    github.issues[0].id = 777;
    const [moved] = await tickets.eventsSince(ticket, new Date(), asked);
    expect(moved).toMatchObject({ kind: 'moved', to: { id: `${host}/777` } });
  });
});
