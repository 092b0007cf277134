import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

async function findings(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    // What react-aria says when a button is done names its bar of progress, which is gone a moment later.
    .exclude('[data-live-announcer]')
    .analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, failureSummary }) => ({
      html: html.slice(0, 200),
      failureSummary,
    })),
  }));
}

/** The scheme that the page has, then the other one: a switch builds the whole page anew, and one is enough. */
async function schemes(page: Page) {
  const isDark = await page.evaluate(
    () => window.matchMedia('(prefers-color-scheme: dark)').matches,
  );
  return isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
}

/** Sees that axe finds nothing on the page as it is now, in light and in dark; a finding does not hide the next. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of await schemes(page)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('main').first()).toBeVisible();
    let found = await findings(page);
    if (found.length > 0) {
      // On a busy machine the page may just have been loading a part of itself; what is wrong with it stays wrong.
      await expect(page.getByTestId('progress')).toHaveCount(0);
      await expect(page.getByRole('main').first()).toBeVisible();
      found = await findings(page);
    }
    expect.soft(found, `axe in ${colorScheme}`).toEqual([]);
  }
}
