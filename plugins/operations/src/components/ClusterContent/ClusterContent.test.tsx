import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { SCENARIOS } from '../../../dev/scenarios';
import {
  clusterDetailOf,
  clusterOf,
  failingCluster,
  RBAC_RULE,
  unwatchableCluster,
} from '../../__fixtures__/clusters';
import { fakeOperations } from '../../__fixtures__/fakeOperations';
import { observationOf, serviceOf } from '../../__fixtures__/operations';
import { operationsApiRef } from '../../api/operationsApiRef';
import { entityClusterContent, operationsPage } from '../../plugin';

const LONG = { timeout: 10_000 };

function render(api: OperationsApi, name = 'eu-1') {
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [`/operations/clusters/${name}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [[operationsApiRef, api]],
  });
}

const resource = (type: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'europe', namespace: 'default' },
  spec: { type },
});

function renderEntity(api: OperationsApi, type = 'kubernetes-cluster') {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: resource(type) }),
      entityClusterContent,
    ],
    apis: [[operationsApiRef, api]],
  });
}

const headline = (name: RegExp | string) =>
  screen.findByRole('heading', { level: 2, name }, LONG);
const panel = (name: string) => screen.findByRole('region', { name }, LONG);

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

describe('the page of a cluster', () => {
  it('answers, and shows nodes, capacity and quotas with their numbers', async () => {
    const { container } = render(
      fakeOperations({ clusters: [clusterOf('eu-1')] }),
    );
    const strip = (await headline(/^Well, watched for 3 h$/)).closest(
      'section',
    );
    expect(strip).toHaveTextContent('Version v1.36.0');
    expect(strip).toHaveTextContent('3 of 3 nodes ready');

    const capacity = await panel('Capacity');
    expect(capacity).toHaveTextContent('60 % requested');
    expect(capacity).toHaveTextContent('7.25 of 12 cores requested, 2.1 used');
    expect(capacity).toHaveTextContent('41 of 330');
    const cpu = within(capacity).getByRole('region', { name: 'CPU' });
    expect(
      within(cpu)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['node-292 %', 'node-160 %', 'node-360 %']);
    await userEvent.click(within(cpu).getByText('The numbers'));
    expect(
      within(cpu).getByRole('row', { name: 'node-1 0.7 2.4 4 4.2' }),
    ).toBeVisible();

    const nodes = await panel('Nodes');
    expect(
      within(nodes).getByRole('row', { name: /^node-3/ }),
    ).toHaveTextContent('Ready, takes no new pods');
    const quotas = await panel('Quotas, fullest first');
    expect(
      within(quotas)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.lastElementChild?.textContent),
    ).toEqual(['100 %', '92 %', '37 %', '20 %', 'none allowed']);
    expect(quotas).toHaveTextContent(
      '2 more quotas are in namespaces where you may see no service.',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('gives the rule to copy for what we may not see', async () => {
    // jsdom copies nothing; what is selected is what a browser would copy.
    let copied = '';
    Object.assign(document, {
      execCommand: () => {
        copied = document.getSelection()?.toString() ?? '';
        return true;
      },
    });
    render(fakeOperations({ clusters: [clusterOf('eu-1')] }));
    const watch = await panel('How we watch it');
    expect(watch).toHaveTextContent('1 of 4 kinds it serves is not watched.');
    const rows = within(watch).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      'Forbidden. No permission to list horizontal pod autoscalers in eu-1.',
    );
    expect(rows[2]).toHaveTextContent('Not served');
    await userEvent.click(
      within(rows[1]).getByRole('button', { name: /^Copy the rule for hor/ }),
    );
    expect(copied).toBe(RBAC_RULE);
    expect(
      within(rows[1]).getByRole('button', { name: 'Copied' }),
    ).toBeVisible();
  });

  it('names nodes that are not ready before all others', async () => {
    render(
      fakeOperations({ clusters: [clusterOf('eu-1', { nodesReady: 2 })] }),
    );
    await headline('1 of 3 nodes is not ready');
    const nodes = await panel('Nodes');
    expect(within(nodes).getAllByRole('row')[1]).toHaveTextContent(
      /^node-3 Not ready, takes no new pods, its kubelet does not report/,
    );
  });

  it('shows the last known of a cluster that does not answer, with its age, reason and remedy', async () => {
    const { container } = render(
      fakeOperations({ clusters: [failingCluster('eu-1')] }),
    );
    const strip = (
      await headline(/^Not seen since .*\d\d:\d\d \(12 min\)$/)
    ).closest('section');
    expect(strip).toHaveTextContent(
      /eu-1 does not answer within 10 s. Check that it runs.*Figures as of \d\d:\d\d\..*last answer 12 min/,
    );
    const capacity = await panel('Capacity');
    expect(capacity).toHaveTextContent('60 % requested');
    expect(capacity.querySelector('[data-stale]')).not.toBeNull();
    const services = await panel('Services on it');
    expect(services.querySelector('[data-old]')).not.toBeNull();
    expect(services).toHaveTextContent(
      /Their health in this cluster:.*9 Unknown.*Their health as a whole/,
    );
    expect(
      screen.getAllByRole('status').map(({ textContent }) => textContent),
    ).toContain('eu-1: Failing, 3 of 3 nodes ready.');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('draws no figure for a cluster that nobody may watch', async () => {
    const { container } = render(
      fakeOperations({ clusters: [unwatchableCluster('eu-1')] }),
    );
    const strip = (
      await headline('Cannot be watched without an account')
    ).closest('section');
    expect(strip).toHaveTextContent('Make a service account in eu-1');
    expect(strip).toHaveTextContent('It was never seen');
    expect(await panel('Capacity')).toHaveTextContent('No figure of its nodes');
    expect(await panel('Capacity')).not.toHaveTextContent('%');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lists the services on it, and only those, in the order that is asked for', async () => {
    const at = (name: string, cluster: string) =>
      serviceOf(name, name === 'b' ? 'down' : 'healthy', {
        observations: [
          observationOf('healthy', {
            scope: { environment: 'production', cluster },
          }),
        ],
      });
    render(
      fakeOperations({
        clusters: [clusterOf('eu-1')],
        services: [at('a', 'eu-1'), at('b', 'eu-1'), at('c', 'us-1')],
      }),
    );
    const services = await panel('Services on it');
    const names = () =>
      within(services)
        .getAllByRole('rowheader')
        .map(header => header.textContent);
    await waitFor(() => expect(names()).toEqual(['b', 'a']));
    expect(
      within(services).getByRole('list', {
        name: 'Their health in this cluster',
      }),
    ).toHaveTextContent('1 Degraded 12 Healthy');
    await userEvent.click(
      within(services).getByRole('button', { name: 'Service' }),
    );
    await waitFor(() => expect(names()).toEqual(['a', 'b']));
  });

  it('draws of a thousand nodes the first, and the rest when they are wanted', async () => {
    render(SCENARIOS.clustersMany(), 'region-001');
    await headline('2 of 1,000 nodes are not ready');
    const nodes = await panel('Nodes');
    expect(within(nodes).getAllByRole('rowheader')).toHaveLength(50);
    expect(await panel('Capacity')).toHaveTextContent(
      'the 20 fullest of 1,000',
    );
    await userEvent.click(
      within(nodes).getByRole('button', { name: 'Show all 1,000' }),
    );
    expect(within(nodes).getAllByRole('rowheader')).toHaveLength(1000);
  });

  it('says of a cluster that is not configured that it is not', async () => {
    const { container } = render(fakeOperations(), 'nosuch');
    expect(
      await screen.findByText(
        'Operations does not know this cluster.',
        undefined,
        LONG,
      ),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('reads names with slashes from the address', async () => {
    render(
      fakeOperations({ clusters: [clusterOf('arn:aws:cluster/eu')] }),
      encodeURIComponent('arn:aws:cluster/eu'),
    );
    expect(
      await screen.findByRole(
        'heading',
        { level: 1, name: 'arn:aws:cluster/eu' },
        LONG,
      ),
    ).toBeVisible();
    await headline(/^Well/);
  });
});

describe('the Cluster content of a Resource', () => {
  it('finds the cluster that names the Resource as its own', async () => {
    renderEntity(
      fakeOperations({
        clusters: [
          clusterOf('eu-1', {
            entityRef: 'resource:default/europe',
            version: 'v1.35.9',
          }),
          clusterOf('europe'),
        ],
        clusterDetails: {
          europe: clusterDetailOf(failingCluster('europe')),
        },
      }),
    );
    const strip = (await headline(/^Well/)).closest('section');
    expect(strip).toHaveTextContent('v1.35.9');
  });

  it('is on no other Resource', async () => {
    renderEntity(fakeOperations({ clusters: [clusterOf('europe')] }), 'queue');
    await screen.findByTestId('empty-entity-page', undefined, LONG);
    expect(screen.queryByText(/^Well/)).not.toBeInTheDocument();
  });
});
