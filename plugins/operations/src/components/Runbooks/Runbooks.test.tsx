import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { QuestionsApi } from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { ago, problem } from '../../__fixtures__/operations';
import { ADA } from '../../__fixtures__/questions';
import {
  RUNBOOK_TEXT,
  runbookDetailOf,
  runbookOf,
  runbooksOf,
} from '../../__fixtures__/runbooks';
import { renderOperations } from '../../__testUtils__/renderOperations';
import { linkFrom } from '../RunbookPage/linkFrom';

const LONG = { timeout: 20_000 };

beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    value: 600,
  });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', {
    configurable: true,
    value: 1200,
  });
});

const world = (questions: Partial<QuestionsApi>) =>
  fakeOperations({ questions });

describe('the page of runbooks', () => {
  it('lists them with what is wrong, and the alerts that have none', async () => {
    const listRunbooks = jest.fn(async (query?: { problems?: boolean }) =>
      query?.problems
        ? runbooksOf({ items: runbooksOf().items.slice(0, 1), totalItems: 1 })
        : runbooksOf(),
    );
    const { container } = renderOperations(world({ listRunbooks }), 'runbooks');
    expect(
      await screen.findByRole(
        'heading',
        {
          name: '2 runbooks, one has dead links or other problems, one alert has none',
        },
        LONG,
      ),
    ).toBeVisible();
    const table = await screen.findByRole('table', {
      name: 'Runbooks by title',
    });
    await within(table).findByText('The disk is full', undefined, LONG);
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      /Payments cannot start.*PaymentsDown.*1.*3 of 4/,
    );
    expect(second).toHaveTextContent(/The disk is full.*none—/);
    const missing = screen.getByRole('region', {
      name: 'Alerts without a runbook',
    });
    expect(
      within(missing).getByRole('link', { name: 'QuotaExceeded' }),
    ).toHaveAttribute('href', '/operations/alerts/alert-9');
    expect(missing).toHaveTextContent(/fires now.*docs\/runbooks\/Quota/);
    expect(screen.getByText('The last push could not be read.')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'With problems' }),
    );
    await waitFor(
      () => expect(screen.queryByText('The disk is full')).toBeNull(),
      LONG,
    );
  });

  it('says what brings the first one', async () => {
    renderOperations(world({}), 'runbooks');
    expect(
      await screen.findByText(/Put one into docs\/runbooks/, undefined, LONG),
    ).toBeVisible();
  });
});

describe('a runbook', () => {
  it('shows its text in place, safely, and takes whether it helped', async () => {
    const detail = runbookDetailOf();
    const rateRunbook = jest.fn<
      ReturnType<QuestionsApi['rateRunbook']>,
      Parameters<QuestionsApi['rateRunbook']>
    >(async (_id, { helped }) => Object.assign(detail, { mine: helped }));
    const { container } = renderOperations(
      world({ getRunbook: async () => ({ ...detail }), rateRunbook }),
      'runbooks/r1?incident=INC-12',
    );
    const text = await screen.findByRole(
      'article',
      { name: 'Text of the runbook' },
      LONG,
    );
    expect(
      await within(text).findByRole('link', { name: /events/ }, LONG),
    ).toHaveAttribute(
      'href',
      'https://git.example.com/runbooks/docs/runbooks/events.md',
    );
    expect(text).not.toHaveTextContent('alerts:');
    expect(text.querySelector('script, a[href^="javascript"]')).toBeNull();
    expect(screen.getByText(/last changed/)).toHaveTextContent(
      /40 d ago by Ada Example · One thing is wrong with it · helped 3×/,
    );
    expect(screen.getByText(/A link leads nowhere/)).toHaveTextContent(
      'line 12',
    );
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(
      screen.getByRole('button', { name: 'It did not help' }),
    );
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'What was missing?' }, LONG),
      'The command is gone.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Say so' }));
    await waitFor(() => expect(rateRunbook).toHaveBeenCalledTimes(2), LONG);
    expect(rateRunbook).toHaveBeenLastCalledWith('r1', {
      helped: false,
      text: 'The command is gone.',
      incident: 'INC-12',
    });
    expect(
      await screen.findByText('You said that it did not help.', {}, LONG),
    ).toBeVisible();
  });

  it.each([
    ['https://git.example.com/runbooks/payments.md', undefined],
    [undefined, 'https://git.example.com/runbooks.git'],
  ])('says in which file it is: %s %s', async (url, address) => {
    renderOperations(
      fakeOperations({
        questions: {
          getRunbook: async () =>
            runbookDetailOf({
              runbook: runbookOf('r1', { services: [], alerts: [] }),
              source: {
                repository: 'runbooks',
                path: 'runbooks/payments.md',
                url,
                address: 'https://git.example.com/runbooks.git',
              },
            }),
        },
      }),
      'runbooks/r1',
    );
    const file = await screen.findByText(
      'runbooks · runbooks/payments.md',
      undefined,
      LONG,
    );
    expect(file.closest('a')?.getAttribute('href') ?? undefined).toBe(url);
    expect(
      screen.queryByText('https://git.example.com/runbooks.git')?.textContent,
    ).toBe(address);
  });

  it('proposes another text, never over what git has meanwhile', async () => {
    let content = 'base-1';
    const proposeRunbook = jest.fn<
      ReturnType<QuestionsApi['proposeRunbook']>,
      Parameters<QuestionsApi['proposeRunbook']>
    >(async (_id, { base }) => {
      if (base !== 'base-2') {
        content = 'base-2';
        throw problem(409, 'The file has changed.');
      }
      return runbookDetailOf();
    });
    renderOperations(
      world({
        getRunbook: async () =>
          runbookDetailOf({
            source: { repository: 'r', path: 'p', content },
          }),
        proposeRunbook,
      }),
      'runbooks/r1',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Edit' }, LONG),
    );
    const box = screen.getByRole('textbox', { name: /^Text of the runbook/ });
    await userEvent.type(box, '3. Tell the team.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Propose the change' }),
    );
    expect(
      await screen.findByText(/has changed in git since you began/, {}, LONG),
    ).toBeVisible();
    expect(box).toHaveValue(`${RUNBOOK_TEXT}3. Tell the team.`);
    await waitFor(async () => {
      await userEvent.click(
        screen.getByRole('button', { name: 'Propose mine over it' }),
      );
      expect(proposeRunbook).toHaveBeenLastCalledWith(
        'r1',
        expect.objectContaining({ base: 'base-2' }),
      );
    }, LONG);
  });

  it('shows what waits, and who merges it', async () => {
    const proposal = {
      branch: 'runbook/Q-7',
      revision: 'c0ffee',
      proposedAt: ago(3_600_000),
      proposedBy: ADA,
      state: 'open' as const,
      diff: '--- a\n+++ b\n+3. Tell the team.',
    };
    const mergeRunbook = jest.fn(async () => runbookDetailOf());
    const { unmount } = renderOperations(
      world({
        getRunbook: async () =>
          runbookDetailOf({
            proposal,
            may: {
              propose: true,
              merge: false,
              rate: true,
              whyNotMerge: 'You proposed it: somebody else merges it.',
            },
          }),
      }),
      'runbooks/r1',
    );
    const waiting = await screen.findByRole(
      'region',
      { name: 'A change waits' },
      LONG,
    );
    expect(waiting).toHaveTextContent(
      /proposed by Ada Example 1 h ago on runbook\/Q-7, waits to be merged/,
    );
    expect(waiting).toHaveTextContent('+3. Tell the team.');
    expect(waiting).toHaveTextContent('You proposed it: somebody else');
    expect(within(waiting).queryByRole('button')).toBeNull();
    unmount();
    renderOperations(
      world({
        getRunbook: async () => runbookDetailOf({ proposal }),
        mergeRunbook,
      }),
      'runbooks/r1',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Merge it' }, LONG),
    );
    expect(mergeRunbook).toHaveBeenCalledWith('r1', 'c0ffee');
  });

  it('keeps its text from visitors where it is not safe, and asks them to sign in', async () => {
    renderOperations(
      world({
        getRunbook: async () =>
          runbookDetailOf({
            text: '',
            withheld: true,
            source: undefined,
            feedback: undefined,
            may: { propose: false, merge: false, rate: false },
          }),
      }),
      'runbooks/r1',
      { isVisitor: true },
    );
    expect(
      await screen.findByText(/kept from visitors/, undefined, LONG),
    ).toBeVisible();
    expect(screen.getByText('Sign in to say whether it helped.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  });
});

describe('links of runbooks', () => {
  it.each([
    [
      'events.md',
      'https://git.example.com/r/docs/a.md',
      'https://git.example.com/r/docs/events.md',
    ],
    ['#steps', undefined, '#steps'],
    ['https://example.com/', undefined, 'https://example.com/'],
    // eslint-disable-next-line no-script-url -- what somebody may try
    ['javascript:alert(1)', 'https://git.example.com/', ''],
    ['events.md', undefined, ''],
    ['events.md', 'file:///etc/', ''],
  ])('%s in %s leads to %s', (href, url, expected) =>
    expect(linkFrom(href, url)).toBe(expected),
  );
});
