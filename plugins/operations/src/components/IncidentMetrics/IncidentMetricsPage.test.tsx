import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { fakeDesk, metricsOf } from '../../__fixtures__/incidents';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };

function render(api: OperationsApi, address = '') {
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [`/operations/incidents/metrics${address}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [[operationsApiRef, api]],
  });
}

describe('the page of the times of incidents', () => {
  it('shows times by service, of how many they are known, and the months as numbers', async () => {
    const getIncidentMetrics = jest.fn(async () => metricsOf());
    const { container } = render(
      fakeOperations({ incidents: { ...fakeDesk().api, getIncidentMetrics } }),
      '?by=service&range=d365',
    );
    const table = await screen.findByRole(
      'table',
      { name: 'By service' },
      LONG,
    );
    const [, payments, none] = within(table).getAllByRole('row');
    expect(payments).toHaveTextContent(
      /payments511 minmedian 48 s · 90 % 2 min · of 45 min.*1 h/,
    );
    // What nobody knows is a dash, and never 0.
    expect(none).toHaveTextContent('—10———');
    expect(getIncidentMetrics).toHaveBeenCalledWith(
      expect.objectContaining({ by: 'service' }),
    );
    expect(
      screen.getByRole('img', { name: 'Incidents by month' }),
    ).toBeInTheDocument();
    const months = screen.getByRole('table', {
      name: /Times by month/,
      hidden: true,
    });
    expect(within(months).getAllByRole('row', { hidden: true })).toHaveLength(
      4,
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says so where there was none', async () => {
    render(
      fakeOperations({
        incidents: {
          getIncidentMetrics: async () => ({
            ...metricsOf(),
            groups: [],
            trend: [],
          }),
        },
      }),
    );
    expect(
      await screen.findByText('No incident in this time', {}, LONG),
    ).toBeVisible();
  });
});
