import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import { SWRConfig } from 'swr';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { rootRouteRef } from '../../routes';
import { RaiseQuota } from './RaiseQuota';

const LONG = { timeout: 20_000 };

/** Links of several rows, on a portal that knows some namespaces. */
function show(find: jest.Mock, options: { withoutForms?: boolean } = {}) {
  const api = fakeOperations({ requests: { findOnboardingNamespaces: find } });
  return renderInTestApp(
    <SWRConfig value={{ provider: () => new Map() }}>
      <h1>A page</h1>
      <RaiseQuota namespace="shop" />
      <RaiseQuota namespace="shop" />
      <RaiseQuota namespace="elsewhere" />
    </SWRConfig>,
    {
      mountedRoutes: options.withoutForms
        ? {}
        : { '/operations': rootRouteRef },
      apis: [[operationsApiRef, api]],
    },
  );
}

describe('the way to a larger quota', () => {
  it('is there for namespaces of the tree, each asked for once', async () => {
    const find = jest.fn(async (names: string[]) => ({
      names: names.filter(name => name === 'shop'),
    }));
    const { container } = show(find);
    const links = await screen.findAllByRole(
      'link',
      { name: 'Raise the quota of shop' },
      LONG,
    );
    expect(links).toHaveLength(2);
    expect(links[0]).toHaveAttribute(
      'href',
      '/operations/requests/new/quota?namespace=shop',
    );
    await waitFor(() => expect(find).toHaveBeenCalledTimes(2), LONG);
    expect(screen.getAllByRole('link')).toHaveLength(2);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('is not there as long as nobody says that the tree has it', async () => {
    const find = jest.fn(() => Promise.reject(new Error('Out of order')));
    show(find);
    await waitFor(() => expect(find).toHaveBeenCalled(), LONG);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('is not asked for where there are no forms', async () => {
    const find = jest.fn();
    show(find, { withoutForms: true });
    await screen.findByText('A page', {}, LONG);
    expect(find).not.toHaveBeenCalled();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
