import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Route, Routes } from 'react-router-dom';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { ago, detailOf, serviceOf } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { FormerService } from './FormerService';

const LONG = { timeout: 20_000 };

const CART = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'cart', namespace: 'default' },
};

function show(path: string, removedAt?: string) {
  const catalog = catalogApiMock({ entities: removedAt ? [] : [CART] });
  const getEntityByRef = jest.spyOn(catalog, 'getEntityByRef');
  const getService = jest.fn(async () => ({
    ...detailOf(serviceOf('cart', 'unknown')),
    title: 'Cart',
    removedAt,
  }));
  const rendered = renderInTestApp(
    <Routes>
      <Route
        path="/catalog/:namespace/:kind/:name/*"
        element={
          <FormerService>
            <p>The catalog does not have it.</p>
          </FormerService>
        }
      />
    </Routes>,
    {
      initialRouteEntries: [path],
      mountedRoutes: { '/elsewhere/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [operationsApiRef, { ...fakeOperations({}), getService }],
        [catalogApiRef, catalog],
      ],
    },
  );
  return { getService, getEntityByRef, ...rendered };
}

describe('the page of an entity', () => {
  it('shows what is known of a service that was removed', async () => {
    const { container } = show(
      '/catalog/default/component/cart/operations',
      ago(60_000),
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Cart' }, LONG),
    ).toBeVisible();
    expect(screen.queryByText('The catalog does not have it.')).toBeNull();
    expect(screen.getAllByRole('main')).toHaveLength(1);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is that of the catalog for what is there', async () => {
    const { getService, getEntityByRef } = show(
      '/catalog/default/component/cart/operations',
    );
    await waitFor(() => expect(getEntityByRef).toHaveBeenCalled(), LONG);
    expect(
      await screen.findByText('The catalog does not have it.', {}, LONG),
    ).toBeVisible();
    expect(getService).not.toHaveBeenCalled();
  });

  it('asks for nothing elsewhere', async () => {
    const { getService } = show('/catalog/default/component/cart', ago(1));
    expect(
      await screen.findByText('The catalog does not have it.', {}, LONG),
    ).toBeVisible();
    expect(getService).not.toHaveBeenCalled();
  });
});
