import {
  QuestionsApi,
  Runbook,
  RunbookListQuery,
} from '@operate-first/plugin-operations-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { fakeDesk } from '../../__fixtures__/incidents';
import { serviceOf } from '../../__fixtures__/operations';
import {
  runbookDetailOf,
  runbookOf,
  runbooksOf,
} from '../../__fixtures__/runbooks';
import { renderOperations } from '../../__testUtils__/renderOperations';

const LONG = { timeout: 20_000 };

function render(
  items: (query: RunbookListQuery) => string[],
  overrides: (id: string) => Partial<Runbook> = id => ({
    services: id === 'r1' ? runbookOf(id).services : [],
    alerts: ['SloBurn'],
  }),
) {
  const detail = runbookDetailOf();
  const rateRunbook = jest.fn<
    ReturnType<QuestionsApi['rateRunbook']>,
    Parameters<QuestionsApi['rateRunbook']>
  >(async (_id, { helped }) => Object.assign(detail, { mine: helped }));
  const rendered = renderOperations(
    fakeOperations({
      services: [serviceOf('payments', 'down')],
      incidents: fakeDesk().api,
      questions: {
        listRunbooks: async (query = {}) => {
          const found = items(query).map(id =>
            runbookOf(id, {
              title: `Runbook ${id}`,
              ...overrides(id),
            }),
          );
          return runbooksOf({ items: found, totalItems: found.length });
        },
        getRunbook: async () => ({ ...detail }),
        rateRunbook,
      },
    }),
    'incidents/INC-12',
  );
  return { ...rendered, rateRunbook };
}

const panel = () => screen.findByRole('region', { name: 'What to do' }, LONG);

describe('the runbook of an incident', () => {
  it('is read in place, that of its own service first, and is told whether it helped', async () => {
    const { container, rateRunbook } = render(({ alert }) =>
      alert ? ['r2', 'r1'] : [],
    );
    const region = await panel();
    // Where the alert says that one is, too.
    expect(
      within(region).getByRole('link', { name: /^The budget of payments/ }),
    ).toHaveAttribute('href', 'https://git.example.com/payments/runbook');
    const text = await within(region).findByRole(
      'region',
      { name: 'Text of the runbook' },
      LONG,
    );
    expect(
      await within(text).findByRole('link', { name: /events/ }, LONG),
    ).toBeVisible();
    expect(region).toHaveTextContent(/last changed 40 d ago by Ada Example/);
    expect(
      within(
        within(region).getByRole('list', { name: 'Further runbooks' }),
      ).getByRole('link', { name: 'Runbook r2' }),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(
      within(region).getByRole('button', { name: 'This helped' }),
    );
    await waitFor(
      () =>
        expect(rateRunbook).toHaveBeenCalledWith('r1', {
          helped: true,
          incident: 'INC-12',
        }),
      LONG,
    );
    expect(
      await within(region).findByText('You said that it helped.', {}, LONG),
    ).toBeVisible();
  }, 60_000);

  it('is that of the service where the alerts have none', async () => {
    render(({ alert, service }) => (!alert && service ? ['r1'] : []));
    expect(
      await within(await panel()).findByRole(
        'link',
        { name: 'Payments cannot start' },
        LONG,
      ),
    ).toBeVisible();
  }, 60_000);

  it('is not that of strangers, and the first few are enough until all are wanted', async () => {
    const FARES = [{ ref: 'component:default/fares' }];
    const OWN = ['o1', 'o2', 'o3', 'o4', 'o5'];
    render(
      ({ alert, service }) =>
        (alert ? ['stranger'] : []).concat(service ? OWN : []),
      id => ({ services: id === 'stranger' ? FARES : runbookOf(id).services }),
    );
    const region = await panel();
    const list = within(region).getByRole('list', { name: 'Further runbooks' });
    // The first is read in place.
    const titles = () =>
      within(list)
        .getAllByRole('link')
        .map(({ textContent }) => textContent);
    expect(titles()).toEqual(OWN.slice(1).map(id => `Runbook ${id}`));
    await userEvent.click(
      within(region).getByRole('button', { name: 'Show all 5' }),
    );
    expect(titles()).toHaveLength(5);
    expect(titles()[4]).toMatch(/^The budget of payments/);
    expect(within(region).queryByText(/stranger/)).not.toBeInTheDocument();
  }, 60_000);

  it('comes by itself when it is merged meanwhile', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    try {
      const found: string[] = [];
      render(({ service }) => (service ? found : []));
      const region = await panel();
      expect(
        within(region).queryByRole('link', { name: 'Payments cannot start' }),
      ).not.toBeInTheDocument();
      found.push('r1');
      await act(() => jest.advanceTimersByTimeAsync(31_000));
      expect(
        await within(region).findByRole(
          'link',
          { name: 'Payments cannot start' },
          LONG,
        ),
      ).toBeVisible();
    } finally {
      jest.useRealTimers();
    }
  }, 60_000);
});
