import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect as expectSoon } from '@playwright/test';
import { expectAccessible } from './accessible';
import { deliveriesOf, GITHUB, issueOf, issuesOf, onGithub } from './github';
import { timeline } from './incidentPages';
import { signedIn } from './operationsApi';
import { test } from './somebody';

failOnBrowserErrors();

const expect = expectSoon.configure({ timeout: 45_000 });

/** As the departure boards name it. */
const UPSTREAM = 'open-transit/board-renderer';
const SERVICE = 'component:default/departure-boards';
const PAGE = '/catalog/default/component/departure-boards/operations';
const TITLE = 'The boards draw nothing after midnight';
/** What people write into an incident, and nobody outside must read. */
const SECRET = 'ghp_0123456789abcdefghijklmnopqrstuvwxyzAB';
const MAIL = 'linh.tran@example.org';
const WISH = 'Say what can be measured: Departure boards';

/** What was asked before is answered, so that it can be asked again. */
async function answerAll(title: string) {
  for (const { number, ...issue } of await issuesOf(UPSTREAM)) {
    if (issue.state !== 'open' || issue.title !== title) continue;
    await onGithub('maintainer', UPSTREAM).edit(number, { state: 'closed' });
  }
}

test('an incident is asked about upstream with what is known and nothing secret, and hears of the answer', async ({
  page,
  somebody,
}) => {
  test.setTimeout(300_000);
  const headers = await signedIn(page.request, 'user:default/linh.tran');
  const declared = await page.request.post('/api/operations/incidents', {
    headers,
    data: {
      title: TITLE,
      summary: `The renderer stops: token ${SECRET} of ${MAIL} is in its log.`,
      severity: 4,
      impact: 'minor',
      visibility: 'public',
      services: [{ service: SERVICE }],
    },
  });
  expect(declared.ok(), await declared.text()).toBe(true);
  const { key } = await declared.json();
  const before = await issuesOf(UPSTREAM);

  const linh = await somebody('Linh Tran');
  await linh.goto(`/operations/incidents/${key}`);
  const upstream = linh.getByRole('region', { name: 'Upstream' });
  await upstream.getByRole('button', { name: 'Follow upstream' }).click();
  const dialog = linh.getByRole('dialog');
  await expect(dialog.getByLabel('Upstream project')).toHaveValue(
    `${GITHUB}/${UPSTREAM}`,
  );
  // What somebody writes into it is taken out before it is shown as it will be public.
  const text = dialog.getByLabel('Text (Markdown)');
  await text.fill(`${await text.inputValue()}\n\nIt is ${SECRET}.`);
  await dialog
    .getByRole('button', { name: 'Show what will be public' })
    .click();
  await expect(dialog.getByText(/^Taken out of it: /)).toBeVisible();
  await dialog.getByText('I have read it, and it may be public').click();
  await dialog.getByRole('button', { name: 'Open the issue' }).click();
  await expect(dialog).toBeHidden();

  const issues = await issuesOf(UPSTREAM);
  expect(issues).toHaveLength(before.length + 1);
  const [issue] = issues;
  expect(issue.title).toBe(TITLE);
  expect(issue.body).toContain('Departure boards');
  expect(issue.body).toContain(`/operations/incidents/${key}`);
  expect(issue.body).toContain('The renderer stops');
  for (const secret of [SECRET, MAIL, 'linh']) {
    expect(issue.body.toLowerCase()).not.toContain(secret.toLowerCase());
  }
  const name = `${UPSTREAM}#${issue.number}`;
  const item = upstream.getByRole('listitem').filter({ hasText: name });
  await expect(item).toContainText('open');

  // A visitor has the page open while it is mended there.
  await page.goto(`/operations/incidents/${key}`);
  const seen = page
    .getByRole('region', { name: 'Upstream' })
    .getByRole('listitem')
    .filter({ hasText: name });
  await expect(seen).toContainText('open');
  await onGithub('maintainer', UPSTREAM).edit(issue.number, {
    state: 'closed',
    state_reason: 'completed',
  });
  await expect(seen).toContainText('closed');
  await expect(item).toContainText('closed');
  await expect(timeline(page)).toContainText(name);
  await expectAccessible(linh);
  expect(await issueOf(UPSTREAM, issue.number)).toMatchObject({
    state: 'closed',
  });
  const told = await deliveriesOf(UPSTREAM, issue.number);
  expect(told.map(({ action, answer }) => [action, answer])).toEqual([
    ['closed', 200],
    ['opened', 200],
  ]);

  const resolved = await page.request.patch(
    `/api/operations/incidents/${key}`,
    { headers, data: { status: 'resolved' } },
  );
  expect(resolved.ok(), await resolved.text()).toBe(true);
});

test('what a service lacks is asked of its project, from the card that lacks it', async ({
  page,
  somebody,
}) => {
  test.setTimeout(300_000);
  await answerAll(WISH);
  const linh = await somebody('Linh Tran');
  await linh.goto(PAGE);
  const card = linh.getByRole('region', { name: 'Objectives' });
  await card.getByRole('button', { name: 'Follow upstream' }).click();
  const dialog = linh.getByRole('dialog');
  await expect(dialog.getByLabel('Title')).toHaveValue(WISH);
  await dialog.getByText('I have read it, and it may be public').click();
  await dialog.getByRole('button', { name: 'Open the issue' }).click();
  await expect(dialog).toBeHidden();
  const [issue] = await issuesOf(UPSTREAM);
  expect(issue.title).toBe(WISH);
  // Whoever has asked waits for the answer.
  await expect(
    card.getByRole('button', { name: 'Follow upstream' }),
  ).toBeHidden();
  await page.goto(PAGE);
  await expect(page.getByRole('region', { name: 'Upstream' })).toContainText(
    `${UPSTREAM}#${issue.number}`,
  );
  // Visitors read, and ask nothing.
  await expect(
    page.getByRole('button', { name: /^Follow upstream/ }),
  ).toHaveCount(0);
});
