import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Question,
  QuestionDetail,
  QuestionsApi,
  RunbookDetail,
} from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { problem } from '../../__fixtures__/operations';
import { fakeShelf } from '../../__fixtures__/postMortems';
import {
  ADA,
  answerOf,
  BOB,
  fakeThread,
  questionOf,
} from '../../__fixtures__/questions';
import { runbookDetailOf } from '../../__fixtures__/runbooks';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 20_000 };

function render(
  questions: Partial<QuestionsApi>,
  options?: Parameters<typeof renderOperations>[2],
) {
  return renderOperations(
    fakeOperations({ questions }),
    'questions/Q-7',
    options,
  );
}

const heading = () =>
  screen.findByRole('heading', { level: 1, name: /^Q-7 Why/ }, LONG);
const answersOf = (state: Partial<Question>, count: number) =>
  fakeThread(
    questionOf(7, state),
    Array.from({ length: count }, (_, index) =>
      answerOf(index + 1, {
        author: index % 2 ? BOB : undefined,
        authorName: index % 2 ? undefined : 'carl (tracker)',
        accepted: state.state === 'accepted' && index === 0,
      }),
    ),
  );

beforeEach(() => window.sessionStorage.clear());

describe('a question', () => {
  it('says how it stands, who was told, and who is next; and takes an answer', async () => {
    const { api } = fakeThread(questionOf(7));
    const { container } = render(api);
    await heading();
    expect(screen.getByText('Waits for an answer')).toBeVisible();
    expect(
      await screen.findByText('1.8.2', { selector: 'strong' }, LONG),
    ).toBeVisible();
    const whom = screen.getByRole('region', { name: 'Who is asked' });
    expect(whom).toHaveTextContent(
      /Ada Example told .*wrote 62 %.*If nobody answers by .*, Payments is asked/,
    );
    expect(screen.getByText(/^Nobody has answered yet\./)).toBeVisible();
    expect(
      screen.getByText('Accept an answer first; then it can be kept.'),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.type(
      screen.getByRole('textbox', { name: 'Your answer' }),
      'Roll back.{Control>}{Enter}{/Control}',
    );
    const answer = await screen.findByText('Roll back.', undefined, LONG);
    expect(answer.closest('li')).toBeVisible();
    expect(
      await screen.findByRole('heading', { name: 'One answer' }),
    ).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Your answer' })).toHaveValue(
      '',
    );
  });

  it('accepts an answer, and brings it into the runbook and the post-mortem', async () => {
    const thread = answersOf({ state: 'answered' }, 2);
    const shelf = fakeShelf().api;
    const addAnswerToRunbook = jest.fn(
      async (): Promise<RunbookDetail> => runbookDetailOf(),
    );
    render({
      ...thread.api,
      addAnswerToRunbook,
      addAnswerToPostMortem: async () => shelf.getPostMortem!('PM-7'),
    });
    await heading();
    await userEvent.click(
      await screen.findByRole('button', {
        name: /^Accept the answer of Bob Example/,
      }),
    );
    const accepted = await screen.findByRole(
      'region',
      { name: 'Accepted answer' },
      LONG,
    );
    expect(accepted).toHaveTextContent(/Answer of Bob Example/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Into the runbook' }),
    );
    expect(
      await screen.findByRole('link', { name: 'Payments cannot start' }, LONG),
    ).toHaveAttribute('href', '/operations/runbooks/r1');
    await userEvent.click(
      screen.getByRole('button', { name: 'Into the post-mortem' }),
    );
    expect(
      await screen.findByRole('link', { name: /^PM-7/ }, LONG),
    ).toHaveAttribute('href', '/operations/post-mortems/PM-7');
    expect(addAnswerToRunbook).toHaveBeenCalledTimes(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'Take back the acceptance' }),
    );
    await waitFor(
      () =>
        expect(
          screen.queryByRole('region', { name: 'Accepted answer' }),
        ).toBeNull(),
      LONG,
    );
  });

  it('says what became of the answer, and learns of it while one reads', async () => {
    const listeners = new Set<(signal: never) => void>();
    const [ref, title] = ['runbook-1', 'Payments cannot start'];
    const pm = { id: 'pm-7', key: 'PM-7', title: 'Payments is down' };
    const say = (
      runbook: NonNullable<QuestionDetail['kept']>['runbook'],
      postMortem: NonNullable<QuestionDetail['kept']>['postMortem'],
      version: number,
    ) =>
      fakeThread(
        questionOf(7, { state: 'accepted', version }),
        [answerOf(1, { accepted: true })],
        {
          detail: {
            runbook: ref,
            postMortem: 'PM-7',
            kept: { runbook, postMortem },
          },
        },
      ).api.getQuestion!;
    const url = 'https://git.example.org/pulls/7';
    let now = say(
      { id: ref, title, state: 'proposed', url },
      { ...pm, state: 'draft' },
      1,
    );
    render(
      { getQuestion: (...asked) => now(...asked) },
      {
        signals: {
          subscribe: (_channel, listener) => {
            listeners.add(listener as (signal: never) => void);
            return { unsubscribe: () => {} };
          },
        },
      },
    );
    const panel = await screen.findByRole(
      'region',
      { name: 'Keep the answer' },
      LONG,
    );
    expect(panel).toHaveTextContent(
      /Proposed for Payments cannot start: it waits until it is merged\. See the proposal/,
    );
    expect(
      within(panel).getByRole('link', { name: 'See the proposal' }),
    ).toHaveAttribute('href', url);
    expect(panel).toHaveTextContent(
      'It stands in the draft of PM-7 Payments is down, not published yet.',
    );
    expect(within(panel).queryByRole('button')).toBeNull();

    const announce = (signal: object) =>
      act(() =>
        listeners.forEach(tell => tell({ changes: [], ...signal } as never)),
      );
    now = say(
      { id: ref, title, state: 'merged' },
      { ...pm, state: 'draft' },
      2,
    );
    announce({ questions: [{ id: 'question-7', version: 2 }] });
    await waitFor(
      () =>
        expect(panel).toHaveTextContent(
          'Merged: it stands in Payments cannot start.',
        ),
      LONG,
    );
    expect(within(panel).getByRole('link', { name: title })).toHaveAttribute(
      'href',
      '/operations/runbooks/runbook-1',
    );
    // The post-mortem changes, the question does not.
    now = say(
      { id: ref, title, state: 'withdrawn' },
      { ...pm, state: 'published' },
      2,
    );
    announce({ postMortems: [{ id: 'pm-7', version: 9 }] });
    await waitFor(
      () =>
        expect(panel).toHaveTextContent(
          'It stands in PM-7 Payments is down, which is published.',
        ),
      LONG,
    );
    expect(panel).toHaveTextContent(/It does not stand in Payments cannot/);
    expect(
      within(panel)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Into the runbook']);
  });

  it('says who was told and who answered by name, and of nobody else that it was somebody', async () => {
    const at = new Date().toISOString();
    render(
      fakeThread(questionOf(7), [], {
        detail: {
          events: [
            { at, kind: 'asked', text: 'x', who: ADA },
            { at, kind: 'told', text: 'User:default/ada was told', who: ADA },
            { at, kind: 'answered', text: 'Somebody answered' },
            { at, kind: 'accepted', text: 'x', who: ADA },
            { at, kind: 'merged', text: 'x', target: 'Queue' },
          ],
        },
      }).api,
    );
    await heading();
    await userEvent.click(screen.getByText('What happened: 5 events'));
    const [list] = screen
      .getAllByRole('list')
      .filter(({ tagName }) => tagName === 'OL')
      .slice(-1);
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent?.replace(/^\S+ /, '').trim()),
    ).toEqual([
      'Ada Example was asked',
      'Ada Example was told',
      'Somebody answered',
      'The answer of Ada Example was accepted',
      'Merged into the runbook Queue',
    ]);
  });

  it('shows the newest of five hundred answers, and the others when they are wanted', async () => {
    const thread = answersOf({ state: 'answered' }, 500);
    const getQuestion = jest.fn(thread.api.getQuestion!);
    render({ ...thread.api, getQuestion });
    await heading();
    expect(screen.getAllByText(/^carl \(tracker\)$/)).toHaveLength(100);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 300 earlier answers' }),
    );
    await waitFor(
      () => expect(screen.getAllByText(/^carl/)).toHaveLength(250),
      LONG,
    );
    expect(getQuestion).toHaveBeenCalledWith('Q-7', { after: 0 });
    expect(screen.queryByRole('button', { name: /earlier/ })).toBeNull();
  });

  it('shows the accepted answer also where it is not among the newest', async () => {
    const thread = fakeThread(
      questionOf(7, { state: 'accepted' }),
      Array.from({ length: 230 }, (_, index) =>
        answerOf(index + 1, {
          accepted: index === 1,
          text: index === 1 ? 'Push the image.' : `Answer ${index + 1}`,
        }),
      ),
    );
    render(thread.api);
    await heading();
    const accepted = await screen.findByRole(
      'region',
      { name: 'Accepted answer' },
      LONG,
    );
    expect(
      await within(accepted).findByText('Push the image.', undefined, LONG),
    ).toBeVisible();
  });

  it('takes nobody’s own words for the answer, but those of whoever asked', async () => {
    const answers = [answerOf(1, { mine: true }), answerOf(2)];
    const show = (mine: boolean) =>
      render(
        fakeThread(questionOf(7, { state: 'answered', mine }), answers).api,
      );
    const first = show(false);
    await heading();
    const buttons = () =>
      screen.queryAllByRole('button', { name: /^Accept the answer/ });
    expect(buttons()).toHaveLength(1);
    first.unmount();
    show(true);
    await heading();
    expect(buttons()).toHaveLength(2);
  });

  it('edits what is the reader’s own, never over what was written meanwhile', async () => {
    const thread = fakeThread(questionOf(7, { state: 'answered' }), [
      answerOf(1, { mine: true }),
    ]);
    const editAnswer = jest.fn(thread.api.editAnswer!);
    editAnswer.mockImplementationOnce(async () => {
      // Another window of the same person was quicker.
      await thread.api.editAnswer!('Q-7', 'answer-1', {
        text: 'From elsewhere',
        edits: 0,
      });
      throw problem(409, 'It was edited meanwhile.');
    });
    render({ ...thread.api, editAnswer });
    await heading();
    await userEvent.click(
      screen.getByRole('button', { name: /^Edit your answer/ }),
    );
    const box = screen.getByRole('textbox', { name: /^Edit your answer/ });
    await userEvent.clear(box);
    await userEvent.type(box, 'Mine');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText(/now says: From elsewhere/, undefined, LONG),
    ).toBeVisible();
    expect(box).toHaveValue('Mine');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Mine', undefined, LONG)).toBeVisible();
    expect(screen.getByText('edited')).toBeVisible();
  });

  it('shows visitors what they may read, and nothing to press', async () => {
    const thread = fakeThread(
      questionOf(7, {
        state: 'accepted',
        account: 'public',
        asker: undefined,
        recipients: [],
      }),
      [
        answerOf(1, {
          accepted: true,
          author: undefined,
          redacted: true,
          text: '<img src=x alt="x" onerror=alert(1)><script>alert(1)</script>[x](javascript:alert(1)) fine',
        }),
        answerOf(2, { author: undefined, withheld: true, text: '' }),
      ],
      { may: false, detail: { events: [] } },
    );
    const { container } = render(thread.api, { isVisitor: true });
    await heading();
    expect(screen.getByText(/kept from readers until/)).toBeVisible();
    expect(
      (await screen.findAllByText(/fine/, undefined, LONG))[0],
    ).toBeVisible();
    expect(container.querySelector('script, [onerror]')).toBeNull();
    expect(container.querySelector('a[href^="javascript"]')).toBeNull();
    expect(screen.getByText('Sign in to answer.')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /ccept|Edit|Into/ }),
    ).toBeNull();
    expect(container).not.toHaveTextContent(/Ada|Bob/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says where there is none', async () => {
    render({});
    expect(
      await screen.findByText(
        'There is no question here that you may read.',
        undefined,
        LONG,
      ),
    ).toBeVisible();
  });

  it('is closed, and opened again', async () => {
    render(fakeThread(questionOf(7)).api);
    await heading();
    await userEvent.click(screen.getByRole('button', { name: 'Close it' }));
    expect(await screen.findByText('Closed', undefined, LONG)).toBeVisible();
    const again = screen.getByRole('button', { name: 'Open it again' });
    await userEvent.click(again);
    expect(
      await screen.findByText('Waits for an answer', undefined, LONG),
    ).toBeVisible();
    expect(within(document.body).queryByText(/Not done/)).toBeNull();
  });
});
