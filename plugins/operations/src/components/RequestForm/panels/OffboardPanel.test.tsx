import { PREVIEW } from '../../../__fixtures__/onboarding';
import { operationsApiRef } from '../../../api/operationsApiRef';
import { fakeOperations } from '../../../__fixtures__/fakeOperations';
import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OffboardFacts } from '@operate-first/plugin-operations-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { rootRouteRef } from '../../../routes';
import { OffboardPanel } from './OffboardPanel';

const LONG = { timeout: 20_000 };

const FACTS: OffboardFacts = {
  exports: [
    { what: 'history', service: 'cart', path: '/services/cart/history' },
    { what: 'incidents', service: 'cart', path: '/incidents?service=cart' },
  ],
  dependents: ['component:default/checkout'],
  incidents: ['INC-7'],
  volumes: [{ cluster: 'eu-1', namespace: 'cart', storage: '12Gi' }],
};

function show(facts?: Partial<OffboardFacts>, fetch = jest.fn()) {
  return {
    fetch,
    ...renderInTestApp(
      <OffboardPanel
        values={{}}
        onChange={() => {}}
        preview={{ ...PREVIEW, ...(facts && { facts }) }}
      />,
      {
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
          '/operations': rootRouteRef,
        },
        apis: [
          [operationsApiRef, fakeOperations({})],
          [discoveryApiRef, { getBaseUrl: async () => 'http://base' }],
          [fetchApiRef, { fetch }],
        ],
      },
    ),
  };
}

describe('what is told beside an off-boarding', () => {
  it('is what to take along first, and what stands in the way', async () => {
    const { container } = show(FACTS);
    expect(
      await screen.findByRole('button', { name: 'Health of cart' }, LONG),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'INC-7' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'checkout' })).toBeVisible();
    expect(screen.getByText('12Gi in cart on eu-1')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says when a download fails, and that nothing stands in the way', async () => {
    const fetch = jest.fn(async () => ({ ok: false, statusText: 'No' }));
    show({ ...FACTS, dependents: [], incidents: [], volumes: [] }, fetch);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Incidents of cart' }, LONG),
    );
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        'could not be downloaded',
      ),
    );
    expect(fetch).toHaveBeenCalledWith('http://base/incidents?service=cart');
    expect(screen.getByText(/^Nothing stands against it/)).toBeVisible();
  });
});
