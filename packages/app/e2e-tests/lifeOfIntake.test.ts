import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect as expectSoon } from '@playwright/test';
import {
  commentsOf,
  HubIssue,
  issueOf,
  issuesOf,
  onGithub,
  SUPPORT,
} from './github';
import { signedIn } from './operationsApi';
import { test } from './somebody';

failOnBrowserErrors();

const expect = expectSoon.configure({ timeout: 90_000 });
/** A name of its own for each attempt, so that one that failed is in no other's way. */
const unique = Date.now().toString(36).slice(-5);

function wanted(name: string): Record<string, string | string[]> {
  return {
    team: 'journeys',
    name,
    title: 'What the boards are tried out in',
    environment: 'staging',
    clusters: 'eu-1',
    quota: 'large',
  };
}

/** The comment that is kept up to date, once it says something. */
async function saysSoon(issue: HubIssue, words: RegExp): Promise<string> {
  await expect
    .poll(async () => (await commentsOf(SUPPORT, issue.number))[0]?.body ?? '')
    .toMatch(words);
  const [first] = await commentsOf(SUPPORT, issue.number);
  return first.body;
}

test('who asks by an issue hears there how far it is, in one comment, until it is there', async ({
  page,
  somebody,
}) => {
  test.setTimeout(300_000);
  const linh = onGithub('linh-tran', SUPPORT);
  // What is wrong is said field by field; the author mends it.
  const issue = await linh.ask('namespace', {
    ...wanted(`intake-${unique}`),
    clusters: 'nowhere-1',
  });
  await saysSoon(
    issue,
    /has to be corrected[\s\S]*\*\*Clusters\*\*.*nowhere-1/,
  );
  await linh.edit(issue.number, {
    body: issue.body.replace('nowhere-1', 'eu-1'),
  });
  const said = await saysSoon(issue, /\[REQ-\d+\]/);
  const [key] = /REQ-\d+/.exec(said) ?? [];
  expect(said).toMatch(/- \[ \] Approved/);

  // The portal shows it as a request like any other; somebody of the platform approves it there.
  const kwame = await somebody('Kwame Mensah');
  await kwame.goto(`/operations/requests/${key}`);
  await kwame.getByRole('button', { name: 'Approve' }).click();
  await saysSoon(issue, /- \[x\] Approved/);
  await kwame.getByRole('button', { name: 'Merge' }).click();
  await saysSoon(issue, /It is done\./);
  await expect
    .poll(async () => issueOf(SUPPORT, issue.number))
    .toMatchObject({ state: 'closed', state_reason: 'completed' });

  // One comment was edited in place; a second one said that it has ended.
  const comments = await commentsOf(SUPPORT, issue.number);
  expect(comments.map(({ user }) => user.login)).toEqual([
    'portal[bot]',
    'portal[bot]',
  ]);
  expect(comments[1].body).toContain(`[${key}]`);
  expect(comments[1].body).toMatch(/is done: everything it asked for is there/);
  for (const { body } of comments) {
    expect(body).not.toMatch(/Kwame|Linh|@example\.org/);
  }
  await page.goto(`/operations/requests/${key}`);
  await expect(
    page.getByRole('link', { name: `${SUPPORT}#${issue.number}` }),
  ).toHaveAttribute('href', issue.html_url);
});

test('closing an issue withdraws what it asked for, and withdrawing it closes the issue', async ({
  page,
  somebody,
}) => {
  test.setTimeout(300_000);
  const linh = onGithub('linh-tran', SUPPORT);
  const issue = await linh.ask('namespace', wanted(`closed-${unique}`));
  const said = await saysSoon(issue, /\[REQ-\d+\]/);
  const [key] = /REQ-\d+/.exec(said) ?? [];
  const reader = await somebody('Linh Tran');
  await reader.goto(`/operations/requests/${key}`);

  // Somebody whom the portal does not know withdraws nothing.
  await onGithub('a-stranger', SUPPORT).edit(issue.number, { state: 'closed' });
  await saysSoon(issue, /somebody whom the portal does not know/);
  await linh.edit(issue.number, { state: 'open' });
  await linh.edit(issue.number, {
    state: 'closed',
    state_reason: 'not_planned',
  });
  await saysSoon(issue, /It was withdrawn\./);
  await expect(reader.getByText(/[Ww]ithdrawn/).first()).toBeVisible();

  // The other way round: asked for in the portal, shown as an issue, withdrawn in the portal.
  const headers = await signedIn(page.request, 'user:default/linh.tran');
  const opened = await page.request.post('/api/operations/requests', {
    headers,
    data: {
      kind: 'namespace',
      taskId: `by-hand-${unique}`,
      template: 'template:default/namespace',
      parameters: { ...wanted(`shown-${unique}`), clusters: ['eu-1'] },
    },
  });
  expect(opened.ok(), await opened.text()).toBe(true);
  const shownKey = (await opened.json()).summary.key;
  const shown = async () =>
    (await issuesOf(SUPPORT)).find(({ title }) => title.startsWith(shownKey));
  await expect.poll(shown).toMatchObject({ state: 'open' });
  await reader.goto(`/operations/requests/${shownKey}`);
  await reader.getByRole('button', { name: 'Withdraw' }).click();
  await reader.getByRole('button', { name: 'Withdraw it' }).click();
  await expect
    .poll(shown)
    .toMatchObject({ state: 'closed', state_reason: 'not_planned' });
});
