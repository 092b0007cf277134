import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import {
  APIRequestContext,
  expect as expectSoon,
  Page,
} from '@playwright/test';
import { expectAccessible } from './accessible';
import { hasNamespace, readyReplicas } from './clusters';
import { gitLogOf, pushService } from './gitopsTree';
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
async function send(page: Page): Promise<string> {
  const files = page.getByRole('list', { name: 'Files of the change' });
  await expect(files).toContainText('catalog-info.yaml');
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.waitForURL(/\/operations\/requests\/REQ-\d+$/, {
    timeout: PROVED,
  });
  const [key] = /REQ-\d+/.exec(page.url()) ?? [];
  return String(key);
}

async function untilProved(page: Page): Promise<void> {
  await expect(
    page.getByText(/^From the request to the proof it took/),
  ).toBeVisible({ timeout: PROVED });
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

  test('a new service comes from a form to its green page, proved by git, the cluster and the API', async ({
    page,
    somebody,
  }) => {
    const name = nameFor('parcels');
    const asker = await somebody(ASKER.name);
    await asker.goto(`/operations/onboard?service=${name}&team=${ASKER.team}`);
    const key = await send(asker);
    await untilProved(asker);
    for (const stage of ['Merged', 'Synced', 'Healthy', 'Observed']) {
      await expect(request(asker)).toContainText(stage);
    }
    await expectAccessible(asker);

    // Git, the cluster and the API say the same, whatever the page says.
    expect(await gitLogOf(name)).toMatch(
      new RegExp(`${key}[\\s\\S]*services/${name}/catalog-info.yaml`),
    );
    const clusters = await Promise.all(
      (['eu-1', 'us-1'] as const).map(cluster => hasNamespace(cluster, name)),
    );
    expect(clusters.filter(isThere => isThere)).toHaveLength(1);
    expect(await healthOf(page.request, name)).toBe('healthy');

    await page.goto(`/catalog/default/component/${name}/operations`);
    await expect(page.getByText(key)).toBeVisible();
  });

  test('an existing service is completed; what is large waits for somebody else', async ({
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
    const key = await send(asker);
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
    await untilProved(asker);
    expect(await readyReplicas('us-1', name, name)).toBe(1);
    expect(await gitLogOf(name)).toContain(key);
    expect(await healthOf(page.request, name)).toBe('healthy');
  });
});
