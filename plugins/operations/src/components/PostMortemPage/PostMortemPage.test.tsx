import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { fakeDesk, incidentOf } from '../../__fixtures__/incidents';
import { ago, problem, serviceOf } from '../../__fixtures__/operations';
import {
  fakeShelf,
  MARKDOWN,
  postMortemOf,
} from '../../__fixtures__/postMortems';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 15_000 };

const world = (shelf = fakeShelf()) =>
  fakeOperations({
    services: [serviceOf('payments')],
    incidents: fakeDesk([
      incidentOf(12, {
        status: 'resolved',
        resolvedAt: ago(60_000),
        firing: 0,
      }),
    ]).api,
    postMortems: shelf.api,
  });

const account = () =>
  screen.findByRole('article', { name: 'The account' }, LONG);

describe('the page of a post-mortem', () => {
  it('says what happened and how long it took, and shows the account by its parts', async () => {
    const { container } = renderOperations(world(), 'post-mortems/PM-7');
    expect(
      await screen.findByRole(
        'heading',
        { level: 1, name: /PM-7 Payments refused to start/ },
        LONG,
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Lasted 2 h 10 min, noticed after 3 min'),
    ).toBeVisible();
    const text = await account();
    await within(text).findByText(/The rollback took four minutes/, {}, LONG);
    expect(
      within(text)
        .getAllByRole('heading', { level: 2 })
        .map(heading => heading.textContent),
    ).toEqual(['Summary', 'Timeline', 'What went well']);
    const contents = screen.getByRole('navigation', { name: 'Contents' });
    expect(
      within(contents).getByRole('link', { name: 'Timeline' }),
    ).toHaveAttribute('href', '#s-timeline');
    expect(container.querySelector('#s-timeline')).not.toBeNull();
    expect(screen.getByRole('link', { name: 'INC-7' })).toBeVisible();
    expect(screen.getByText('post-mortems: 2026/PM-7.md')).toBeVisible();
    expect(await screen.findByText(/revision 01234567/)).toBeVisible();
    // It resembles itself, and INC-3.
    const similar = await screen.findByRole(
      'region',
      { name: 'Similar' },
      LONG,
    );
    expect(
      await within(similar).findByRole('link', { name: /INC-3/ }, LONG),
    ).toBeVisible();
    expect(within(similar).queryByRole('link', { name: /PM-7/ })).toBeNull();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows how it looked from what is kept of the incident, and says so where nothing is', async () => {
    const incidents = fakeDesk([incidentOf(12, { status: 'resolved' })]).api;
    const postMortem = postMortemOf(12);
    const asked = jest.fn(incidents.getIncidentEvidenceSeries!);
    const absent = async (): Promise<never> => {
      throw problem(404, 'There is no such SLO by now.');
    };
    const { container } = renderOperations(
      {
        ...world(fakeShelf([postMortem])),
        getSlo: absent,
        getSloSeries: absent,
        getIncidentEvidenceSeries: async (key, query) => {
          const series = await asked(key, query);
          return query.slo.includes('search')
            ? {
                ...series,
                points: series.points.map(({ start }) => ({ start })),
                marks: [],
              }
            : series;
        },
      },
      'post-mortems/PM-12',
    );
    const panel = await screen.findByRole(
      'region',
      { name: 'How it looked' },
      LONG,
    );
    const chartOf = async (name: string) => {
      const link = await within(panel).findByRole('link', { name }, LONG);
      return link.closest('figure')!;
    };
    const kept = await chartOf('payments availability');
    expect(
      within(kept).getByRole('img', {
        name: /payments availability during the incident/,
      }),
    ).toBeVisible();
    expect(kept).not.toHaveTextContent(/Nothing is kept/);
    const gone = await chartOf('search latency');
    expect(gone).toHaveTextContent(
      'Nothing is kept of what was measured meanwhile.',
    );
    expect(within(gone).queryByRole('img')).toBeNull();
    // What the incident did not cost is not drawn.
    expect(within(panel).queryByText('search answers')).toBeNull();
    expect(asked).toHaveBeenCalledWith('INC-12', {
      slo: 'slo:default/payments-availability',
      objective: 0,
      from: new Date(
        Date.parse(postMortem.startedAt!) - 60 * 60_000,
      ).toISOString(),
      to: new Date(
        Date.parse(postMortem.resolvedAt!) + 60 * 60_000,
      ).toISOString(),
    });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('runs nothing and loads nothing that an account brings with it', async () => {
    const { container } = renderOperations(
      world(
        fakeShelf(undefined, {
          detail: {
            text: [
              '## A',
              '<script>window.hurt = 1</script>',
              '<svg onload="hurt()"></svg>',
              '<img src="https://elsewhere.example/p.png" onerror="hurt()">',
              '![p](https://elsewhere.example/q.png)',
              '[go](javascript:hurt()) safe',
            ].join('\n\n'),
          },
        }),
      ),
      'post-mortems/PM-7',
    );
    const text = await account();
    await within(text).findByText(/safe/, {}, LONG);
    expect(text.querySelector('script, svg, [onerror], [onload]')).toBeNull();
    expect(container.innerHTML).not.toContain('elsewhere.example');
    expect(container.innerHTML).not.toMatch(/javascript:/);
  });

  it('ticks what was promised', async () => {
    const shelf = fakeShelf();
    renderOperations(world(shelf), 'post-mortems/PM-7');
    const items = await screen.findByRole(
      'region',
      { name: 'Action items' },
      LONG,
    );
    expect(items).toHaveTextContent(/Overdue.*due 2026-11-15/);
    expect(items).toHaveTextContent(/nobody owns it.*done 2026-11-14/);
    await userEvent.click(
      within(items).getByRole('checkbox', {
        name: 'Done: Refuse images that no registry has',
      }),
    );
    await waitFor(
      () =>
        expect(
          shelf.details.get('PM-7')?.items.find(({ id }) => id === 'gate')
            ?.state,
        ).toBe('done'),
      LONG,
    );
    expect(await within(items).findByText('Saved', {}, LONG)).toBeVisible();
    expect(items).toHaveTextContent(/1 of 3 open, 1 overdue/);
  });

  it('shows what waits for review as it is proposed, with where it is and who approves', async () => {
    const working = {
      markdown: MARKDOWN,
      savedAt: ago(0),
      version: 3,
      problems: [],
      approvals: { given: 1, needed: 2 },
      reviews: [
        {
          verdict: 'approved' as const,
          at: ago(0),
          text: '',
          outdated: false,
          reviewer: { ref: 'user:default/bob', title: 'Bob Example' },
        },
      ],
      proposal: {
        branch: 'post-mortem/PM-7',
        proposedAt: ago(60_000),
        state: 'open' as const,
      },
    };
    const { container } = renderOperations(
      world(
        fakeShelf(
          [postMortemOf(7, { status: 'inReview', publishedAt: undefined })],
          { items: [], detail: { source: undefined, working } },
        ),
      ),
      'post-mortems/PM-7',
    );
    const panel = await screen.findByRole(
      'region',
      { name: 'In review' },
      LONG,
    );
    expect(panel).toHaveTextContent(
      /On branch post-mortem\/PM-7.*1 of 2 approvals: Bob Example/,
    );
    expect(
      await within(await account()).findByText(/The rollback took/, {}, LONG),
    ).toBeVisible();
    const items = screen.getByRole('region', { name: 'Action items' });
    expect(items).toHaveTextContent(
      /One action item is proposed.*Refuse images that no registry has/,
    );
    expect(within(items).queryByRole('checkbox')).toBeNull();
    expect(
      screen.getByText(/On branch .* until it is published/),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells members what nobody else reads', async () => {
    renderOperations(
      world(
        fakeShelf(undefined, {
          detail: {
            text: '## A\n\nfor all\n\n<!-- internal -->\n\nThe invoice went astray.\n\n<!-- /internal -->\n',
          },
        }),
      ),
      'post-mortems/PM-7',
    );
    const part = await within(await account()).findByRole(
      'group',
      { name: 'Internal: only members read this' },
      LONG,
    );
    expect(
      await within(part).findByText('The invoice went astray.', {}, LONG),
    ).toBeVisible();
    expect(part).not.toHaveTextContent('for all');
  });

  it('shows readers of the internal account what everybody reads', async () => {
    renderOperations(world(), 'post-mortems/PM-7');
    await screen.findByText(/ada@example.org/, undefined, LONG);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show what everybody reads' }),
    );
    expect(await screen.findByText(/person-1/, undefined, LONG)).toBeVisible();
    expect(screen.queryByText(/ada@example.org/)).toBeNull();
  });

  it('names what keeps the public account back', async () => {
    const { container } = renderOperations(
      world(
        fakeShelf(undefined, {
          detail: {
            publicAccount: {
              state: 'withheld',
              leaks: [
                {
                  kind: 'address',
                  line: 12,
                  excerpt: '10.0.0.7',
                  remedy: 'Leave it out.',
                },
              ],
            },
          },
        }),
      ),
      'post-mortems/PM-7',
    );
    const panel = await screen.findByRole(
      'region',
      { name: 'What everybody reads' },
      LONG,
    );
    expect(panel).toHaveTextContent(
      /Withheld.*address in line 12: 10.0.0.7 Leave it out/,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows visitors the public account, and says what only who has signed in sees', async () => {
    const { container } = renderOperations(
      world(
        fakeShelf(
          [postMortemOf(7, { account: 'public', authors: undefined })],
          {
            mayWrite: false,
          },
        ),
      ),
      'post-mortems/PM-7',
      { isVisitor: true },
    );
    await account();
    expect(screen.queryByRole('link', { name: 'Amend' })).toBeNull();
    expect(screen.getByText('not named here')).toBeVisible();
    expect(screen.getByText(/owner not named here/)).toBeVisible();
    expect(
      screen.getByRole('checkbox', {
        name: 'Done: Refuse images that no registry has',
      }),
    ).toBeDisabled();
    await userEvent.click(
      screen.getByRole('button', { name: 'This names me' }),
    );
    const dialog = await screen.findByRole(
      'dialog',
      { name: 'Be named nowhere' },
      LONG,
    );
    expect(dialog).toHaveTextContent(/Sign in to be taken out/);
    expect(
      within(dialog).queryByRole('button', { name: 'Take my name out' }),
    ).toBeNull();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), LONG);
    await waitFor(
      () =>
        expect(
          screen.getByRole('button', { name: 'This names me' }),
        ).toHaveFocus(),
      LONG,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('takes the reader out, and names the files that still name them', async () => {
    renderOperations(world(), 'post-mortems/PM-7');
    await userEvent.click(
      await screen.findByRole('button', { name: 'This names me' }, LONG),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take my name out' }, LONG),
    );
    expect(
      await screen.findByText(
        /3 public accounts are still to be made again/,
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(
      await screen.findByText('Done. You were named in 2 accounts.', {}, LONG),
    ).toBeVisible();
    expect(screen.getByText('2026/PM-7.md')).toBeVisible();
  });

  it('says so where there is none that the reader may see', async () => {
    renderOperations(
      {
        ...world(),
        getPostMortem: async () => {
          throw problem(404, 'There is no post-mortem PM-70.');
        },
      },
      'post-mortems/PM-70',
    );
    expect(
      await screen.findByText(
        'There is no post-mortem here that you may read.',
        {},
        LONG,
      ),
    ).toBeVisible();
  });
});

describe('the page of a resolved incident', () => {
  it('leads to its post-mortem, or begins one', async () => {
    const page = renderOperations(
      world(fakeShelf([postMortemOf(12)])),
      'incidents/INC-12',
    );
    expect(
      await screen.findByRole('link', { name: 'Post-mortem: PM-12' }, LONG),
    ).toHaveAttribute('href', '/operations/post-mortems/PM-12');
    page.unmount();

    const api = world(fakeShelf([postMortemOf(7)]));
    const startPostMortem = jest.fn(api.startPostMortem);
    renderOperations({ ...api, startPostMortem }, 'incidents/INC-12');
    await userEvent.click(
      await screen.findByRole(
        'button',
        { name: 'Write the post-mortem' },
        LONG,
      ),
    );
    expect(
      await screen.findByRole('heading', { name: /Editing PM-99/ }, LONG),
    ).toBeVisible();
    expect(startPostMortem).toHaveBeenCalledWith({
      incident: 'INC-12',
      language: 'en',
    });
  });
});
