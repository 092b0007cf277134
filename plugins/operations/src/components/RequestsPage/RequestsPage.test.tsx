import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RequestsApi } from '@operate-first/plugin-operations-common';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { summaryOf } from '../../__fixtures__/requests';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 20_000 };

const ALL = [
  summaryOf('REQ-1', { state: 'done', stage: 'done', stageState: 'done' }),
  summaryOf('REQ-2', { stage: 'synced', stageState: 'stuck' }),
  summaryOf('REQ-3', { team: 'group:default/platform' }),
];

function render(
  requests: Partial<RequestsApi>,
  path = 'requests',
  options?: { isVisitor?: boolean },
) {
  return renderOperations(fakeOperations({ requests }), path, options);
}

beforeAll(() => {
  // Only what is seen is drawn, and here nothing has a height.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    value: 600,
  });
});

/** As the API narrows down, as far as these tests ask. */
const listRequests: RequestsApi['listRequests'] = async query => {
  const items = ALL.filter(
    one =>
      (!query?.team || one.team === query.team) &&
      (query?.scope !== 'forMe' || one.key === 'REQ-3') &&
      (query?.state !== 'stuck' || one.stageState === 'stuck') &&
      (query?.state !== 'open' || one.state === 'open'),
  );
  return { items, totalItems: items.length };
};
const keys = () =>
  screen
    .getAllByRole('link', { name: /^REQ-/ })
    .map(link => link.textContent?.split(' ')[0]);

describe('the list of requests', () => {
  it('says how many are on their way, stuck, and to be approved; and lists them', async () => {
    const { container } = render({ listRequests });
    expect(
      await screen.findByRole(
        'heading',
        {
          name: '2 requests are on their way, one takes longer than usual, one waits for your approval',
        },
        LONG,
      ),
    ).toBeVisible();
    const table = await screen.findByRole('table', { name: 'Requests' }, LONG);
    await waitFor(() => expect(keys()).toEqual(['REQ-1', 'REQ-2', 'REQ-3']));
    const row = within(table).getByRole('row', { name: /REQ-2/ });
    expect(row).toHaveTextContent('Synced: takes longer than usual');
    expect(within(table).getByRole('row', { name: /REQ-1/ })).toHaveTextContent(
      'Proved to run',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows what waits for the reader, and what the address asks for', async () => {
    render({ listRequests }, 'requests?team=group:default/platform');
    await waitFor(() => expect(keys()).toEqual(['REQ-3']), LONG);
    await userEvent.click(screen.getByRole('radio', { name: 'To approve' }));
    await waitFor(() => expect(keys()).toEqual(['REQ-3']), LONG);
  });

  it('orders by how long they wait', async () => {
    const listed = jest.fn(listRequests);
    render({ listRequests: listed });
    await screen.findByRole('table', { name: 'Requests' }, LONG);
    await userEvent.click(screen.getByRole('button', { name: /^Since/ }));
    await waitFor(
      () =>
        expect(listed).toHaveBeenCalledWith(
          expect.objectContaining({ sort: 'age' }),
        ),
      LONG,
    );
  });

  it('shows nothing of their own to visitors', async () => {
    render({ listRequests }, 'requests', { isVisitor: true });
    await screen.findByRole('table', { name: 'Requests' }, LONG);
    expect(
      screen.queryByRole('radio', { name: 'To approve' }),
    ).not.toBeInTheDocument();
  });

  it('says what comes here where nothing was asked for', async () => {
    render({});
    expect(
      await screen.findByText('There is no request yet', {}, LONG),
    ).toBeVisible();
  });
});
