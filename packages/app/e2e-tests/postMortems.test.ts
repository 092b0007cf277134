import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import {
  BrowserContext,
  expect as expectSoon,
  Page,
  test as base,
} from '@playwright/test';
import { expectAccessible } from './accessible';
import { resolvedIncident } from './operationsApi';
import { editInGit } from './postMortemsGit';
import { signIn } from './signIn';

failOnBrowserErrors();

/** Nobody needs it, and nothing of it breaks here: what is written is the memory of a rehearsal. */
const SERVICE = 'component:default/ticket-inspector';
const WRITER = { name: 'Linh Tran', ref: 'user:default/linh.tran' };
const REVIEWER = { name: 'Noa Abergil' };
const SECRETS = { mail: 'kim.lee@example.org', address: '10.31.7.44' };
const VARIANT =
  'x509: certificate signed by unknown authority, presented by 172.16.9.3';
const BODY = `# Summary

The inspectors could not sign in: the login service refused the new certificate.

\`\`\`text
x509: certificate signed by unknown authority, presented by ${SECRETS.address}
\`\`\`

Ask ${SECRETS.mail} for the trace.

# What went well

The old certificate was still at hand.
`;

const expect = expectSoon.configure({ timeout: 45_000 });
/** The portal looks into git every 30 seconds. */
const READ = 120_000;

/** Somebody with a browser of their own, which is gone when the test ends. */
const test = base.extend<{ somebody: (name: string) => Promise<Page> }>({
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

test.describe('post-mortems', () => {
  test.setTimeout(3 * READ);

  test('what was learnt is written, reviewed by somebody else, published without what is personal, edited in git, and found again', async ({
    page,
    somebody,
  }) => {
    const incident = await resolvedIncident(page.request, WRITER.ref, {
      title: 'Inspectors could not sign in (rehearsal)',
      service: SERVICE,
    });

    const writer = await somebody(WRITER.name);
    await writer.goto(`/operations/incidents/${incident}`);
    await writer.getByRole('button', { name: 'Write the post-mortem' }).click();
    await expect(
      writer.getByRole('heading', { name: /^Editing PM-/ }),
    ).toBeVisible();
    const [, key] = /post-mortems\/(PM-\d+)\/edit/.exec(writer.url()) ?? [];
    // What is known of the incident is filled in.
    const text = writer.getByRole('textbox', { name: /^Text in Markdown/ });
    await expect(text).toHaveValue(new RegExp(`incident: ${incident}`));
    const [frontMatter] =
      /^---\n[\s\S]*?\n---\n/.exec(await text.inputValue()) ?? [];
    await text.fill(`${frontMatter}\n${BODY}`);
    await expect(writer.getByText(/^Saved /)).toBeVisible();
    await expect(
      writer.getByRole('tab', { name: /^Hints \(\d+\)/ }),
    ).toBeVisible();
    await expectAccessible(writer);

    await writer.getByRole('radio', { name: 'Compare' }).click();
    const everybody = writer.getByRole('region', {
      name: 'For everybody',
      exact: true,
    });
    await expect(everybody).toContainText('signed by unknown authority');
    await expect(everybody).not.toContainText(SECRETS.mail);
    await expect(everybody).not.toContainText(SECRETS.address);

    await writer.getByRole('radio', { name: 'Review and publish' }).click();
    await writer.getByRole('button', { name: 'Put it to review' }).click();
    await expect(writer.getByText('Waits for review')).toBeVisible();
    await expect(
      writer.getByRole('button', { name: 'Publish', exact: true }),
    ).toBeDisabled();
    // Nobody else reads a draft.
    const draft = await page.request.get(`/api/operations/post-mortems/${key}`);
    expect(draft.status()).toBe(404);

    const reviewer = await somebody(REVIEWER.name);
    await reviewer.goto(`/operations/post-mortems/${key}/edit?mode=review`);
    await reviewer.getByRole('button', { name: 'Approve' }).click();
    await reviewer
      .getByRole('button', { name: 'Publish', exact: true })
      .click();
    await expect(
      reviewer
        .getByRole('list', { name: 'How far it is' })
        .locator('[aria-current=step]'),
    ).toHaveText('Published');

    await page.goto(`/operations/post-mortems/${key}`);
    const account = page.getByRole('article', { name: 'The account' });
    await expect(account).toContainText('signed by unknown authority');
    await expect(page.getByRole('main')).not.toContainText(SECRETS.mail);
    await expect(page.getByRole('main')).not.toContainText(SECRETS.address);
    await expectAccessible(page);

    await editInGit(key, markdown =>
      markdown.replace(
        'The old certificate was still at hand.',
        'The old certificate was valid for another week.',
      ),
    );
    await expect(account).toContainText('valid for another week', {
      timeout: READ,
    });

    // Somebody elsewhere has the same error, with another time and another address.
    await page.goto('/search');
    await page
      .getByRole('textbox', { name: /^Error message/ })
      .fill(`E1121 04:11:09.2 1 tls.go:88] ${VARIANT}`);
    const find = page.getByRole('button', { name: 'Find', exact: true });
    await expect(async () => {
      await find.click();
      await expect(
        page.getByRole('link', { name: new RegExp(`^${key} `) }),
      ).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: READ });
    await expect(page.getByRole('main')).not.toContainText(SECRETS.address);
    await expectAccessible(page);
  });
});
