import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect as expectSoon, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { fileInTree, gitLogOf } from './gitopsTree';
import { nodesOf } from './kubectl';
import { visiting } from './operationsApi';
import {
  approveAndMerge,
  filesOf,
  PROVED,
  send,
  untilProved,
} from './requestPages';
import { test } from './somebody';

failOnBrowserErrors();

const expect = expectSoon.configure({ timeout: 45_000 });

/** The cluster of the playground that nobody has registered. */
const CLUSTER = { name: 'ap-1', url: 'http://127.0.0.1:8152' } as const;

/** Into a field that makes suggestions; the next field is reached, and they are gone. */
async function write(page: Page, field: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field });
  await box.fill(text);
  await box.press('Tab');
}

test('a cluster comes from the page of the clusters to its first inventory, proved by git, kubectl and the API', async ({
  page,
  somebody,
}) => {
  test.setTimeout(2 * PROVED);
  const asker = await somebody('Linh Tran');
  await asker.goto('/operations/clusters');
  await asker.getByRole('link', { name: 'Register a cluster' }).click();
  await asker.getByLabel('Name of the cluster').fill(CLUSTER.name);
  await asker.getByLabel('Address of its API').fill(`${CLUSTER.url}/nowhere`);
  await write(asker, 'Who runs it', 'platform');
  await write(asker, 'Environment', 'production');
  const answer = asker.getByRole('region', { name: 'Does it answer?' });
  await expect(answer).toContainText('It does not answer the portal.');
  await asker.getByLabel('Address of its API').fill(CLUSTER.url);
  await expect(answer).toContainText('It answers the portal.');
  await expect(filesOf(asker)).toContainText(`${CLUSTER.name}.yaml`);
  await expectAccessible(asker);
  const key = await send(asker);

  const approver = await somebody('Kwame Mensah');
  await approveAndMerge(approver, key);
  await untilProved(asker);
  await expect(
    asker.getByRole('region', { name: 'How far it is' }),
  ).toContainText('First inventory');

  // Git, the cluster and the API say the same.
  expect(await gitLogOf(CLUSTER.name)).toContain(key);
  expect(await fileInTree('catalog/clusters/all.yaml')).toContain(
    `./${CLUSTER.name}.yaml`,
  );
  const nodes = await nodesOf(CLUSTER.name);
  expect(nodes.length).toBeGreaterThan(0);
  const clusters = await page.request.get('/api/operations/clusters', {
    headers: await visiting(page.request),
  });
  const { items } = await clusters.json();
  expect(
    items.find((each: { name: string }) => each.name === CLUSTER.name),
  ).toMatchObject({ state: 'watching', nodes: nodes.length });
  await page.goto('/operations/clusters');
  await expect(page.getByRole('link', { name: CLUSTER.name })).toBeVisible();
});
