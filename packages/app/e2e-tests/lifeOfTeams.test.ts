import { basename } from 'node:path';
import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import {
  APIRequestContext,
  expect as expectSoon,
  Page,
} from '@playwright/test';
import { fileInTree } from './gitopsTree';
import { signedIn } from './operationsApi';
import { test } from './somebody';

failOnBrowserErrors();

const ASKER = { name: 'Linh Tran', user: 'linh.tran', team: 'journeys' };
const APPROVER = { name: 'Kwame Mensah' };
const NEWCOMER = 'amara.okafor';

const expect = expectSoon.configure({ timeout: 45_000 });
const PROVED = 240_000;

/** Nothing else is called like this, and an attempt before has not been, either. */
const nameFor = (what: string) => `${what}-${Date.now().toString(36)}`;

/** Sends the form that is filled in, and waits for the request that it becomes. */
async function send(page: Page, file: string): Promise<string> {
  await expect(
    page.getByRole('list', { name: 'Files of the change' }),
  ).toContainText(basename(file));
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.waitForURL(/\/operations\/requests\/REQ-\d+$/, {
    timeout: PROVED,
  });
  return String(/REQ-\d+/.exec(page.url())?.[0]);
}

async function untilProved(page: Page): Promise<void> {
  await expect(
    page.getByText(/^From the request to the proof it took/),
  ).toBeVisible({ timeout: PROVED });
}

async function approve(approver: Page, key: string): Promise<void> {
  await approver.goto(`/operations/requests/${key}`);
  await approver.getByRole('button', { name: 'Approve' }).click();
  await approver.getByRole('button', { name: 'Merge' }).click();
}

/** Who is in a team, as the catalog says. */
async function membersOf(
  api: APIRequestContext,
  team: string,
): Promise<string[]> {
  const answer = await api.get(
    `/api/catalog/entities/by-name/group/default/${team}`,
    { headers: await signedIn(api, `user:default/${ASKER.user}`) },
  );
  if (!answer.ok()) return [];
  const { relations = [] } = await answer.json();
  return relations
    .filter(({ type }: { type: string }) => type === 'hasMember')
    .map(({ targetRef }: { targetRef: string }) => targetRef)
    .sort();
}

test.describe('the life of a team', () => {
  test.setTimeout(3 * PROVED);

  test('a new team, and somebody who joins it from its page', async ({
    page,
    somebody,
  }) => {
    const team = nameFor('crew');
    const asker = await somebody(ASKER.name);
    const approver = await somebody(APPROVER.name);
    const filled = new URLSearchParams({
      what: 'new',
      name: team,
      add: ASKER.user,
    });
    await asker.goto(`/operations/requests/new/team?${filled}`);
    await approve(approver, await send(asker, `teams/${team}/group.yaml`));
    await untilProved(asker);
    expect(await membersOf(page.request, team)).toEqual([
      `user:default/${ASKER.user}`,
    ]);

    await asker.goto(`/catalog/default/group/${team}/operations`);
    await asker.getByRole('link', { name: `Change the team ${team}` }).click();
    await asker.waitForURL(
      new RegExp(`/operations/requests/new/team\\?team=${team}`),
    );
    await asker.goto(`${asker.url()}&add=${NEWCOMER}`);
    await expect(
      asker.getByRole('region', { name: 'Who is in it' }),
    ).toContainText('Linh');
    const key = await send(asker, `teams/${team}/group.yaml`);
    // Visitors see that the team changes, and not who is in it.
    await page.goto(`/operations/requests/${key}`);
    await expect(page.getByText(`Members of ${team}`).first()).toBeVisible();
    await expect(page.locator('main')).not.toContainText(NEWCOMER);
    await approve(approver, key);
    await untilProved(asker);
    expect(await membersOf(page.request, team)).toEqual([
      `user:default/${NEWCOMER}`,
      `user:default/${ASKER.user}`,
    ]);
    expect(await fileInTree(`teams/${team}/group.yaml`)).toContain(
      `- ${NEWCOMER}`,
    );
  });
});
