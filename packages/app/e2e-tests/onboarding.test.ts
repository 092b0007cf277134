import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import {
  APIRequestContext,
  expect as expectSoon,
  Page,
} from '@playwright/test';
import { expectAccessible } from './accessible';
import { ClusterName } from './clusters';
import {
  changeOf,
  fileInTree,
  gitLogOf,
  pushService,
  writeInTree,
} from './gitopsTree';
import { namespaceIn, quotaOf, runningPods } from './kubectl';
import { visiting } from './operationsApi';
import { test } from './somebody';

failOnBrowserErrors();

const ASKER = { name: 'Linh Tran', team: 'journeys' };
const APPROVER = { name: 'Kwame Mensah' };

const expect = expectSoon.configure({ timeout: 45_000 });
/** From the form to the proof, on a machine that does other things, too. */
const PROVED = 180_000;

/** Nothing else is called like this, and an attempt before has not been, either. */
const nameFor = (what: string) => `${what}-${Date.now().toString(36)}`;

const request = (page: Page) =>
  page.getByRole('region', { name: 'How far it is' });

/** Sends the form that is filled in, and waits for the request that it becomes. */
async function send(page: Page): Promise<{ key: string; sentAt: number }> {
  const files = page.getByRole('list', { name: 'Files of the change' });
  await expect(files).toContainText('namespace.yaml');
  const button = page.getByRole('button', { name: 'Send the request' });
  await expect(button).toBeEnabled();
  const sentAt = Date.now();
  await button.click();
  await page.waitForURL(/\/operations\/requests\/REQ-\d+$/, {
    timeout: PROVED,
  });
  const [key] = /REQ-\d+/.exec(page.url()) ?? [];
  return { key: String(key), sentAt };
}

async function untilProved(page: Page): Promise<void> {
  await expect(
    page.getByText(/^From the request to the proof it took/),
  ).toBeVisible({ timeout: PROVED });
}

/** Where a request puts things, as the API tells a visitor. */
async function placesOf(
  api: APIRequestContext,
  key: string,
): Promise<Array<{ cluster: ClusterName; namespace: string }>> {
  const answer = await api.get(`/api/operations/requests/${key}`, {
    headers: await visiting(api),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).places;
}

/** The page that shows everybody how a service is. */
async function expectGreen(page: Page, name: string): Promise<void> {
  await page.goto(`/catalog/default/component/${name}/operations`);
  await expect(
    page.getByRole('main').getByText('Healthy').first(),
  ).toBeVisible();
}

/** A namespace with its owner and quota, in which the service runs: by kubectl, whatever the pages say. */
async function expectInCluster(
  cluster: ClusterName,
  namespace: string,
  of: { service: string; key: string },
): Promise<void> {
  const found = await namespaceIn(cluster, namespace);
  expect(found?.metadata.annotations).toMatchObject({
    'operate-first.io/owner': `group:default/${ASKER.team}`,
    'operate-first.io/request': expectSoon.stringMatching(of.key),
  });
  const quota = await quotaOf(cluster, namespace);
  expect(Object.keys(quota)).toEqual(
    expectSoon.arrayContaining(['limits.cpu', 'limits.memory']),
  );
  expect(await runningPods(cluster, namespace, of.service)).toBeGreaterThan(0);
}

/** What the portal has written into the tree of a service is read in place, and is not sent away to its address. */
async function expectRunbooks(page: Page, name: string): Promise<void> {
  const card = page.getByRole('region', { name: 'Runbooks', exact: true });
  await expect(card).not.toContainText('git.example.org');
  const link = card.getByRole('link', {
    name: `The error budget of ${name} burns`,
  });
  // They are read once the catalog has the service.
  await expect(link).toBeVisible();
  await link.click();
  await expect(
    page.getByRole('article', { name: 'Text of the runbook' }),
  ).toContainText('Open the SLO: which answers are bad');
  await expectAccessible(page);
}

/** What the API tells a visitor of a service. */
async function healthOf(api: APIRequestContext, name: string) {
  const answer = await api.get(
    `/api/operations/services/component/default/${name}`,
    { headers: await visiting(api) },
  );
  expect(answer.ok(), await answer.text()).toBe(true);
  const { health } = await answer.json();
  return health.status;
}

test.describe('onboarding', () => {
  test.setTimeout(3 * PROVED);

  test('visitors fill the form in and see what it would change; who sends it signs in', async ({
    page,
  }) => {
    await page.goto(
      `/operations/onboard?service=${nameFor('idea')}&team=${ASKER.team}`,
    );
    await expect(
      page.getByRole('list', { name: 'Files of the change' }),
    ).toContainText('catalog-info.yaml');
    await expect(
      page.getByRole('link', { name: 'Sign in to send' }),
    ).toBeVisible();
    await expect(
      page.getByRole('button', { name: 'Send the request' }),
    ).toHaveCount(0);
    await expectAccessible(page);
  });

  test('a new service comes from a form to its green page, and is completed later, proved by git, kubectl and the API', async ({
    page,
    somebody,
  }) => {
    const name = nameFor('parcels');
    const asker = await somebody(ASKER.name);
    await asker.goto(`/operations/onboard?service=${name}&team=${ASKER.team}`);
    const { key, sentAt } = await send(asker);
    await untilProved(asker);
    await expectGreen(page, name);
    // 90 seconds are promised. A figure and no assertion: it is also how busy the machine is.
    test.info().annotations.push({
      type: 'from the form to a green page',
      description: `${Math.round((Date.now() - sentAt) / 1000)} s`,
    });
    await expect(page.getByText(key)).toBeVisible();
    await expectRunbooks(page, name);
    for (const stage of ['Merged', 'Synced', 'Healthy', 'Observed']) {
      await expect(request(asker)).toContainText(stage);
    }
    await expectAccessible(asker);

    // Git, the cluster and the API say the same, whatever the page says.
    expect(await gitLogOf(name)).toMatch(
      new RegExp(`${key}[\\s\\S]*services/${name}/catalog-info.yaml`),
    );
    const places = await placesOf(page.request, key);
    expect(places).toHaveLength(1);
    const [{ cluster }] = places;
    await expectInCluster(cluster, name, { service: name, key });
    expect(await healthOf(page.request, name)).toBe('healthy');

    // The same service again, with one more namespace on another cluster: what is there stays as it is, and as somebody has edited it.
    const entity = `services/${name}/catalog-info.yaml`;
    await writeInTree(entity, '# Ask us before you change this.');
    const more = `${name}-two`;
    const other = cluster === 'eu-1' ? 'us-1' : 'eu-1';
    const filled = new URLSearchParams({
      service: name,
      repository: `https://git.example.org/marram/${name}`,
      team: ASKER.team,
      namespace: more,
      cluster: other,
      environment: 'production',
      quota: 'x-small',
    });
    await asker.goto(`/operations/onboard?${filled}`);
    const again = await send(asker);
    expect(again.key).not.toBe(key);
    await untilProved(asker);
    await expectGreen(page, name);
    await expect(page.getByText(again.key)).toBeVisible();
    await expectInCluster(other, more, { service: name, key: again.key });
    await expectInCluster(cluster, name, { service: name, key });
    expect(await fileInTree(entity)).toContain('# Ask us before you change');
    const changed = await changeOf(again.key);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter(({ removed }) => removed > 0)).toEqual([]);
    expect(await healthOf(page.request, name)).toBe('healthy');
  });

  test('a service that has a repository already comes, too; what is large waits for somebody else', async ({
    page,
    somebody,
  }) => {
    const name = nameFor('ledger');
    await pushService(name);
    const asker = await somebody(ASKER.name);
    const filled = new URLSearchParams({
      repository: `https://git.example.org/marram/${name}`,
      team: ASKER.team,
      cluster: 'us-1',
      environment: 'production',
      quota: 'medium',
    });
    await asker.goto(`/operations/onboard?${filled}`);
    const { key } = await send(asker);
    const review = asker.getByRole('region', { name: 'Approval' });
    await expect(review).toContainText('platform');
    // Nobody approves what they have asked for.
    await expect(review.getByRole('button', { name: 'Approve' })).toHaveCount(
      0,
    );

    const approver = await somebody(APPROVER.name);
    await approver.goto(`/operations/requests?view=forMe`);
    await approver.getByRole('link', { name: new RegExp(key) }).click();
    await approver.getByRole('button', { name: 'Approve' }).click();
    await approver.getByRole('button', { name: 'Merge' }).click();
    await expect(
      approver.getByRole('region', { name: 'Approval' }),
    ).not.toContainText('That alone changes nothing yet.');
    await untilProved(asker);
    await expectInCluster('us-1', name, { service: name, key });
    await expectGreen(page, name);
    expect(await gitLogOf(name)).toContain(key);
    expect(await healthOf(page.request, name)).toBe('healthy');
  });
});
