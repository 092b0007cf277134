import { Page } from '@playwright/test';

/** Signs in as one of the example users. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in?from=/operations');
  await page
    .getByRole('region', { name: 'Somebody of the example organisation' })
    .getByRole('button')
    .first()
    .click();
  await page.waitForURL(/\/operations$/);
}
