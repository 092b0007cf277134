import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { SCENARIOS } from '../../../dev/scenarios';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };

function render(api: OperationsApi, path = '/operations/slos') {
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [[operationsApiRef, api]],
  });
}

const namesShown = () =>
  within(screen.getByRole('table', { name: /^Objectives/ }))
    .queryAllByRole('rowheader')
    .map(header => within(header).queryByRole('link')?.textContent);

// jsdom lays nothing out; what is seen is counted from these heights.
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return this.tagName === 'TR' ? 45 : 600;
    },
  });
});
afterAll(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'offsetHeight');
});

describe('the page of SLOs', () => {
  it('says how all stand, lists the least budget first, and what nobody knows as a dash with its reason', async () => {
    const { container } = render(SCENARIOS.slos());
    expect(
      await screen.findByRole(
        'heading',
        {
          name: '1 of 4 objectives is exhausted, 1 is burning, 1 is unknown',
        },
        LONG,
      ),
    ).toBeVisible();
    await screen.findByRole('row', { name: /^Exhausted/ }, LONG);
    expect(namesShown()).toEqual([
      'Checkout completes',
      'Payments answers',
      'Payments is fast',
      'Loyalty answers',
    ]);
    const burning = screen.getByRole('row', { name: /^Burning/ });
    expect(burning).toHaveTextContent(
      /99\.9 % in 28 d.*31 %.*12 min.*6\.2×.*empty in 9 h/,
    );
    expect(screen.getByRole('row', { name: /^Exhausted/ })).toHaveTextContent(
      /−12 %.*−4 min/,
    );
    const unknown = screen.getByRole('row', { name: /^Unknown/ });
    expect(unknown).toHaveTextContent('No traffic since 14:05 UTC.');
    expect(unknown).not.toHaveTextContent(/\d+ %(?! in)/);
    expect(
      within(burning).getByRole('link', { name: 'Payments answers' }),
    ).toHaveAttribute('href', '/operations/slos/default/payments-availability');
    expect(
      within(burning).getByRole('link', { name: 'Payments' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments-team');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says which server is silent and what that means, and judges nothing by little', async () => {
    const { container } = render(SCENARIOS.slosSilent());
    expect(
      await screen.findByText(
        'eu-1: Not measured since 09:05 UTC: Prometheus eu-1 does not answer.',
        {},
        LONG,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(/^One objective is unknown for that/),
    ).toBeVisible();
    const young = await screen.findByRole(
      'row',
      { name: /Just promised/ },
      LONG,
    );
    expect(young).toHaveTextContent(
      /Not judged yet\. Measured for 4 min of 28 d: too little to judge\./,
    );
    expect(young).not.toHaveTextContent(/over|−/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('keeps its filters in the address, both ways, and says which match nothing', async () => {
    render(
      SCENARIOS.slos(),
      '/operations/slos?state=burning&state=nonsense&owner=group:default/payments-team&owner=group:default/xyz',
    );
    const unread = await screen.findByRole(
      'button',
      { name: /^Filter state=nonsense matches nothing and is left out/ },
      LONG,
    );
    const unmatched = await screen.findByRole(
      'button',
      { name: /^Filter owner=group:default\/xyz matches nothing: remove/ },
      LONG,
    );
    await screen.findByRole('row', { name: /^Burning/ }, LONG);
    await waitFor(() => expect(namesShown()).toEqual(['Payments answers']));
    await userEvent.click(unread);
    await waitFor(() => expect(unread).not.toBeInTheDocument());
    await userEvent.click(unmatched);
    await waitFor(() => expect(unmatched).not.toBeInTheDocument());
    expect(namesShown()).toEqual(['Payments answers']);
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear all filters' }),
    );
    await waitFor(() => expect(namesShown()).toHaveLength(4));
  });

  it('names the services that promise nothing', async () => {
    render(SCENARIOS.slos());
    await userEvent.click(
      await screen.findByText(/^22 of 24 services have/, {}, LONG),
    );
    const table = screen.getByRole('table', {
      name: 'Services without an objective',
    });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(within(table).getByRole('link', { name: 'docs' })).toHaveAttribute(
      'href',
      '/catalog/default/component/docs/operations',
    );
    // Each row leads to the form, filled in with its service.
    const remedy = within(table).getByRole('link', {
      name: 'Add an SLO of docs',
    });
    expect(remedy).toHaveTextContent('Add an SLO');
    expect(remedy).toHaveAttribute(
      'href',
      expect.stringMatching(
        /\/requests\/new\/slo\?service=docs&name=docs-availability&/,
      ),
    );
    expect(
      within(table).getAllByRole('link', { name: /^Add an SLO/ }),
    ).toHaveLength(2);
  });

  it('draws of a thousand rows only those that are seen', async () => {
    render(SCENARIOS.slosMany());
    await screen.findAllByRole('rowheader', undefined, LONG);
    expect(screen.getAllByRole('rowheader').length).toBeLessThan(60);
    expect(screen.getByRole('table', { name: /^Objectives/ })).toHaveAttribute(
      'aria-rowcount',
      '1001',
    );
    expect(screen.getByText('200 of 1,000 objectives loaded')).toBeVisible();
  });

  it.each([
    ['empty', /^No objectives yet/],
    ['slosFailing', /reports a problem: The database is locked/],
  ])('is designed where it is %s', async (scenario, words) => {
    const { container } = render(SCENARIOS[scenario]());
    expect((await screen.findAllByText(words, {}, LONG))[0]).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('has the shape of a table while it loads', async () => {
    const { container } = render(SCENARIOS.slosLoading());
    expect(await screen.findByRole('table', undefined, LONG)).toHaveAttribute(
      'aria-busy',
      'true',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is found from the organisation’s page, as maintenance is', async () => {
    render(SCENARIOS.slos(), '/operations');
    expect(
      await screen.findByRole('link', { name: /1 is burning/ }, LONG),
    ).toHaveAttribute('href', '/operations/slos');
    expect(screen.getByRole('link', { name: 'Maintenance' })).toHaveAttribute(
      'href',
      '/operations/maintenance',
    );
  });
});
