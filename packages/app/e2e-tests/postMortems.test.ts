import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect as expectSoon } from '@playwright/test';
import { expectAccessible } from './accessible';
import { everythingToRead } from './everythingToRead';
import { resolvedIncident, signedIn, visiting } from './operationsApi';
import { personalIn } from './personalData';
import { editInGit } from './postMortemsGit';
import { test } from './somebody';

failOnBrowserErrors();

/** Nobody needs it, and nothing of it breaks here: what is written is the memory of a rehearsal. */
const SERVICE = 'component:default/ticket-inspector';
const WRITER = { name: 'Linh Tran', ref: 'user:default/linh.tran' };
const REVIEWER = { name: 'Noa Abergil' };
/** What the author writes and nobody outside reads. */
const SECRETS = {
  mail: 'kim.lee@example.org',
  address: '10.31.7.44',
  name: 'Yusuf Demir',
};
/** What visitors read in their place, so that the story stays readable. */
const PSEUDONYMS = /ip-\w{4}-\w{4}[\s\S]* email-\w{6} or person-\w{6} /;
const BLAME = 'Somebody should have looked at the certificate.';
const VARIANT =
  'x509: certificate signed by unknown authority, presented by 172.16.9.3';
const BODY = `# Summary

The inspectors could not sign in: the login service refused the new certificate.

\`\`\`text
x509: certificate signed by unknown authority, presented by ${SECRETS.address}
\`\`\`

Ask ${SECRETS.mail} or ${SECRETS.name} for the trace.

# What went well

The old certificate was still at hand.
`;

const expect = expectSoon.configure({ timeout: 45_000 });
/** The portal looks into git every 30 seconds. */
const READ = 120_000;

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
    // A reviewer would ask about it, and does not when it is said otherwise.
    await text.fill(`${frontMatter}\n${BODY}\n${BLAME}\n`);
    await writer.getByRole('tab', { name: /^Hints \(\d+\)/ }).click();
    const hints = writer.getByRole('list', { name: 'Hints' });
    await expect(hints).toContainText('"should have"');
    await expectAccessible(writer);
    await text.fill(`${frontMatter}\n${BODY}`);
    await expect(writer.getByText(/"should have"/)).toHaveCount(0);
    await expect(writer.getByText(/^Saved /)).toBeVisible();
    await writer.getByRole('tab', { name: /^Hints \(\d+\)/ }).click();
    await expect(hints).not.toContainText('"should have"');

    await writer.getByRole('radio', { name: 'Compare' }).click();
    const everybody = writer.getByRole('region', {
      name: 'For everybody',
      exact: true,
    });
    await expect(everybody).toContainText('signed by unknown authority');
    for (const secret of Object.values(SECRETS)) {
      await expect(everybody).not.toContainText(secret);
    }

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
    // Who and where is a pseudonym.
    await expect(account).toContainText(PSEUDONYMS);
    for (const secret of Object.values(SECRETS)) {
      await expect(page.getByRole('main')).not.toContainText(secret);
    }
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
    for (const secret of Object.values(SECRETS)) {
      await expect(page.getByRole('main')).not.toContainText(secret);
    }
    await expectAccessible(page);

    await page.goto('/operations/post-mortems');
    await expect(
      page.getByRole('link', { name: new RegExp(`^${key} `) }),
    ).toBeVisible();
    await expectAccessible(page);
  });

  test('nothing that a visitor can fetch says who somebody is, or where a machine', async ({
    request,
  }) => {
    const found = async (headers: Record<string, string>) =>
      (await everythingToRead(request, headers)).flatMap(({ path, text }) =>
        personalIn(text).map(what => `${path}: ${what}`),
      );
    expect(await found(await visiting(request))).toEqual([]);
    // The same look at what members read finds people, so it sees them where they are.
    const inside = await found(await signedIn(request, WRITER.ref));
    for (const path of [
      '/post-mortems/',
      '/people',
      'operations-internal',
      '/by-query',
      'facet=relations.hasMember',
    ]) {
      expect(
        inside.filter(one => one.includes(path) && one.includes(': person ')),
        `people at ${path}`,
      ).not.toEqual([]);
    }
  });
});
