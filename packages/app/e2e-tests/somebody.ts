import { BrowserContext, Page, test as base } from '@playwright/test';
import { signIn } from './signIn';

/** Tests in which several people look: somebody has a browser of their own, which is gone when the test ends. */
export const test = base.extend<{ somebody: (name: string) => Promise<Page> }>({
  somebody: async ({ browser }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async name => {
      const context = await browser.newContext();
      contexts.push(context);
      const page = await context.newPage();
      await signIn(page, name);
      return page;
    });
    await Promise.all(contexts.map(context => context.close()));
  },
});
