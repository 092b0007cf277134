import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { SCENARIOS } from '../../../dev/scenarios';
import {
  clusterOf,
  failingCluster,
  unwatchableCluster,
} from '../../__fixtures__/clusters';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { problem, serviceOf } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };

function render(api: OperationsApi, path = '/operations/clusters') {
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [[operationsApiRef, api]],
  });
}

const headline = (name: RegExp | string) =>
  screen.findByRole('heading', { level: 2, name }, LONG);
const namesShown = () =>
  screen
    .getAllByRole('rowheader')
    .map(header => within(header).getByRole('link').textContent);

describe('the page of clusters', () => {
  it('says what is wrong in a sentence, and lists what is not well first', async () => {
    const { container } = render(
      fakeOperations({ clusters: [clusterOf('us-1'), failingCluster('eu-1')] }),
    );
    await headline(
      /^1 of 2 clusters is not well: eu-1 does not answer within 10 s, since \d\d:\d\d$/,
    );
    expect(namesShown()).toEqual(['eu-1', 'us-1']);
    const row = screen.getByRole('row', { name: /^eu-1/ });
    expect(row).toHaveTextContent('Failing (12 min). eu-1 does not answer');
    expect(row).toHaveTextContent('Check that it runs');
    expect(within(row).getByRole('img', { name: /^Unknown/ })).toBeVisible();

    const well = screen.getByRole('row', { name: /^us-1/ });
    expect(well).toHaveTextContent('v1.36.0');
    expect(well).toHaveTextContent('3 of 3');
    expect(well).toHaveTextContent('7.25 of 12 requested');
    expect(well).toHaveTextContent('18.5 of 45 requested');
    expect(well).toHaveTextContent('2.1 used');
    expect(
      within(
        within(well).getByRole('list', { name: 'Services in us-1' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(2);
    expect(
      within(well).getByRole('link', { name: '13 services us-1' }),
    ).toHaveAttribute('href', '/operations?cluster=us-1');
    expect(within(well).getByRole('link', { name: 'us-1' })).toHaveAttribute(
      'href',
      '/operations/clusters/us-1',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('counts nodes that are not ready, and knows nothing of what nobody may watch', async () => {
    render(
      fakeOperations({
        clusters: [
          clusterOf('us-1', { nodesReady: 2 }),
          unwatchableCluster('hosted'),
        ],
      }),
    );
    await headline(
      '1 of 2 clusters is not well: 1 of 3 nodes of us-1 is not ready; 1 cannot be watched',
    );
    const row = screen.getByRole('row', { name: /^hosted/ });
    expect(row).toHaveTextContent('Make a service account in hosted');
    expect(row).toHaveTextContent('not known');
    expect(row).not.toHaveTextContent(/\d of \d/);
    expect(row.querySelector('[data-mark="healthy"]')).toBeNull();
  });

  it('moves no row that is being read', async () => {
    const clusters = [clusterOf('a'), clusterOf('b')];
    render(fakeOperations({ clusters }));
    await headline('Both clusters are well');
    await userEvent.hover(screen.getByRole('table'));
    clusters[1] = failingCluster('b');
    await waitFor(
      () =>
        expect(screen.getByRole('row', { name: /^b/ })).toHaveTextContent(
          'Failing',
        ),
      { timeout: 20_000 },
    );
    expect(namesShown()).toEqual(['a', 'b']);
    await userEvent.unhover(screen.getByRole('table'));
    await waitFor(() => expect(namesShown()).toEqual(['b', 'a']));
  });

  it('shows 200 clusters', async () => {
    render(SCENARIOS.clustersMany());
    await headline(/^\d+ of 200 clusters are not well: region-004 does not/);
    expect(screen.getAllByRole('rowheader')).toHaveLength(200);
  });

  it.each([
    ['clustersEmpty', /Add clusters to the kubernetes section of app-config/],
    ['clustersFailing', /reports a problem: The database is locked/],
  ])('is designed for %s', async (scenario, words) => {
    const { container } = render(SCENARIOS[scenario]());
    expect(await screen.findByText(words, undefined, LONG)).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is found from the organisation’s page', async () => {
    render(
      fakeOperations({
        services: [serviceOf('a')],
        clusters: [clusterOf('us-1'), failingCluster('eu-1')],
      }),
      '/operations',
    );
    expect(
      await screen.findByRole(
        'link',
        { name: '1 of 2 clusters is not well' },
        LONG,
      ),
    ).toHaveAttribute('href', '/operations/clusters');
  });

  it('says of a refusal that it is one', async () => {
    render({
      ...fakeOperations(),
      listClusters: async () => {
        throw problem(403, 'No.');
      },
    });
    expect(
      await screen.findByText(
        /Clusters are not shown to everybody here/,
        undefined,
        LONG,
      ),
    ).toBeVisible();
  });
});
