import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect as expectSoon } from '@playwright/test';
import { expectAccessible } from './accessible';
import { serverOf } from './clusters';
import { fileInTree } from './gitopsTree';
import { namespaceIn, quotaOf } from './kubectl';
import { filesOf, PROVED, send, untilProved } from './requestPages';
import { test } from './somebody';

failOnBrowserErrors();

const ASKER = { name: 'Linh Tran', team: 'journeys' };
const CLUSTER = 'eu-1';

const expect = expectSoon.configure({ timeout: 45_000 });

/** Nothing else is called like this, and an attempt before has not been, either. */
const nameFor = (what: string) => `${what}-${Date.now().toString(36)}`;

/** A pod of nobody's that takes most of a small quota. */
async function fill(namespace: string): Promise<void> {
  const limits = { cpu: '480m', memory: '1Gi' };
  const response = await fetch(
    `${serverOf(CLUSTER)}/api/v1/namespaces/${namespace}/pods`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'filler' },
        spec: {
          containers: [
            {
              name: 'filler',
              image: 'git.example.org/marram/filler:1.0.0',
              resources: { limits, requests: limits },
            },
          ],
        },
      }),
    },
  );
  expect(response.status, await response.text()).toBe(201);
}

test.describe('the life of a namespace', () => {
  test.setTimeout(3 * PROVED);

  test('a namespace alone, and more room where the cluster says that it is full', async ({
    somebody,
  }) => {
    const name = nameFor('lab');
    const asker = await somebody(ASKER.name);
    await asker.goto('/operations/clusters');
    await asker
      .getByRole('link', { name: 'Ask for a namespace' })
      .first()
      .click();
    await asker.waitForURL(/\/operations\/requests\/new\/namespace/);
    const filled = new URLSearchParams({
      team: ASKER.team,
      name,
      environment: 'production',
      clusters: CLUSTER,
      quota: 'x-small',
    });
    await asker.goto(`/operations/requests/new/namespace?${filled}`);
    await expect(filesOf(asker)).toContainText('namespace.yaml');
    await send(asker);
    await untilProved(asker);
    expect(await namespaceIn(CLUSTER, name)).toBeDefined();
    expect(await quotaOf(CLUSTER, name)).toMatchObject({
      'limits.cpu': '500m',
    });

    await fill(name);
    await asker.goto(`/operations/clusters/${CLUSTER}`);
    await asker
      .getByRole('link', { name: `Raise the quota of ${name}` })
      .first()
      .click();
    await asker.waitForURL(
      new RegExp(`/operations/requests/new/quota\\?namespace=${name}`),
    );
    await asker.goto(`${asker.url()}&tier=small`);
    await expect(
      asker.getByRole('region', { name: 'Use over 30 days' }),
    ).toContainText('limits.cpu');
    await expectAccessible(asker);
    await expect(filesOf(asker)).toContainText('kustomization.yaml');
    await send(asker);
    await untilProved(asker);
    expect(await quotaOf(CLUSTER, name)).toMatchObject({
      'limits.cpu': '1',
      'limits.memory': '4Gi',
    });
    const list = await fileInTree(
      `cluster-scope/base/core/namespaces/${name}/kustomization.yaml`,
    );
    expect(list).toContain('resourcequotas/small');
    expect(list).not.toContain('x-small');
  });
});
