import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible';

failOnBrowserErrors();

test('a visitor reads without an account, signs in as an example user, and signs out', async ({
  page,
}) => {
  await page.goto('/operations');
  await page.getByRole('link', { name: 'Sign in' }).click();

  const people = page.getByRole('region', {
    name: 'Somebody of the example organisation',
  });
  const someone = people.getByRole('button').first();
  const name = await someone.innerText();
  await someone.click();

  await expect(page).toHaveURL(/\/operations$/);
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeHidden();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('link', { name })).toBeHidden();
});

test('an internal service is for those who have signed in', async ({
  page,
}) => {
  const internal = page
    .getByRole('table', { name: /^Services/ })
    .getByRole('link', { name: 'Card gateway' });
  await page.goto('/operations?text=card');
  await expect(
    page.getByText('No service matches these filters'),
  ).toBeVisible();

  await page.goto('/sign-in?from=/operations?text=card');
  await page
    .getByRole('region', { name: 'Somebody of the example organisation' })
    .getByRole('button')
    .first()
    .click();
  await expect(internal).toBeVisible();
});

test('axe finds nothing where one signs in', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('button').first()).toBeVisible();
  await expectAccessible(page);
});
