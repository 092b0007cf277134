import { renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Artefact,
  OperationsApi,
  QuestionDraftInput,
  QuestionsApi,
} from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { entryOf, fakeDesk, incidentOf } from '../../__fixtures__/incidents';
import { ago, problem } from '../../__fixtures__/operations';
import {
  authorsOf,
  BOB,
  draftOf,
  fakeThread,
  hiddenAuthors,
  questionOf,
  suggestionOf,
  suspectsOf,
  TEAM,
} from '../../__fixtures__/questions';
import { renderOperations } from '../../__testUtils__/renderOperations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { AskButton } from './AskButton';
import { Frames } from './FrameButton';

const LONG = { timeout: 20_000 };
const TRACE = 'Error: boom\n    at pay (/app/src/pay.ts:12:3)\nbye';

function world(questions: Partial<QuestionsApi> = {}) {
  return fakeOperations({
    incidents: fakeDesk(
      [
        incidentOf(12, {
          ticket: {
            url: 'https://tracker.example.com/7',
            title: 'ops#7',
            state: 'open',
          },
        }),
      ],
      {
        entries: [
          entryOf(1, { kind: 'log', text: TRACE }),
          entryOf(2, {
            kind: 'change',
            text: 'payments: 1.8.3 was rolled out (eu-1)',
            changeId: 'change-7',
            service: { ref: 'component:default/payments', title: 'payments' },
          }),
          entryOf(3, {
            kind: 'alert',
            text: 'DiskFull fires.',
            alertId: 'alert-7',
            service: { ref: 'component:default/ledger', title: 'ledger' },
          }),
        ],
      },
    ).api,
    questions: {
      draftQuestion: async () => draftOf(),
      getIncidentSuspects: async () => suspectsOf(),
      ...fakeThread(questionOf(8)).api,
      ...questions,
    },
  });
}

const openDialog = async (name: string | RegExp = 'Ask the author') => {
  await userEvent.click(
    (
      await screen.findAllByRole('button', { name }, LONG)
    )[0],
  );
  return screen.findByRole('dialog', undefined, LONG);
};

const copied = jest.fn((_: string) => true);
jest.mock('copy-to-clipboard', () => ({
  __esModule: true,
  default: (text: string) => copied(text),
}));

beforeEach(() => {
  window.sessionStorage.clear();
  copied.mockReset().mockReturnValue(true);
});

describe('asking the author', () => {
  it('names who wrote it and why, fills in the question, and asks exactly one', async () => {
    const askQuestion = jest.fn(world().askQuestion);
    askQuestion.mockImplementation(async () =>
      fakeThread(questionOf(8)).api.getQuestion!('Q-8'),
    );
    renderOperations(world({ askQuestion }), 'incidents/INC-12');
    const dialog = await openDialog();
    const ada = await within(dialog).findByRole(
      'radio',
      { name: 'Ada Example' },
      LONG,
    );
    expect(ada).toBeChecked();
    expect(ada).toHaveAccessibleDescription(
      /very likely.*wrote 62 % of payments\/retry\.ts/,
    );
    expect(
      within(dialog).getByRole('radio', { name: 'Bob Example' }),
    ).toHaveAccessibleDescription(/away until.*Ask Eve Example in their place/);
    expect(
      within(dialog).getByRole('radio', { name: 'Carl Gone' }),
    ).toBeDisabled();
    expect(
      within(dialog).getByRole('link', { name: /Q-3 Where do images/ }),
    ).toHaveAttribute('href', '/operations/questions/Q-3');
    const title = within(dialog).getByRole('textbox', { name: /^Question/ });
    expect(title).toHaveValue('Why does payments not start in eu-1?');
    expect(await axe(dialog)).toHaveNoViolations();

    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'Payments' }),
    );
    await userEvent.type(title, ' Please');
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /ticket ops#7/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'Preview' }),
    );
    expect(
      await within(dialog).findByText(
        'payments',
        {
          selector: 'strong',
        },
        LONG,
      ),
    ).toBeVisible();
    expect(
      within(dialog).getByText('Everybody in Payments is told.'),
    ).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Ask Payments' }),
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: /^Q-8/ }, LONG),
    ).toBeVisible();
    expect(askQuestion).toHaveBeenCalledTimes(1);
    expect(askQuestion).toHaveBeenCalledWith(
      expect.objectContaining({
        artefact: { kind: 'service', service: 'component:default/payments' },
        incident: 'INC-12',
        to: 'group:default/payments-team',
        title: 'Why does payments not start in eu-1? Please',
        visibility: 'public',
        toTicket: true,
      }),
    );
  });

  it('keeps what is written when it is refused, says why, and sends the same once more', async () => {
    const askQuestion = jest.fn(async () => {
      throw problem(500, 'The database is locked.');
    });
    renderOperations(world({ askQuestion }), 'incidents/INC-12');
    const dialog = await openDialog();
    const title = await within(dialog).findByRole(
      'textbox',
      { name: /^Question/ },
      LONG,
    );
    await userEvent.clear(title);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Ask Ada Example' }),
    );
    expect(
      within(dialog).getByText('Say in a line what you want to know.'),
    ).toBeVisible();
    expect(askQuestion).not.toHaveBeenCalled();
    await userEvent.type(title, 'What now?');
    const send = within(dialog).getByRole('button', {
      name: 'Ask Ada Example',
    });
    await userEvent.click(send);
    expect(
      await within(dialog).findByText(/Not asked: The database is locked/),
    ).toBeVisible();
    expect(title).toHaveValue('What now?');
    await userEvent.click(send);
    await waitFor(() => expect(askQuestion).toHaveBeenCalledTimes(2), LONG);
    const [[first], [second]] = askQuestion.mock.calls as unknown as Array<
      [{ idempotencyKey: string }]
    >;
    expect(first.idempotencyKey).toBe(second.idempotencyKey);
  });

  it('leads elsewhere with the text, and nowhere that is no place to ask', async () => {
    const user = userEvent.setup();
    renderOperations(world(), 'incidents/INC-12');
    const dialog = await openDialog();
    const elsewhere = await within(dialog).findByText(
      'Ask elsewhere',
      undefined,
      LONG,
    );
    await user.click(elsewhere);
    expect(
      within(dialog).getByText(
        /^Some links carry what you have written. Of the others it is copied/,
      ),
    ).toBeVisible();
    expect(
      within(dialog).getByRole('link', { name: 'Mail to Ada Example' }),
    ).toHaveAttribute('href', expect.stringMatching(/^mailto:/));
    expect(within(dialog).queryByText('Trap')).toBeNull();
    const slack = within(dialog).getByRole('link', { name: 'Slack: payments' });
    expect(slack).toHaveAccessibleDescription(/the text is copied/);
    await user.click(slack);
    expect(
      await within(dialog).findByText('Copied: paste it in Slack.'),
    ).toHaveAttribute('role', 'status');
    const text = within(dialog).getByRole('textbox', {
      name: /^What the author/,
    });
    expect(copied).toHaveBeenLastCalledWith((text as HTMLInputElement).value);
    expect(within(dialog).queryByLabelText('The text to copy')).toBeNull();
    copied.mockClear();
    slack.focus();
    await user.keyboard('{Enter}');
    expect(copied).toHaveBeenCalledTimes(1);
  });

  it('shows what to copy where the browser does not let us', async () => {
    copied.mockReturnValue(false);
    renderOperations(world(), 'incidents/INC-12');
    const dialog = await openDialog();
    await userEvent.click(
      await within(dialog).findByText('Ask elsewhere', undefined, LONG),
    );
    await userEvent.click(
      within(dialog).getByRole('link', { name: 'Slack: payments' }),
    );
    expect(
      await within(dialog).findByText(
        /did not let us copy it.*paste it in Slack/,
      ),
    ).toHaveAttribute('role', 'status');
    const text = within(dialog).getByRole('textbox', {
      name: /^What the author/,
    });
    expect(within(dialog).getByLabelText('The text to copy')).toHaveValue(
      (text as HTMLInputElement).value,
    );
  });

  it('shows visitors how many there are, and asks them to sign in', async () => {
    const draftQuestion = jest.fn(async () => draftOf());
    renderOperations(
      world({ findAuthors: async () => hiddenAuthors(), draftQuestion }),
      'incidents/INC-12',
      { isVisitor: true },
    );
    const dialog = await openDialog();
    expect(
      await within(dialog).findByText(
        /3 people are known who wrote it/,
        {},
        LONG,
      ),
    ).toHaveTextContent('Sign in to see who.');
    expect(dialog).not.toHaveTextContent(/Ada|Bob/);
    expect(dialog).toHaveTextContent(/Sign in to ask/);
    expect(within(dialog).queryByRole('textbox')).toBeNull();
    expect(draftQuestion).not.toHaveBeenCalled();
    expect(await axe(dialog)).toHaveNoViolations();
  });

  it('asks the team where no author is known, and nobody where there is nobody', async () => {
    const nobody = draftOf({
      authors: authorsOf({ suggestions: [], team: undefined }),
      visibility: 'internal',
    });
    renderOperations(
      world({ draftQuestion: async () => nobody }),
      'incidents/INC-12',
    );
    const dialog = await openDialog();
    expect(
      await within(dialog).findByText(/nobody who could be asked/, {}, LONG),
    ).toBeVisible();
    expect(within(dialog).getByText(/not public, so neither/)).toBeVisible();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ask' }));
    expect(within(dialog).getByText('Say whom you ask.')).toBeVisible();
  });

  it('asks the team that an author wants to be asked, and says of nobody that they cannot be asked', async () => {
    const wish = { state: 'prefersTeam' as const, instead: TEAM };
    const authors = authorsOf({
      suggestions: [
        suggestionOf(wish),
        suggestionOf({ person: BOB, confidence: 'low' }),
      ],
    });
    renderOperations(
      world({ draftQuestion: async () => draftOf({ authors }) }),
      'incidents/INC-12',
    );
    const dialog = await openDialog();
    const send = { name: 'Ask Payments' };
    expect(await within(dialog).findByRole('button', send, LONG)).toBeVisible();
    expect(
      within(dialog).getByRole('radio', { name: 'Payments' }),
    ).toBeChecked();
    const ada = within(dialog).getByRole('radio', { name: 'Ada Example' });
    expect(ada).toBeDisabled();
    expect(ada).toHaveAccessibleDescription(
      /wants the team to be asked. Ask Payments in their place/,
    );
    expect(dialog).not.toHaveTextContent('cannot be asked here');
  });

  it('needs no mouse: it takes the keys, gives them back, and asks about a change', async () => {
    const draftQuestion = jest.fn(async () => draftOf());
    renderOperations(world({ draftQuestion }), 'incidents/INC-12');
    const button = await screen.findByRole(
      'button',
      { name: 'Ask the author of payments: 1.8.3 was rolled out (eu-1)' },
      LONG,
    );
    button.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', undefined, LONG);
    await within(dialog).findByRole('radio', { name: 'Ada Example' }, LONG);
    expect(dialog).toContainElement(document.activeElement as HTMLElement);
    expect(draftQuestion).toHaveBeenLastCalledWith(
      expect.objectContaining({
        artefact: expect.objectContaining({
          kind: 'change',
          change: 'change-7',
          service: 'component:default/payments',
        }),
        incident: 'INC-12',
      }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), LONG);
    await waitFor(() => expect(button).toHaveFocus(), LONG);
  });

  it('asks about an alert of the timeline by what the draft calls it, and chats in their own program', async () => {
    const chats = ['mattermost://chat.example.org/a', 'slack://channel?id=C1'];
    const draft = draftOf({
      authors: authorsOf({ artefact: { kind: 'alertRule', name: 'DiskFull' } }),
      links: [...chats, 'data:text/html,hello'].map(url => ({
        kind: 'link' as const,
        label: url,
        url,
        copies: true,
      })),
    });
    const draftQuestion = jest.fn(async () => draft);
    const askQuestion = jest.fn(async () =>
      fakeThread(questionOf(8)).api.getQuestion!('Q-8'),
    );
    renderOperations(world({ draftQuestion, askQuestion }), 'incidents/INC-12');
    const dialog = await openDialog(/the alert ledger/);
    await within(dialog).findByRole('radio', { name: 'Ada Example' }, LONG);
    expect(draftQuestion).toHaveBeenLastCalledWith(
      expect.objectContaining({ alert: 'alert-7' }),
    );
    await userEvent.click(within(dialog).getByText('Ask elsewhere'));
    expect(
      within(dialog)
        .getAllByRole('link', { name: /:/ })
        .map(link => link.getAttribute('href')),
    ).toEqual(chats);
    await userEvent.click(
      within(dialog).getByRole('button', { name: /^Ask Ada/ }),
    );
    await waitFor(() => expect(askQuestion).toHaveBeenCalledTimes(1), LONG);
    expect(askQuestion).toHaveBeenCalledWith(
      expect.objectContaining({
        artefact: {
          kind: 'alertRule',
          service: 'component:default/ledger',
          name: 'DiskFull',
        },
      }),
    );
  });

  it('asks about a place in a stack trace, and about a suspect', async () => {
    const draftQuestion = jest.fn(async () => draftOf());
    renderOperations(world({ draftQuestion }), 'incidents/INC-12');
    const first = await openDialog(/^Ask who wrote at pay/);
    await within(first).findByRole('radio', { name: 'Ada Example' }, LONG);
    expect(draftQuestion).toHaveBeenLastCalledWith(
      expect.objectContaining({
        artefact: {
          kind: 'frame',
          service: 'component:default/payments',
          text: 'at pay (/app/src/pay.ts:12:3)',
        },
        incident: 'INC-12',
      }),
    );
    await userEvent.keyboard('{Escape}');
    const panel = await screen.findByRole('region', {
      name: 'What changed before',
    });
    expect(panel).toHaveTextContent(
      /Fits well · 4 min before it began · payments.*went live 4 min before/,
    );
    expect(
      within(panel).getByRole('link', { name: 'commit c0ffee12' }),
    ).toHaveAttribute('href', 'https://git.example.com/gitops/commit/c0ffee12');
    await userEvent.click(
      within(panel).getByRole('button', {
        name: /Ask the author of payments 1/,
      }),
    );
    await waitFor(
      () =>
        expect(draftQuestion).toHaveBeenLastCalledWith(
          expect.objectContaining({
            artefact: expect.objectContaining({
              kind: 'change',
              change: 'change-1',
            }),
          }),
        ),
      LONG,
    );
  });
});

describe('asking on a page that is of no incident', () => {
  const SLO: Artefact = {
    kind: 'slo',
    name: 'slo:default/answered',
    service: 'component:default/payments',
  };

  async function ask(overrides: Partial<OperationsApi>, alert?: string) {
    const draftQuestion = jest.fn(async (_: QuestionDraftInput) => draftOf());
    const askQuestion = jest.fn(async () =>
      fakeThread(questionOf(8)).api.getQuestion!('Q-8'),
    );
    const api = { ...world(), draftQuestion, askQuestion, ...overrides };
    renderInTestApp(<AskButton artefact={SLO} alert={alert} />, {
      apis: [
        [operationsApiRef, api],
        [
          permissionApiRef,
          { authorize: async () => ({ result: AuthorizeResult.ALLOW }) },
        ],
      ],
    });
    const dialog = await openDialog();
    const send = { name: 'Ask Ada Example' };
    await userEvent.click(
      await within(dialog).findByRole('button', send, LONG),
    );
    await waitFor(() => expect(askQuestion).toHaveBeenCalledTimes(1), LONG);
    const drafted = draftQuestion.mock.calls.map(([{ incident }]) => incident);
    return { drafted, asked: askQuestion.mock.calls.flat() as unknown[] };
  }

  it('belongs to the most severe open one of the service, of those the newest', async () => {
    const items = [
      incidentOf(21, { severity: 3, startedAt: ago(60_000) }),
      incidentOf(22, { severity: 1, startedAt: ago(180_000) }),
      incidentOf(23, { severity: 1, startedAt: ago(120_000) }),
    ];
    const listIncidents = jest.fn(async () => ({ items, totalItems: 3 }));
    const { drafted, asked } = await ask({ listIncidents });
    expect(listIncidents).toHaveBeenCalledWith(
      expect.objectContaining({ service: [SLO.service], state: 'open' }),
    );
    expect(drafted).toEqual(['INC-23']);
    expect(asked).toMatchObject([{ incident: 'INC-23' }]);
  });

  const none = async () => ({ items: [], totalItems: 0 });
  const broken = async () => {
    throw problem(500, 'The database is locked.');
  };
  it.each([
    ['where none is open', { listIncidents: none }, undefined],
    ['where nobody knows', { listIncidents: broken }, undefined],
    ['of an alert that is in none', {}, 'alert-7'],
  ] as const)('belongs to none %s', async (_, overrides, alert) => {
    expect((await ask(overrides, alert)).drafted).toEqual([undefined]);
  });
});

it('offers no place of the runtime or of a library, and says how many there are', async () => {
  const own = 'at pay (/app/src/pay.ts:12:3)';
  renderInTestApp(
    <Frames
      of={[
        own,
        'at parse (/app/node_modules/a/b.js:1:1)',
        'at run (node:internal/modules/run_main:81:12)',
      ].join('\n')}
    />,
  );
  expect(
    await screen.findByText(/^2 places are of the runtime or of libraries/),
  ).toBeVisible();
  expect(
    screen.getAllByRole('button').map(({ textContent }) => textContent),
  ).toEqual([own]);
});
