import { expect as expectSoon, Page } from '@playwright/test';

const expect = expectSoon.configure({ timeout: 45_000 });

/** From sending a form to the proof, in milliseconds, on a machine that does other things, too. */
export const PROVED = 240_000;

/** What the form that is filled in would change, by file. */
export const filesOf = (page: Page) =>
  page.getByRole('list', { name: 'Files of the change' });

/** Sends the form that is filled in, and waits for the request that it becomes; says its key. */
export async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.waitForURL(/\/operations\/requests\/REQ-\d+$/, {
    timeout: PROVED,
  });
  return String(/REQ-\d+/.exec(page.url())?.[0]);
}

export async function untilProved(page: Page): Promise<void> {
  await expect(
    page.getByText(/^From the request to the proof it took/),
  ).toBeVisible({ timeout: PROVED });
}

export async function approveAndMerge(
  approver: Page,
  key: string,
): Promise<void> {
  await approver.goto(`/operations/requests/${key}`);
  await approver.getByRole('button', { name: 'Approve' }).click();
  await approver.getByRole('button', { name: 'Merge' }).click();
}
