import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { SCENARIOS } from '../../../dev/scenarios';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { serviceOf } from '../../__fixtures__/operations';
import { alertOf } from '../../__fixtures__/slos';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };

function render(api: OperationsApi, path = '/operations/alerts') {
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [[operationsApiRef, api]],
  });
}

const present = () =>
  screen.findByRole('region', { name: 'Firing alerts' }, LONG);

describe('the page of alerts', () => {
  it('keeps apart what must be acted upon, what tells nobody and why, and what is over', async () => {
    const { container } = render(SCENARIOS.slosQuiet());
    expect(
      await screen.findByRole(
        'heading',
        { name: 'One alert fires; 2 more tell nobody' },
        LONG,
      ),
    ).toBeVisible();
    const quiet = within(await present()).getByRole('list', {
      name: '2 fire and tell nobody:',
    });
    expect(quiet).toHaveTextContent(/Fares are slow.*tells nobody during/);
    expect(quiet).toHaveTextContent(/Slowly.*tells nobody while a page fires/);
    expect(quiet).not.toHaveTextContent('Loudly');
    expect(
      within(quiet).getByRole('link', { name: /during maintenance/ }),
    ).toHaveAttribute('href', '/operations/maintenance');
    const loud = within(await present())
      .getAllByRole('listitem')
      .find(item => item.textContent?.includes('Loudly'));
    expect(loud).not.toHaveTextContent(/tells nobody/);
    expect(
      within(loud as HTMLElement).getByRole('link', { name: 'payments' }),
    ).toHaveAttribute('href', '/catalog/default/component/payments/operations');
    expect(
      within(loud as HTMLElement).getByRole('link', { name: /runbook/ }),
    ).toBeVisible();
    const over = screen.getByRole('region', { name: 'Over' });
    expect(over).toHaveTextContent(/Yesterday.*lasted 40 min/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('keeps its filters in the address, and says which match nothing', async () => {
    render(
      SCENARIOS.slosQuiet(),
      '/operations/alerts?severity=page&service=component:default/nowhere&service=component:default/payments',
    );
    const chip = await screen.findByRole(
      'button',
      { name: /^Filter service=component:default\/nowhere matches nothing/ },
      LONG,
    );
    expect(await present()).toHaveTextContent('Loudly');
    expect(await present()).not.toHaveTextContent('Slowly');
    await userEvent.click(chip);
    await waitFor(() => expect(chip).not.toBeInTheDocument());
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear all filters' }),
    );
    await waitFor(async () =>
      expect(await present()).toHaveTextContent('Slowly'),
    );
  });

  it('keeps apart what is nobody’s, tells once what two sources tell of, and leads to the rest', async () => {
    const { container } = render(SCENARIOS.alerts());
    expect(
      await screen.findByRole(
        'heading',
        { name: '3 alerts fire; one more tells nobody' },
        LONG,
      ),
    ).toBeVisible();
    const nobodys = within(await present()).getByRole('list', {
      name: 'Belonging to no service',
    });
    expect(nobodys).toHaveTextContent(
      /QueueGrows.*No service runs in the namespace letters/,
    );
    expect(within(nobodys).getAllByRole('listitem')).toHaveLength(1);
    expect(await present()).toHaveTextContent(
      /budget.*also told by alertmanager-eu-1/,
    );
    expect(await present()).not.toHaveTextContent('SloBurn');
    expect(await present()).toHaveTextContent(/DiskFull.*belongs to INC-12/);
    expect(
      within(nobodys).getByRole('link', { name: 'Details of QueueGrows' }),
    ).toHaveAttribute('href', '/operations/alerts/queue');
    expect(screen.getByRole('link', { name: 'Silences' })).toHaveAttribute(
      'href',
      '/operations/alerts/silences',
    );
    await userEvent.click(screen.getByRole('radio', { name: 'To none' }));
    await waitFor(async () =>
      expect(await present()).not.toHaveTextContent('DiskFull'),
    );
    expect(await present()).toHaveTextContent('QueueGrows');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is designed where nothing fires, and where the API fails', async () => {
    const calm = render(fakeOperations({ services: [serviceOf('payments')] }));
    expect(
      (await screen.findAllByText('No alert fires', {}, LONG))[0],
    ).toBeVisible();
    calm.unmount();
    const { container } = render(SCENARIOS.slosFailing());
    expect(
      await screen.findByText(/The database is locked/, {}, LONG),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is found from the organisation’s page', async () => {
    render(
      fakeOperations({
        services: [serviceOf('payments')],
        alerts: [alertOf(), alertOf({ id: '2', suppressed: 'inhibited' })],
      }),
      '/operations',
    );
    expect(
      await screen.findByRole(
        'link',
        { name: 'One alert fires; one more tells nobody' },
        LONG,
      ),
    ).toHaveAttribute('href', '/operations/alerts');
  });
});
