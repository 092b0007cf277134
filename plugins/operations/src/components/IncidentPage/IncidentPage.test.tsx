import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { entryOf, fakeDesk, incidentOf } from '../../__fixtures__/incidents';
import { problem, serviceOf } from '../../__fixtures__/operations';
import { suspectsOf } from '../../__fixtures__/questions';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';

const LONG = { timeout: 15_000 };

function world(desk = fakeDesk()) {
  return fakeOperations({
    services: [serviceOf('payments', 'down'), serviceOf('checkout')],
    questions: { getIncidentSuspects: async () => suspectsOf() },
    incidents: desk.api,
  });
}

/** Announcements, as the backend makes them. */
function signals() {
  const listeners = new Set<(signal: unknown) => void>();
  return {
    announce: (signal: unknown) =>
      act(() => listeners.forEach(listener => listener(signal))),
    api: {
      subscribe: (_channel: string, listener: (signal: never) => void) => {
        listeners.add(listener as (signal: unknown) => void);
        return {
          unsubscribe: () =>
            listeners.delete(listener as (signal: unknown) => void),
        };
      },
    },
  };
}

function render(
  api: OperationsApi,
  address = 'INC-12',
  bus = signals(),
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
) {
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [`/operations/incidents/${address}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [operationsApiRef, api],
      [signalApiRef, bus.api],
      [permissionApiRef, { authorize: async () => ({ result }) }],
    ],
  });
}

const box = () =>
  screen.findByRole('textbox', { name: 'Write into the timeline' }, LONG);

beforeEach(() => window.sessionStorage.clear());

describe('the page of an incident', () => {
  it('says what, since when, how bad, what happened, why, and what changed before', async () => {
    const { container } = render(world());
    expect(
      await screen.findByRole(
        'heading',
        { level: 1, name: 'SEV2 INC-12 payments cannot start in eu-1' },
        LONG,
      ),
    ).toBeVisible();
    expect(screen.getByText(/Triggered, open for/)).toHaveTextContent('12 min');
    // Where it comes from, and why, stands above: nobody has to look for it.
    expect(
      screen.getByRole('heading', { name: /INC-12 payments/ }).parentElement,
    ).toHaveTextContent(/alerts? fires?.*payments Down/);
    const timeline = await screen.findByRole('group', {
      name: /Timeline of INC-12/,
    });
    await within(timeline).findByText('rollout', {}, LONG);
    const entries = within(timeline).getAllByRole('listitem');
    expect(entries[0]).toHaveTextContent(/Alert.*GET \/healthz answers 503/);
    expect(entries[2]).toHaveTextContent(/calls payments, which went down/);
    // A long log is cut, and shown when it is wanted.
    expect(entries[4]).not.toHaveTextContent('line 30 of the log');
    await userEvent.click(
      within(entries[4]).getByRole('button', { name: 'Show all 30 lines' }),
    );
    expect(entries[4]).toHaveTextContent('line 30 of the log');

    const services = screen.getByRole('region', { name: 'Services' });
    expect(services).toHaveTextContent(
      /payments Down.*where it comes from · Outage · eu-1: Outage/,
    );
    await screen.findByText('Fits well', undefined, LONG);
    expect(
      screen.getByRole('region', { name: 'What changed before' }),
    ).toHaveTextContent(/4 min before it began.*1\.8\.3.*is of the service/);
    expect(
      screen.getByRole('region', { name: 'Why this incident' }),
    ).toHaveTextContent(/pages somebody.*ServiceDown/);
    const cost = screen.getByRole('region', { name: 'What it cost' });
    expect(cost).toHaveTextContent(/payments availability8 min21 %/);
    expect(cost).toHaveTextContent(/Nobody measured it between/);
    // Minutes are known, and the share is not: it says why.
    expect(cost).toHaveTextContent(/too little to judge\.10 min—/);
    expect(cost).toHaveTextContent(/One more objective lost nothing/);
    expect(cost).not.toHaveTextContent('search answers');
    expect(await axe(container)).toHaveNoViolations();
  }, 30_000);

  it('shows nobody what is not there', async () => {
    render(world(), 'INC-99');
    expect(
      await screen.findByText(
        'Operations does not know this incident.',
        {},
        LONG,
      ),
    ).toBeVisible();
  });

  it('shows visitors all of it, and asks them to sign in where they would write', async () => {
    const desk = fakeDesk(undefined, { mayWrite: false });
    render(world(desk), 'INC-12', signals(), AuthorizeResult.DENY);
    expect(await screen.findByText(/to write here\.$/, {}, LONG)).toBeVisible();
    expect(screen.getByText(/to take part\.$/)).toBeVisible();
    // Whether somebody has a role is not told them either, so nobody is not said to have it.
    const roles = screen.getByRole('region', { name: 'Who does what' });
    expect(await within(roles).findAllByText('signed in only')).toHaveLength(4);
    expect(roles).not.toHaveTextContent('nobody');
    expect(
      screen.queryByRole('textbox', { name: 'Write into the timeline' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Change|Assign|Follow|Take/ }),
    ).not.toBeInTheDocument();
  });

  it('changes status and roles, and offers a choice where somebody else was quicker', async () => {
    const desk = fakeDesk();
    const updateIncident = jest.fn(desk.api.updateIncident);
    render(world({ ...desk, api: { ...desk.api, updateIncident } }));
    await box();
    await userEvent.click(
      screen.getByRole('button', { name: 'Take the role: Commander' }),
    );
    await waitFor(
      () => expect(desk.incidents.get('INC-12')?.roles).toHaveLength(1),
      LONG,
    );
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: /Severity/ }),
      ).not.toBeDisabled(),
    );
    // Somebody else says it is worse, a moment before: nobody has told this page yet.
    updateIncident.mockImplementationOnce(async (...args) => {
      desk.change('INC-12', { severity: 1 });
      return world(desk).updateIncident(...args);
    });
    await userEvent.click(screen.getByRole('button', { name: /Severity/ }));
    await userEvent.click(await screen.findByRole('option', { name: /SEV4/ }));
    expect(
      await screen.findByText('Somebody else changed this meanwhile', {}, LONG),
    ).toBeVisible();
    expect(
      await screen.findByText(/It says now: SEV1/, {}, LONG),
    ).toHaveTextContent('You wrote: SEV4');
    expect(desk.incidents.get('INC-12')?.severity).toBe(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'Take mine: Severity' }),
    );
    await waitFor(
      () => expect(desk.incidents.get('INC-12')?.severity).toBe(4),
      LONG,
    );
    expect(
      screen.queryByText('Somebody else changed this meanwhile'),
    ).not.toBeInTheDocument();
  }, 30_000);

  it('changes what it says, and sends only what was changed', async () => {
    const desk = fakeDesk();
    const updateIncident = jest.fn(desk.api.updateIncident);
    render(world({ ...desk, api: { ...desk.api, updateIncident } }));
    await box();
    await userEvent.click(screen.getByRole('button', { name: 'Change' }));
    const dialog = await screen.findByRole('dialog');
    expect(await axe(dialog)).toHaveNoViolations();
    const save = within(dialog).getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    const chat = within(dialog).getByRole('textbox', { name: 'Chat' });
    // eslint-disable-next-line no-script-url -- what somebody may try
    await userEvent.type(chat, 'javascript:alert(1)');
    await userEvent.click(save);
    expect(await within(dialog).findByText(/begins with https/)).toBeVisible();
    await userEvent.clear(chat);
    await userEvent.type(chat, 'https://chat.example.com/inc-12');
    await userEvent.click(save);
    await waitFor(
      () =>
        expect(updateIncident).toHaveBeenCalledWith('INC-12', {
          chatUrl: 'https://chat.example.com/inc-12',
          version: 1,
        }),
      LONG,
    );
    expect(
      await screen.findByRole(
        'link',
        { name: 'https://chat.example.com/inc-12' },
        LONG,
      ),
    ).toBeVisible();
  }, 30_000);

  it('says what still fires after the end, and finds the replay by an address that people try', async () => {
    const incident = incidentOf(12, {
      status: 'resolved',
      resolvedAt: new Date().toISOString(),
      firing: 7,
    });
    render(world(fakeDesk([incident])), 'INC-12/replay');
    const past = await screen.findByRole('region', { name: 'As it was' }, LONG);
    expect(within(past).getByRole('slider', { name: 'Moment' })).toHaveValue(
      String(Date.parse(incident.startedAt)),
    );
    expect(screen.getByText(/7 of its alerts still fire/)).toBeVisible();
  });

  it('replays how it was, clearly of the past, by keyboard, too', async () => {
    const incident = incidentOf(12);
    const { container } = render(
      world(fakeDesk([incident])),
      `INC-12?at=${incident.startedAt}`,
    );
    const past = await screen.findByRole('region', { name: 'As it was' }, LONG);
    expect(
      within(past).getByRole('heading', { name: /This is the past/ }),
    ).toBeVisible();
    const payments = await within(past).findByRole(
      'region',
      { name: 'payments' },
      LONG,
    );
    expect(payments).toHaveTextContent(/Down.*eu-1.*91\.00 %.*90×.*1\.8\.3/);
    expect(past).toHaveTextContent(/us-1 is not known before 10:00/);
    expect(await axe(container)).toHaveNoViolations();

    const slider = within(past).getByRole('slider', { name: 'Moment' });
    slider.focus();
    await userEvent.keyboard('{PageDown}');
    expect(
      await within(past).findByText(
        'The incident then: it had not begun',
        {},
        LONG,
      ),
    ).toBeVisible();
    await waitFor(
      () =>
        expect(
          within(past).getByRole('region', { name: 'payments' }),
        ).toHaveTextContent(/Healthy/),
      LONG,
    );
    await userEvent.click(
      within(past).getByRole('button', { name: 'Back to the present' }),
    );
    expect(await box()).toBeVisible();
  }, 30_000);
});

describe('the timeline of an incident', () => {
  it('executes nothing and fetches nothing from elsewhere', async () => {
    const text = [
      '<script>window.hacked = true</script>',
      '<img src="https://elsewhere.example/x.png" onerror="window.hacked = true">',
      '![tracker](https://elsewhere.example/y.png)',
      // eslint-disable-next-line no-script-url -- what somebody may try
      '[click](javascript:window.hacked=true)',
      '<a href="JaVaScRiPt:window.hacked=true" onclick="window.hacked=true">raw</a>',
      '<iframe src="https://elsewhere.example"></iframe>',
      '',
      '**but this**',
    ].join('\n\n');
    const { container } = render(
      world(fakeDesk(undefined, { entries: [entryOf(1, { text })] })),
    );
    expect(await screen.findByText('but this', {}, LONG)).toBeVisible();
    expect(container.querySelector('script, iframe')).toBeNull();
    for (const { attributes } of container.querySelectorAll('*')) {
      for (const { name, value } of attributes) {
        expect(name).not.toMatch(/^on/);
        expect(value).not.toMatch(/elsewhere\.example/);
      }
    }
    for (const link of container.querySelectorAll('a')) {
      expect(link.getAttribute('href') ?? '').not.toMatch(/javascript:/i);
    }
    expect(window).not.toHaveProperty('hacked');
  });

  it('leads from what fires and what burns to the alert', async () => {
    const entries = (['alert', 'burn'] as const).map((kind, at) =>
      entryOf(at + 1, {
        kind,
        author: undefined,
        text: `Told by ${kind}.`,
        alertId: `${kind}-1`,
      }),
    );
    render(world(fakeDesk(undefined, { entries })));
    for (const kind of ['alert', 'burn']) {
      expect(
        await screen.findByRole(
          'link',
          { name: `Details of Told by ${kind}.` },
          LONG,
        ),
      ).toHaveAttribute('href', `/operations/alerts/${kind}-1`);
    }
  }, 30_000);

  it('stays usable with huge texts, and with a thousand entries', async () => {
    const entries = [
      ...Array.from({ length: 999 }, (_, index) => entryOf(index + 1)),
      entryOf(1000, { text: '> '.repeat(50_000) }),
    ];
    render(world(fakeDesk(undefined, { entries })));
    const earlier = await screen.findByRole(
      'button',
      { name: 'Show earlier, 900 are left' },
      LONG,
    );
    expect(
      within(screen.getByRole('group', { name: /Timeline/ })).getAllByRole(
        'listitem',
      ),
    ).toHaveLength(100);
    expect(
      screen.getByRole('button', { name: 'Show all of it' }),
    ).toBeVisible();
    await userEvent.click(earlier);
    expect(
      await screen.findByRole(
        'button',
        { name: 'Show earlier, 800 are left' },
        LONG,
      ),
    ).toBeVisible();
    expect(await screen.findByText('Note 801', {}, LONG)).toBeInTheDocument();
  }, 30_000);

  it('shows what others write as it comes, without moving who reads above', async () => {
    const desk = fakeDesk();
    const bus = signals();
    render(world(desk), 'INC-12', bus);
    const timeline = await screen.findByRole(
      'group',
      { name: /Timeline/ },
      LONG,
    );
    await within(timeline).findByText('rollout', {}, LONG);
    // jsdom lays nothing out: a reader who has scrolled up in a long list.
    Object.defineProperties(timeline, {
      scrollHeight: { configurable: true, value: 2000 },
      clientHeight: { configurable: true, value: 400 },
    });
    timeline.scrollTop = 100;
    act(() => {
      timeline.dispatchEvent(new Event('scroll', { bubbles: true }));
    });
    desk.write({ text: 'Rolled back to 1.8.2.' });
    desk.change('INC-12', {});
    bus.announce({
      changes: [],
      incidents: [{ id: 'incident-12', version: 2 }],
    });
    const news = await screen.findByRole(
      'button',
      { name: '1 new entry ↓' },
      LONG,
    );
    expect(timeline).toHaveTextContent('Rolled back to 1.8.2.');
    expect(timeline.scrollTop).toBe(100);
    await userEvent.click(news);
    expect(timeline.scrollTop).toBe(2000);
    expect(news).not.toBeInTheDocument();
  });

  it('sends by keyboard, keeps what failed, and writes once', async () => {
    const desk = fakeDesk();
    let isDown = true;
    const addTimelineEntry = jest.fn(
      async (...args: Parameters<OperationsApi['addTimelineEntry']>) => {
        const written = await world(desk).addTimelineEntry(...args);
        // It was written, but the answer was lost.
        if (isDown) throw problem(503, 'The portal does not answer.');
        return written;
      },
    );
    render(world({ ...desk, api: { ...desk.api, addTimelineEntry } }));
    const text = await box();
    await userEvent.type(text, 'Rolled back.');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(
      await screen.findByText(
        'Not sent: The portal does not answer. Your text is still here.',
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(text).toHaveValue('Rolled back.');
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(text).toHaveValue(''), LONG);
    expect(
      desk.entries.filter(entry => entry.text === 'Rolled back.'),
    ).toHaveLength(1);
    expect(addTimelineEntry).toHaveBeenCalledTimes(2);
  }, 30_000);

  it('keeps unsent text over a reload', async () => {
    const desk = fakeDesk();
    const first = render(world(desk));
    await userEvent.type(await box(), 'half a thou');
    first.unmount();
    render(world(desk));
    expect(await box()).toHaveValue('half a thou');
  }, 30_000);

  it('offers commands where one writes them', async () => {
    const { container } = render(world());
    const text = await box();
    await userEvent.type(text, '/sev');
    expect(
      await screen.findByRole('option', { name: /\/severity.*1 is the worst/ }),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.keyboard('{Enter}');
    expect(text).toHaveValue('/severity ');
    await userEvent.keyboard('{ArrowDown}{Tab}');
    expect(text).toHaveValue('/severity 2');
    expect(screen.queryByRole('listbox')).not.toBeInTheDocument();
  }, 30_000);

  it('takes pictures that are pasted, and says what is none', async () => {
    const desk = fakeDesk();
    render(world(desk));
    const text = await box();
    await userEvent.click(text);
    await userEvent.paste({
      files: [new File(['x'], 'notes.txt', { type: 'text/plain' })],
      getData: () => '',
    } as unknown as DataTransfer);
    expect(
      await screen.findByText(/notes\.txt is no picture/, {}, LONG),
    ).toBeVisible();
    await userEvent.paste({
      files: [new File(['x'], 'graph.png', { type: 'image/png' })],
      getData: () => '',
    } as unknown as DataTransfer);
    expect(
      await screen.findByRole('button', { name: 'Take away graph.png' }, LONG),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(
      () =>
        expect(desk.entries[desk.entries.length - 1]).toMatchObject({
          text: 'graph.png',
          fileId: 'file-graph.png',
        }),
      LONG,
    );
  }, 30_000);

  it('edits what one wrote, with its history, and not over an edit of others', async () => {
    const desk = fakeDesk(undefined, {
      entries: [entryOf(1, { mine: true, text: 'Disk full?' }), entryOf(2)],
    });
    render(world(desk));
    await screen.findByText('Disk full?', {}, LONG);
    expect(
      screen.getAllByRole('button', { name: /Edit your entry/ }),
    ).toHaveLength(1);
    await userEvent.click(
      screen.getByRole('button', { name: /Edit your entry/ }),
    );
    // From another window of the same person.
    await desk.api.editTimelineEntry?.('INC-12', 'entry-1', {
      text: 'Disk is fine.',
      edits: 0,
    });
    const editor = screen.getByRole('textbox', { name: /Edit your entry/ });
    await userEvent.clear(editor);
    await userEvent.type(editor, 'Disk was full.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText(/It says now: “Disk is fine\.”/, {}, LONG),
    ).toBeVisible();
    expect(editor).toHaveValue('Disk was full.');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Disk was full.', {}, LONG)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'edited 2 times' }),
    );
    const history = await screen.findByRole('dialog', {}, LONG);
    expect(
      await within(history).findByText('Disk full?', {}, LONG),
    ).toBeVisible();
    expect(within(history).getByText('Disk is fine.')).toBeVisible();
  }, 30_000);
});
