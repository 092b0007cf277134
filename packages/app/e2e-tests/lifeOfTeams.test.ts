import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { APIRequestContext, expect as expectSoon } from '@playwright/test';
import { fileInTree } from './gitopsTree';
import { signedIn } from './operationsApi';
import {
  approveAndMerge,
  filesOf,
  PROVED,
  send,
  untilProved,
} from './requestPages';
import { test } from './somebody';

failOnBrowserErrors();

const ASKER = { name: 'Linh Tran', user: 'linh.tran', team: 'journeys' };
const APPROVER = { name: 'Kwame Mensah' };
const NEWCOMER = 'amara.okafor';

const expect = expectSoon.configure({ timeout: 45_000 });

/** Nothing else is called like this, and an attempt before has not been, either. */
const nameFor = (what: string) => `${what}-${Date.now().toString(36)}`;

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
    await expect(filesOf(asker)).toContainText('group.yaml');
    await approveAndMerge(approver, await send(asker));
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
    await expect(filesOf(asker)).toContainText('group.yaml');
    const key = await send(asker);
    // Visitors see that the team changes, and not who is in it.
    await page.goto(`/operations/requests/${key}`);
    await expect(page.getByText(`Members of ${team}`).first()).toBeVisible();
    await expect(page.locator('main')).not.toContainText(NEWCOMER);
    await approveAndMerge(approver, key);
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
