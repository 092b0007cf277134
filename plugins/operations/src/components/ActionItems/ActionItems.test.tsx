import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { fakeShelf } from '../../__fixtures__/postMortems';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 15_000 };

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

describe('the page of action items', () => {
  it('says what is open and overdue, and lists it', async () => {
    const { container } = renderOperations(
      fakeOperations({ postMortems: fakeShelf().api }),
      'action-items',
    );
    expect(
      await screen.findByRole(
        'heading',
        { name: '2 promises are open, one is overdue' },
        LONG,
      ),
    ).toBeVisible();
    const table = await screen.findByRole('table', {
      name: 'Action items, overdue ones first',
    });
    await within(table).findByText(/Page when a rollout/, undefined, LONG);
    const [, first, second, third] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/Page when.*OPS-4.*Overdue.*2026-11-15/);
    expect(second).toHaveTextContent(/Refuse images.*Open.*Payments/);
    expect(third).toHaveTextContent(/roll back.*Done.*nobody owns it/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('keeps mine in the address, and ticks', async () => {
    const api = fakeOperations({ postMortems: fakeShelf().api });
    const listActionItems = jest.fn(api.listActionItems);
    const changeActionItem = jest.fn(api.changeActionItem);
    renderOperations(
      { ...api, listActionItems, changeActionItem },
      'action-items?mine=true&state=open',
    );
    await userEvent.click(
      await screen.findByRole(
        'checkbox',
        { name: 'Done: Refuse images that no registry has' },
        LONG,
      ),
    );
    expect(listActionItems).toHaveBeenCalledWith(
      expect.objectContaining({ mine: true, state: 'open' }),
    );
    await waitFor(
      () =>
        expect(changeActionItem).toHaveBeenCalledWith('PM-7', 'gate', {
          done: true,
        }),
      LONG,
    );
  });

  it('offers visitors nothing that is theirs', async () => {
    renderOperations(
      fakeOperations({
        postMortems: fakeShelf(undefined, { mayWrite: false }).api,
      }),
      'action-items',
      { isVisitor: true },
    );
    await screen.findByText(/Page when a rollout/, undefined, LONG);
    expect(screen.queryByRole('checkbox', { name: /Mine/ })).toBeNull();
    expect(screen.getAllByText('not named here')[0]).toBeVisible();
  });
});
