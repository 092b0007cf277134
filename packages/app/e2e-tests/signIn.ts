import { Page } from '@playwright/test';

/** Who may use the proxy of the stock Kubernetes plugin: a member of `group:default/platform`. */
export const ADMIN = 'Kwame Mensah';

/** Signs in as one of the example users: as the one of that name, or as the first, who is no admin. */
export async function signIn(page: Page, name?: string): Promise<void> {
  await page.goto('/sign-in?from=/operations');
  await page
    .getByRole('region', { name: 'Somebody of the example organisation' })
    .getByRole('button', { name })
    .first()
    .click();
  await page.waitForURL(/\/operations$/);
}
