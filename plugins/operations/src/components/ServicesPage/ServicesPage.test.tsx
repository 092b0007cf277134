import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  OperationsApi,
  OperationsSignal,
  Service,
} from '@operate-first/plugin-operations-common';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { useLocation } from 'react-router-dom';
import { AppRootElementBlueprint } from '@backstage/frontend-plugin-api';
import { SCENARIOS } from '../../../dev/scenarios';
import { clusterOf, failingCluster } from '../../__fixtures__/clusters';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import {
  observationOf,
  serviceOf,
  sourceOf,
} from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}

function render(api: OperationsApi, path = '/operations') {
  const listeners = new Set<(message: never) => void>();
  const app = renderTestApp({
    extensions: [
      operationsPage,
      AppRootElementBlueprint.make({
        name: 'address',
        params: { element: <Address /> },
      }),
    ],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [operationsApiRef, api],
      [
        signalApiRef,
        {
          subscribe: (
            _channel: string,
            onMessage: (message: never) => void,
          ) => {
            listeners.add(onMessage);
            return { unsubscribe: () => listeners.delete(onMessage) };
          },
        },
      ],
    ],
  });
  const send = (signal: OperationsSignal) =>
    act(() => listeners.forEach(tell => tell(signal as never)));
  return {
    ...app,
    announce: (service: Service) =>
      send({ changes: [{ id: service.id, version: service.version }] }),
    announceClusters: (clustersVersion: number) =>
      send({ changes: [], clustersVersion }),
  };
}

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

const address = () => screen.getByRole('status', { name: 'address' });
const namesShown = () =>
  screen
    .getAllByRole('rowheader')
    .map(header => within(header).getByRole('link').textContent);

describe('the organisation’s page', () => {
  it('counts open incidents in its headline, and leads to them', async () => {
    const api = SCENARIOS.alerts();
    render({
      ...api,
      getIncidentFacets: async () => ({
        ...(await api.getIncidentFacets()),
        state: [
          { value: 'open', count: 1 },
          { value: 'resolved', count: 7 },
        ],
      }),
    });
    const headline = await screen.findByRole(
      'heading',
      { name: /^1 of 2 services is not well; one incident; / },
      LONG,
    );
    expect(
      within(headline).getByRole('link', { name: 'one incident' }),
    ).toHaveAttribute('href', '/operations/incidents');
  });

  it('answers in words and lists the worst first', async () => {
    const { container } = render(SCENARIOS.usual());
    expect(
      await screen.findByRole(
        'heading',
        {
          level: 2,
          name: '3 of 24 services are not well, 1 is unknown; 1 source is failing',
        },
        LONG,
      ),
    ).toBeVisible();
    const rows = await screen.findAllByRole('rowheader');
    expect(within(rows[1]).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/payments/operations',
    );
    expect(namesShown().slice(0, 4)).toEqual([
      'checkout',
      'payments',
      'ledger',
      'loyalty',
    ]);
    expect(
      screen.getByRole('columnheader', { name: 'Health' }),
    ).toHaveAttribute('aria-sort', 'descending');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says which filters of the address match nothing, and removes them', async () => {
    render(
      SCENARIOS.usual(),
      '/operations?health=degraded&owner=xyz&cluster=nowhere&cluster=eu-1',
    );
    const unread = await screen.findByRole(
      'button',
      { name: /^Filter owner=xyz matches nothing and is left out/ },
      LONG,
    );
    const unmatched = await screen.findByRole(
      'button',
      { name: /^Filter cluster=nowhere matches nothing: remove/ },
      LONG,
    );
    expect(address()).toHaveTextContent('owner=xyz');
    await userEvent.click(unread);
    await userEvent.click(unmatched);
    await waitFor(() => expect(unmatched).not.toBeInTheDocument());
    expect(address()).not.toHaveTextContent(/xyz|nowhere/);
    expect(address()).toHaveTextContent('cluster=eu-1');
  });

  it('keeps filters and order in the address, and takes them from there', async () => {
    render(
      SCENARIOS.usual(),
      '/operations?health=degraded&sort=name&order=asc',
    );
    await screen.findAllByRole('rowheader', undefined, LONG);
    expect(namesShown()).toEqual(['checkout', 'ledger', 'payments']);

    await userEvent.click(screen.getByRole('button', { name: /^Unknown/ }));
    await waitFor(() => expect(namesShown()).toHaveLength(4));
    expect(address()).toHaveTextContent('health=degraded');
    expect(address()).toHaveTextContent('health=unknown');

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search services' }),
      'led',
    );
    await waitFor(() => expect(namesShown()).toEqual(['ledger']));
    expect(address()).toHaveTextContent('text=led');

    await userEvent.click(screen.getByRole('button', { name: 'Service' }));
    await waitFor(() => expect(address()).toHaveTextContent('order=desc'));

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear all filters' }),
    );
    await waitFor(() => expect(namesShown().length).toBeGreaterThan(4));
    expect(address()).toHaveTextContent('/operations?sort=name&order=desc');
  });

  it('follows what can be meant of an address, and drops from it what it neither follows nor tells', async () => {
    render(
      SCENARIOS.usual(),
      '/operations?owner=nobody&system=x&health=purple&health=degraded&sort=evil&order=up&mine=1',
    );
    await screen.findAllByRole('rowheader', undefined, LONG);
    expect(namesShown().sort()).toEqual(['checkout', 'ledger', 'payments']);
    await waitFor(() =>
      expect(address()).toHaveTextContent(
        /^\/operations\?owner=nobody&system=x&mine=1&health=degraded&health=purple$/,
      ),
    );
  });

  it('offers no filter that has no values', async () => {
    render(fakeOperations({ services: [serviceOf('a')] }));
    await screen.findAllByRole('rowheader', undefined, LONG);
    const filters = within(screen.getByRole('search'));
    expect(
      await filters.findByRole('button', { name: /Environment/ }),
    ).toBeVisible();
    expect(
      filters.queryByRole('button', { name: /Cluster/ }),
    ).not.toBeInTheDocument();
  });

  it('says of a page that is not there that it is not', async () => {
    render(SCENARIOS.usual(), '/operations/nosuch');
    expect(
      await screen.findByText(/404|not found/i, undefined, LONG),
    ).toBeVisible();
  });

  it('filters by owner, and says so when nothing is left', async () => {
    render(SCENARIOS.usual());
    await screen.findAllByRole('rowheader', undefined, LONG);
    const filters = screen.getByRole('search');
    await userEvent.click(
      within(filters).getByRole('button', { name: /Owner/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /shop-team/ }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(address()).toHaveTextContent('owner=group%3Adefault%2Fshop-team'),
    );
    await userEvent.type(screen.getByRole('searchbox'), 'no such thing');
    expect(
      await screen.findByText('No service matches these filters'),
    ).toBeVisible();
  });

  it('renews what has changed, and moves no row that is being read', async () => {
    const services = ['a', 'b', 'c'].map(name => serviceOf(name));
    const { announce } = render(fakeOperations({ services }));
    await screen.findAllByRole('rowheader', undefined, LONG);

    await userEvent.hover(screen.getByRole('table'));
    services[2] = { ...serviceOf('c', 'down'), version: 2 };
    announce(services[2]);
    expect(
      await screen.findByRole('heading', {
        name: /1 of 3 services is not well/,
      }),
    ).toBeVisible();
    expect(await screen.findByText('1 row changed place')).toBeVisible();
    expect(namesShown()).toEqual(['a', 'b', 'c']);
    expect(screen.getByRole('row', { name: /Down c/ })).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Reorder' }));
    expect(namesShown()).toEqual(['c', 'a', 'b']);
    expect(screen.queryByText(/changed place/)).not.toBeInTheDocument();
  });

  it('says at once that a cluster is cut off, and which source fails by it', async () => {
    const clusters = [clusterOf('us-1'), clusterOf('eu-1')];
    const sources = [sourceOf()];
    const api = fakeOperations({
      services: [serviceOf('a')],
      clusters,
      sources,
    });
    const listClusters = jest.fn(api.listClusters);
    const { announceClusters } = render({ ...api, listClusters });
    await screen.findByRole('link', { name: 'Both clusters are well' }, LONG);
    // What may have been announced before the socket was open has been asked for.
    await waitFor(() => expect(listClusters).toHaveBeenCalledTimes(2), LONG);

    clusters[1] = failingCluster('eu-1');
    sources[0] = { ...sourceOf(), state: 'failing' };
    announceClusters(2);
    expect(
      await screen.findByRole(
        'link',
        { name: '1 of 2 clusters is not well' },
        LONG,
      ),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: '1 source is failing' }, LONG),
    ).toBeVisible();
  });

  it('draws of a thousand rows only those that are seen, and loads by scrolling', async () => {
    const services = Array.from({ length: 1000 }, (_, index) =>
      serviceOf(`s${String(index).padStart(4, '0')}`),
    );
    const api = fakeOperations({ services });
    const listServices = jest.fn(api.listServices);
    render({ ...api, listServices });
    await screen.findAllByRole('rowheader', undefined, LONG);
    expect(screen.getAllByRole('rowheader').length).toBeLessThan(60);
    expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '1001');
    expect(screen.getByText('200 of 1,000 services loaded')).toBeVisible();
    expect(listServices).toHaveBeenCalledTimes(1);

    const scroller = screen.getByRole('table').parentElement as HTMLElement;
    fireEvent.scroll(scroller, { target: { scrollTop: 180 * 45 } });
    expect(
      await screen.findByText('400 of 1,000 services loaded'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 's0180' })).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 's0000' }),
    ).not.toBeInTheDocument();
  });

  it('marks what is stale and names the healthy by a quiet word', async () => {
    render(
      fakeOperations({
        services: [
          serviceOf('old', 'unknown', {
            observations: [observationOf('healthy', { stale: true })],
          }),
        ],
      }),
    );
    const row = await screen.findByRole('row', { name: /Unknown old/ }, LONG);
    expect(
      within(row).getByRole('img', { name: 'Healthy, stale' }),
    ).toBeVisible();
  });

  it.each([
    ['empty', 'No services yet'],
    ['failing', /reports a problem: The database is locked/],
  ])('is designed where it is %s', async (scenario, words) => {
    const { container } = render(SCENARIOS[scenario]());
    expect(await screen.findByText(words, undefined, LONG)).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('has the shape of a table while it loads', async () => {
    const { container } = render(SCENARIOS.loading());
    expect(await screen.findByRole('table', undefined, LONG)).toHaveAttribute(
      'aria-busy',
      'true',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('keeps the last values where the API stops answering, and says how old they are', async () => {
    let broken = false;
    const services = [serviceOf('a')];
    const api = fakeOperations({ services });
    const { announce } = render({
      ...api,
      listServices: (...args) =>
        broken
          ? Promise.reject(new TypeError('Failed to fetch'))
          : api.listServices(...args),
    });
    await screen.findAllByRole('rowheader', undefined, LONG);
    broken = true;
    announce({ ...services[0], version: 2 });
    expect(
      await screen.findByText('The operations API does not answer.'),
    ).toBeVisible();
    expect(screen.getByText(/What you see is as of \d\d:\d\d/)).toBeVisible();
    expect(namesShown()).toEqual(['a']);
  });
});

describe('the page of sources', () => {
  it('puts the state of each into words, with what to do', async () => {
    const { container } = render(
      fakeOperations({
        sources: [
          sourceOf(),
          sourceOf({
            id: 'b',
            title: 'Prometheus',
            state: 'failing',
            message: 'It does not answer. Check that it runs.',
          }),
        ],
      }),
      '/operations/sources',
    );
    expect(
      await screen.findByRole('row', { name: /Prometheus Failing/ }, LONG),
    ).toHaveTextContent('Check that it runs.');
    expect(await axe(container)).toHaveNoViolations();
  });
});
