import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { breakService, heal } from './playground';
import { signIn } from './signIn';

failOnBrowserErrors();

/** Promised by the portal's own probes, so that it is measured wherever the portal runs. */
const SERVICE = 'ticket-shop';
const SLO = 'ticket-shop-availability';
const TITLE = 'The shop is open';
/** A step of a minute closes, is measured and evaluated; the probe looks each ten seconds. */
const MEASURED = 180_000;

const objectives = (page: Page) =>
  page.getByRole('region', { name: 'Objectives' });

/** How the SLO stands, as the API says it. */
async function standing(page: Page) {
  const response = await page.request.get(
    `/api/operations/slos/default/${SLO}`,
  );
  expect(response.ok()).toBe(true);
  const { slo } = await response.json();
  const [objective] = slo.objectives;
  const fast = objective?.alerts.find(
    ({ tier }: { tier: string }) => tier === 'page_1h',
  );
  return { remaining: slo.remaining, fast };
}

test.describe('objectives', () => {
  test.setTimeout(2 * MEASURED + 60_000);
  test.afterEach(() => heal(SERVICE));

  test('a service that breaks spends its budget on the screen, and pages when the formula says', async ({
    page,
  }) => {
    await page.goto(`/catalog/default/component/${SERVICE}/operations`);
    const own = objectives(page)
      .getByRole('listitem')
      .filter({
        has: page.getByRole('link', { name: TITLE }),
      });
    await expect(own.first()).toContainText(/99\.5 % in 30 d/);
    await expect
      .poll(async () => (await standing(page)).remaining, { timeout: MEASURED })
      .toBeDefined();
    const before = await standing(page);

    await breakService(SERVICE, 'errors');
    // Others of the same service may fire as well, of what tests before have broken.
    const alert = page
      .getByRole('list', { name: 'Firing alerts' })
      .getByRole('listitem')
      .filter({ hasText: TITLE })
      .filter({ hasText: /^Page/ });
    await expect(alert.first()).toBeVisible({ timeout: MEASURED });

    // It fires because both of its windows burn as fast as the table says, and says so.
    await expect(async () => {
      const { remaining, fast } = await standing(page);
      expect(remaining).toBeLessThan(before.remaining);
      expect(fast).toMatchObject({ state: 'firing', factor: 14.4 });
      expect(fast.longBurn).toBeGreaterThanOrEqual(14.4);
      expect(fast.shortBurn).toBeGreaterThanOrEqual(14.4);
    }).toPass({ timeout: MEASURED });
    await expect(own.first()).toContainText(/Burning|Exhausted/);
    await expectAccessible(page);

    await own.getByRole('link', { name: TITLE }).first().click();
    await expect(page).toHaveURL(new RegExp(`/slos/default/${SLO}`));
    await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  });
});

test('axe finds nothing on the pages of objectives', async ({ page }) => {
  await page.goto('/operations/slos');
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/operations/slos/default/${SLO}`);
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await expectAccessible(page);

  await page.goto('/operations/alerts');
  await expect(
    page.getByRole('heading', { name: /alerts? fires?/ }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/catalog/default/slo/${SLO}`);
  await expect(
    page.getByText('The document is understood as it is written.'),
  ).toBeVisible();
});

test('maintenance is announced and called off by somebody who has signed in', async ({
  page,
}) => {
  const announce = page.getByRole('button', { name: 'Announce maintenance' });
  await page.goto('/operations/maintenance');
  await expect(page.getByRole('main')).toBeVisible();
  await expect(announce).toBeHidden();

  await signIn(page);
  await page.goto('/operations/maintenance');
  await announce.first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is done').fill('New disks');
  // So late that it excuses nothing of these tests.
  const day = new Date(Date.now() + 30 * 24 * 3600 * 1000)
    .toISOString()
    .slice(0, 10);
  await dialog.getByLabel('Begins').fill(`${day}T08:00`);
  await dialog.getByLabel('Ends').fill(`${day}T09:00`);
  await dialog.getByRole('button', { name: 'Announce maintenance' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('New disks').first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Call off: New disks' }).click();
  await page
    .getByRole('button', { name: 'Really call it off?: New disks' })
    .click();
  await expect(
    page.getByRole('button', { name: 'Call off: New disks' }),
  ).toBeHidden();
});
