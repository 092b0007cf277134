import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  QuestionMetrics,
  QuestionsApi,
} from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { ago, problem } from '../../__fixtures__/operations';
import { questionOf, TEAM } from '../../__fixtures__/questions';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 20_000 };

/** The virtual table draws nothing in a window without a size. */
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

const METRICS: QuestionMetrics = {
  from: ago(30 * 86_400_000),
  to: ago(0),
  all: { asked: 12, open: 2, unanswered: 1 },
  groups: [
    {
      owner: TEAM,
      asked: 9,
      open: 1,
      unanswered: 1,
      firstAnswer: { count: 8, mean: 1200, median: 900, p90: 7200 },
      accepted: { count: 5, median: 10_800 },
      oldestUnansweredAt: ago(3 * 3_600_000),
    },
    { asked: 3, open: 1, unanswered: 0 },
  ],
};

function world(questions: Partial<QuestionsApi> = {}) {
  const items = [
    questionOf(7),
    questionOf(3, { state: 'accepted', answers: 4, title: 'Which registry?' }),
  ];
  const listQuestions = jest.fn(
    async (
      query: Parameters<QuestionsApi['listQuestions']>[0],
    ): ReturnType<QuestionsApi['listQuestions']> => {
      const found = items.filter(
        ({ state }) => !query?.state || query.state.includes(state),
      );
      return {
        items: found.slice(0, query?.limit),
        totalItems: found.length,
      };
    },
  );
  return {
    listQuestions,
    api: fakeOperations({
      questions: {
        listQuestions,
        getQuestionMetrics: async () => METRICS,
        ...questions,
      },
    }),
  };
}

describe('the page of questions', () => {
  it('begins with what is asked of the reader, and says what waits', async () => {
    const { api, listQuestions } = world();
    const { container } = renderOperations(api, 'questions');
    expect(
      await screen.findByRole(
        'heading',
        {
          name: /One question waits for an answer, from you$/,
        },
        LONG,
      ),
    ).toBeVisible();
    const table = await screen.findByRole(
      'table',
      { name: 'Questions, unanswered ones first' },
      LONG,
    );
    await within(table).findByText(/Q-7/, undefined, LONG);
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(
      /Q-7 Why.*Waiting.*payments · INC-12.*Ada Example.*42 min/,
    );
    expect(second).toHaveTextContent(/Q-3 Which registry\?.*Accepted/);
    expect(listQuestions).toHaveBeenCalledWith(
      expect.objectContaining({ scope: 'toMe' }),
    );
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('radio', { name: 'Asked by me' }));
    await screen.findByText(/Q-3/, undefined, LONG);
    expect(listQuestions).toHaveBeenCalledWith(
      expect.objectContaining({ scope: 'byMe' }),
    );
  });

  it('follows the address, and tells what in it cannot be meant', async () => {
    const { api, listQuestions } = world();
    renderOperations(
      api,
      'questions?view=all&state=accepted&service=component%3Adefault%2Fpayments&incident=nothing',
    );
    await screen.findByText(/Q-3/, undefined, LONG);
    expect(screen.queryByText(/Q-7/)).toBeNull();
    expect(listQuestions).toHaveBeenCalledWith(
      expect.objectContaining({
        state: ['accepted'],
        service: ['component:default/payments'],
        incident: undefined,
      }),
    );
    expect(
      screen.getByRole('button', { name: /incident=nothing/ }),
    ).toBeVisible();
  });

  it('shows how soon teams answer, as bars with their numbers', async () => {
    const { container } = renderOperations(world().api, 'questions?view=teams');
    const table = await screen.findByRole(
      'table',
      { name: 'Time to the first answer by team' },
      LONG,
    );
    const [, all, payments, none] = within(table).getAllByRole('row');
    expect(all).toHaveTextContent(/^All teams1221———$/);
    expect(payments).toHaveTextContent(
      /Payments911half within 15 min · 9 of 10 within 2 h3 h3 h/,
    );
    expect(none).toHaveTextContent(/^no team310———$/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('offers visitors nothing that is theirs', async () => {
    const { api, listQuestions } = world();
    renderOperations(api, 'questions', { isVisitor: true });
    await screen.findByText(/Q-7/, undefined, LONG);
    expect(screen.queryByRole('radio', { name: 'Asked of me' })).toBeNull();
    for (const [query] of listQuestions.mock.calls) {
      expect(query?.scope).toBeUndefined();
    }
  });

  it('says why nothing is there, and what went wrong', async () => {
    const { unmount } = renderOperations(fakeOperations(), 'questions');
    expect(
      await screen.findByText('Nobody asks you anything', undefined, LONG),
    ).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Open the services' }),
    ).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'Asked by me' }));
    expect(
      await screen.findByRole('link', { name: 'Open the services' }, LONG),
    ).toHaveAttribute('href', '/operations');
    unmount();
    const refuse = async () => {
      throw problem(500, 'The database is locked.');
    };
    renderOperations(world({ listQuestions: refuse }).api, 'questions');
    expect(
      await screen.findByText(/reports a problem: The database/, {}, LONG),
    ).toBeVisible();
  });
});
