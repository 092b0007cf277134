import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { breakService, heal } from './playground';

failOnBrowserErrors();

/** Probed at an endpoint of its own; journeys and the shop depend on it. */
const SERVICE = 'fares';
const TITLE = 'Fares';
const OPERATIONS_OF_SERVICE = `/catalog/default/component/${SERVICE}/operations`;

const healthy = (page: Page) =>
  page.getByRole('heading', { name: /^Healthy for/ });
const unwell = (page: Page) =>
  page.getByRole('heading', { name: /^(Down|Degraded) for/ });
const table = (page: Page) => page.getByRole('table', { name: /^Services/ });

test.afterEach(() => heal(SERVICE));

test('a visitor opens the organisation’s page, and a service from there', async ({
  page,
}) => {
  await page.goto('/operations');
  await expect(table(page)).toBeVisible();
  await expect(page.getByRole('heading', { name: /source/ })).toBeVisible();

  await page.getByRole('searchbox', { name: 'Search services' }).fill(TITLE);
  await table(page).getByRole('link', { name: TITLE, exact: true }).click();

  await expect(page).toHaveURL(new RegExp(`${OPERATIONS_OF_SERVICE}$`));
  await expect(healthy(page)).toBeVisible();
  for (const part of ['Objectives', 'Incidents', 'People']) {
    await expect(page.getByRole('region', { name: part })).toBeVisible();
  }
});

test('a service that is broken turns within 15 seconds, without a reload, and recovers', async ({
  page,
}) => {
  let loads = 0;
  await page.goto(OPERATIONS_OF_SERVICE);
  await expect(healthy(page)).toBeVisible();
  page.on('load', () => {
    loads += 1;
  });

  await breakService(SERVICE, 'errors');
  await expect(unwell(page)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText(/500/).first()).toBeVisible();

  await heal(SERVICE);
  await expect(healthy(page)).toBeVisible({ timeout: 30_000 });
  expect(loads).toBe(0);
});

test('the organisation’s page follows without a reload, too', async ({
  page,
}) => {
  await page.goto(`/operations?text=${TITLE}`);
  const row = table(page).getByRole('row', { name: new RegExp(TITLE) });
  await expect(row.getByText('Healthy')).toBeVisible();

  await breakService(SERVICE, 'down');
  await expect(row.getByText('Down')).toBeVisible({ timeout: 15_000 });
});

test('by keyboard alone: from the page to a service and into its details', async ({
  page,
}) => {
  const focused = page.locator(':focus');
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const text = await focused.evaluate(
        element => element.getAttribute('aria-label') ?? element.textContent,
      );
      if (name.test(text ?? '')) return;
    }
    throw new Error(`Nothing called ${name} can be reached by Tab`);
  };
  await page.goto(`/operations?text=${TITLE}`);
  await expect(table(page)).toBeVisible();
  await tabTo(/^Fares/);
  await page.keyboard.press('Enter');
  await expect(healthy(page)).toBeVisible();
  await tabTo(/^as of/);
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('table', { name: 'Sources and details' }),
  ).toBeVisible();
});

test('axe finds nothing', async ({ page }) => {
  await page.goto('/operations');
  await expect(table(page).getByRole('link', { name: TITLE })).toBeVisible();
  await expectAccessible(page);

  await page.goto(OPERATIONS_OF_SERVICE);
  await expect(healthy(page)).toBeVisible();
  await expectAccessible(page);
});
