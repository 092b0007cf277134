import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { CONTAINERS } from '../../../dev/clusters';
import { SCENARIOS } from '../../../dev/scenarios';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { incidentOf } from '../../__fixtures__/incidents';
import { serviceOf } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { entityOperationsContent, entityRollUpCard } from '../../plugin';

const LONG = { timeout: 10_000 };

const entityNamed = (name: string) =>
  CONTAINERS.find(entity => entity.metadata.name === name) as Entity;

function render(
  api: OperationsApi,
  entity: Entity,
  options: { card?: boolean; catalogApi?: typeof catalogApiRef.T } = {},
) {
  const listeners = new Set<(message: never) => void>();
  const app = renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      options.card ? entityRollUpCard : entityOperationsContent,
    ],
    apis: [
      [operationsApiRef, api],
      [
        catalogApiRef,
        options.catalogApi ?? catalogApiMock({ entities: CONTAINERS }),
      ],
      [
        signalApiRef,
        {
          subscribe: (_: string, onMessage: (message: never) => void) => {
            listeners.add(onMessage);
            return { unsubscribe: () => listeners.delete(onMessage) };
          },
        },
      ],
    ],
  });
  return {
    ...app,
    announce: (id: string, version: number) =>
      act(() =>
        listeners.forEach(tell =>
          tell({ changes: [{ id, version }] } as never),
        ),
      ),
  };
}

const headline = (name: RegExp | string) =>
  screen.findByRole('heading', { level: 2, name }, LONG);

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

const WORLD = [
  serviceOf('a', 'down', { system: 'system:default/shop' }),
  serviceOf('b', 'degraded', { system: 'system:default/money' }),
  serviceOf('c', 'healthy', {
    system: 'system:default/money',
    owner: 'group:default/shop-team',
  }),
  serviceOf('d', 'unknown', {
    system: 'system:default/platform',
    owner: 'group:default/others',
  }),
];

describe('the roll-up', () => {
  it('names the open incidents of what it contains, also on an overview', async () => {
    const listIncidents = jest.fn(async () => ({
      items: [incidentOf(12), incidentOf(13, { severity: 3 })],
      totalItems: 2,
    }));
    const api = { ...SCENARIOS.clusters(), listIncidents };
    const page = render(api, entityNamed('shop'));
    await headline('2 of 8 services are not well');
    expect(
      await screen.findByRole('region', { name: '2 incidents are open' }, LONG),
    ).toHaveTextContent(/SEV2.*INC-12.*SEV3.*INC-13/);
    expect(listIncidents).toHaveBeenCalledWith(
      expect.objectContaining({
        state: 'open',
        system: ['system:default/shop'],
      }),
    );
    page.unmount();
    render(api, entityNamed('shop'), { card: true });
    expect(
      await screen.findByRole('region', { name: '2 incidents are open' }, LONG),
    ).toBeVisible();
  });

  it('of a system: in words, as a bar with numbers, and the worst first', async () => {
    const { container } = render(SCENARIOS.clusters(), entityNamed('shop'));
    await headline('2 of 8 services are not well');
    const rows = await screen.findAllByRole('rowheader', undefined, LONG);
    expect(rows).toHaveLength(8);
    expect(
      screen
        .getAllByRole('row')
        .filter(row => /^\s*Down/.test(row.textContent ?? '')),
    ).toHaveLength(1);
    expect(screen.getByRole('list', { name: 'Services' })).toHaveTextContent(
      '1 Down 1 Degraded 6 Healthy',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('of a domain: with the systems of the domains below, each with its own numbers', async () => {
    const { container } = render(
      fakeOperations({ services: WORLD }),
      entityNamed('sales'),
    );
    await headline('2 of 3 services are not well');
    const systems = screen.getByRole('region', { name: 'Systems' });
    const [shop, money] = within(systems).getAllByRole('link');
    expect([shop.textContent, money.textContent]).toEqual(['shop', 'money']);
    expect(systems).toHaveTextContent('1 Down');
    expect(systems).toHaveTextContent('1 Degraded 1 Healthy');
    await waitFor(() =>
      expect(screen.getAllByRole('rowheader')).toHaveLength(3),
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('of a group: with the groups below it', async () => {
    render(fakeOperations({ services: WORLD }), entityNamed('everybody'));
    await headline('2 of 3 services are not well');
    const groups = screen.getByRole('region', { name: 'Groups' });
    expect(
      within(groups)
        .getAllByRole('listitem')
        .filter(item => within(item).queryByRole('link'))
        .map(item => within(item).getByRole('link').textContent),
    ).toEqual(['payments-team', 'everybody', 'money-people', 'shop-team']);
    expect(groups).toHaveTextContent('no service');
  });

  it('asks for more groups than the API takes at once in parts, and counts all', async () => {
    const refs = Array.from({ length: 120 }, (_, i) => `group:default/g${i}`);
    const services = refs.map((owner, index) =>
      serviceOf(`s${index}`, index === 110 ? 'down' : 'healthy', { owner }),
    );
    const api = fakeOperations({ services });
    const listServices = jest.fn(api.listServices);
    render(
      { ...api, listServices },
      {
        ...entityNamed('shop-team'),
        relations: refs.map(targetRef => ({ type: 'parentOf', targetRef })),
      },
    );
    await headline('1 of 120 services is not well');
    const rows = await screen.findAllByRole('rowheader', undefined, LONG);
    expect(rows[0]).toHaveTextContent('s110');
    expect(screen.getByText('120 services')).toBeVisible();
    for (const [query] of listServices.mock.calls) {
      expect(query?.owner?.length).toBeLessThanOrEqual(50);
    }
  });

  it('turns when a change is announced', async () => {
    const services = [serviceOf('a'), serviceOf('b')];
    const { announce } = render(
      fakeOperations({ services }),
      entityNamed('shop'),
    );
    await headline('Both services are well');
    await screen.findAllByRole('rowheader', undefined, LONG);
    services[0] = { ...serviceOf('a', 'down'), version: 2 };
    announce(services[0].id, 2);
    expect(await headline('1 of 2 services is not well')).toBeVisible();
  });

  it('counts what it knows where the catalog does not answer', async () => {
    render(fakeOperations({ services: WORLD }), entityNamed('sales'), {
      catalogApi: catalogApiMock.mock({
        getEntitiesByRefs: async () => {
          throw new Error('down');
        },
      }),
    });
    expect(
      await screen.findByText(
        'The catalog does not say what belongs here.',
        undefined,
        LONG,
      ),
    ).toBeVisible();
    // Only the shop is named by the domain itself.
    await headline('1 of 1 services is not well');
  });

  it.each([
    ['clusters', 'empty', /names it as spec.system/],
    ['clustersFailing', 'shop', /reports a problem: The database is locked/],
  ])('is designed for %s', async (scenario, name, words) => {
    const { container } = render(SCENARIOS[scenario](), entityNamed(name));
    expect(
      (await screen.findAllByText(words, undefined, LONG))[0],
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is on the overview as a card that leads to all of it', async () => {
    const { container } = render(
      fakeOperations({ services: WORLD }),
      entityNamed('sales'),
      { card: true },
    );
    expect(
      await screen.findByText('2 of 3 services are not well', undefined, LONG),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Show its operations' }),
    ).toHaveAttribute('href', expect.stringMatching(/\/operations$/));
    expect(await axe(container)).toHaveNoViolations();
  });
});

describe('the Operations content of a system that is operated itself', () => {
  it('shows both its own operation and what it contains', async () => {
    const shop = entityNamed('shop');
    render(
      fakeOperations({
        services: [
          ...WORLD,
          { ...serviceOf('shop'), entityRef: 'system:default/shop' },
        ],
      }),
      {
        ...shop,
        metadata: {
          ...shop.metadata,
          annotations: { 'operate-first.io/probe-url': 'https://example.com' },
        },
      },
    );
    expect(await headline(/^Healthy for/)).toBeVisible();
    expect(await headline(/services is not well$/)).toBeVisible();
  });
});
