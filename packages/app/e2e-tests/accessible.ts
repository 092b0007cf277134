import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

/** Sees that axe finds nothing on the page as it is now, in light and in dark; a finding does not hide the next. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('main').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ html }) => html.slice(0, 200)),
    }));
    expect.soft(found, `axe in ${colorScheme}`).toEqual([]);
  }
}
