import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { problem, serviceOf } from '../../__fixtures__/operations';
import { fakeShelf, similarOf } from '../../__fixtures__/postMortems';
import { renderOperations } from '../../__testUtils__/renderOperations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { rootRouteRef } from '../../routes';
import { SimilarSearch } from './SimilarSearch';

const LONG = { timeout: 15_000 };
const TRACE = 'Error: boom\n    at start (index.js:3:1)';

function render(api: OperationsApi, pasted?: { text: string }) {
  return renderInTestApp(<SimilarSearch pasted={pasted} />, {
    apis: [[operationsApiRef, api]],
    mountedRoutes: {
      '/operations': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
}

const box = () =>
  screen.findByRole(
    'textbox',
    { name: 'Error message, stack trace or log lines' },
    LONG,
  );

const apiOf = (similar = similarOf()) => {
  const api = fakeOperations({
    postMortems: fakeShelf(undefined, { similar }).api,
  });
  return { ...api, findSimilar: jest.fn(api.findSimilar) };
};

describe('asking whether anybody had this before', () => {
  it('takes what is pasted, and says who had it and why that is so', async () => {
    const api = apiOf();
    const { container } = render(api);
    expect(await box()).toHaveAccessibleDescription(
      'What you paste is compared and not kept.',
    );
    await userEvent.click(await box());
    await userEvent.paste(TRACE);
    expect(
      await screen.findByRole(
        'heading',
        { name: '2 accounts resemble this' },
        LONG,
      ),
    ).toBeVisible();
    const [first, second] = screen.getAllByRole('article');
    expect(within(first).getByRole('link', { name: /PM-7/ })).toHaveAttribute(
      'href',
      '/operations/post-mortems/PM-7',
    );
    expect(first).toHaveTextContent(
      /SEV2.*Very likely the same trouble · Post-mortem.*the same error: Failed to pull image <image>: not found/,
    );
    expect(second).toHaveTextContent(
      /Perhaps the same trouble · Incident.*words in common: image, pull/,
    );
    expect(api.findSimilar).toHaveBeenCalledTimes(1);
    expect(api.findSimilar).toHaveBeenCalledWith({ text: TRACE, limit: 5 });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says that nobody has written of it yet, with the nearest there is', async () => {
    render(apiOf(similarOf({ confidence: 'low' })), { text: TRACE });
    expect(
      await screen.findByRole(
        'heading',
        { name: 'Probably nobody has written of this yet' },
        LONG,
      ),
    ).toBeVisible();
    expect(screen.getByText('The nearest there is:')).toBeVisible();
    expect(await box()).toHaveValue(TRACE);
  });

  it('asks for an account where there is nothing at all', async () => {
    render(apiOf(similarOf({ confidence: 'low', results: [] })), {
      text: TRACE,
    });
    expect(
      await screen.findByText(/a post-mortem helps/, undefined, LONG),
    ).toBeVisible();
  });

  it('works by keys alone, and says what went wrong', async () => {
    const api = apiOf();
    api.findSimilar.mockRejectedValue(problem(429, 'Too many questions.'));
    render(api);
    await userEvent.type(await box(), 'boom{Control>}{Enter}{/Control}');
    expect(
      await screen.findByText('Not found out: Too many questions.', {}, LONG),
    ).toBeVisible();
    api.findSimilar.mockResolvedValue(similarOf());
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    const heading = await screen.findByRole(
      'heading',
      { name: /resemble this/ },
      LONG,
    );
    await waitFor(() => expect(heading).toHaveFocus(), LONG);
    expect(screen.getByRole('status')).toHaveTextContent(/resemble this/);
  });
});

describe('declaring an incident', () => {
  it('shows who had it before while the title is written', async () => {
    renderOperations(
      fakeOperations({
        services: [serviceOf('payments', 'down')],
        postMortems: fakeShelf().api,
      }),
      'incidents',
    );
    await userEvent.click(
      (
        await screen.findAllByRole(
          'button',
          { name: 'Declare an incident' },
          LONG,
        )
      )[0],
    );
    const dialog = await screen.findByRole('dialog', undefined, LONG);
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Title|What is wrong/ }),
      'image cannot be pulled',
    );
    expect(
      await within(dialog).findByRole(
        'region',
        { name: 'Had before, by its title' },
        LONG,
      ),
    ).toHaveTextContent(/PM-7/);
  });
});
