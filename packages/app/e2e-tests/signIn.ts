import { expect, Page } from '@playwright/test';

/** Who may use the proxy of the stock Kubernetes plugin: a member of `group:default/platform`. */
export const ADMIN = 'Kwame Mensah';

/** Signs in as one of the example users: as the one of that name, or as the first, who is no admin. */
export async function signIn(page: Page, name?: string): Promise<void> {
  const somebody = page
    .getByRole('region', { name: 'Somebody of the example organisation' })
    .getByRole('button', { name })
    .first();
  // The catalog is read while the portal starts, and the page says so until then.
  await expect(async () => {
    await page.goto('/sign-in?from=/operations');
    await expect(somebody).toBeVisible({ timeout: 15_000 });
  }).toPass({ timeout: 120_000 });
  await somebody.click();
  await page.waitForURL(/\/operations$/);
}
