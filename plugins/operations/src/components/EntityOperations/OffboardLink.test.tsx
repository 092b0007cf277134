import { RouteRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ServiceDetail } from '@operate-first/plugin-operations-common';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ago, detailOf, serviceOf } from '../../__fixtures__/operations';
import { rootRouteRef } from '../../routes';
import { OffboardLink } from './OffboardLink';

const LONG = { timeout: 20_000 };
const FORMS: Record<string, RouteRef> = { '/operations': rootRouteRef };
const CART = detailOf(serviceOf('cart', 'healthy'));

function show(service: Partial<ServiceDetail>, mountedRoutes = FORMS) {
  return renderInTestApp(
    <>
      <h1>A page</h1>
      <OffboardLink service={{ ...CART, ...service }} />
    </>,
    { mountedRoutes },
  );
}

describe('the way out', () => {
  it('leads to the form of the service', async () => {
    const { container } = show({});
    expect(
      await screen.findByRole('link', { name: 'Off-board' }, LONG),
    ).toHaveAttribute(
      'href',
      '/operations/requests/new/offboard?what=service&name=cart',
    );
    expect((await axe(container)).violations).toEqual([]);
  });

  it.each<[string, Partial<ServiceDetail>, typeof FORMS]>([
    ['for a service that has gone', { removedAt: ago(60_000) }, FORMS],
    ['for an API', { entityRef: 'api:default/cart' }, FORMS],
    [
      'for a service of another namespace of the catalog',
      { entityRef: 'component:shop/cart' },
      FORMS,
    ],
    ['in a portal without forms', {}, {}],
  ])('is not there %s', async (_, service, routes) => {
    show(service, routes);
    await screen.findByText('A page', {}, LONG);
    expect(screen.queryByRole('link', { name: 'Off-board' })).toBeNull();
  });
});
