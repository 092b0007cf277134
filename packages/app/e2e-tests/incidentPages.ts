import { expect as expectSoon, Locator, Page } from '@playwright/test';

/** Several people look at the same time, at a portal that is busy with what broke. */
const expect = expectSoon.configure({ timeout: 45_000 });

/** So many changes at most lie between the beginning of an incident and what is looked for. */
const MOST_STEPS = 60;

/** What happened, as the page of an incident tells it. */
export function timeline(page: Page): Locator {
  return page.getByRole('region', { name: 'What happened' });
}

/** The services of an incident, the root first. */
export function services(page: Page): Locator {
  return page.getByRole('region', { name: 'Services' });
}

/** Says how the incident stands that a page shows. */
export async function setStatus(page: Page, status: string): Promise<void> {
  await page
    .getByRole('region', { name: 'At a glance' })
    .getByRole('button', { name: /Status/ })
    .click();
  await page.getByRole('option', { name: status }).click();
}

/** Writes into the timeline of the incident that a page shows. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Write into the timeline').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

/**
 * Opens the past of an incident where it began, and goes on from change to change until a service is down: what
 * suffers from it may have been seen first.
 */
export async function replayUntilDown(page: Page, ref: string): Promise<void> {
  const isDownAfter = async (step: Locator) => {
    const answered = page.waitForResponse(response =>
      /\/api\/operations\/incidents\/[^/]+\/replay\?/.test(response.url()),
    );
    await step.click();
    const answer: {
      services: Array<{ service: { ref: string }; health: { status: string } }>;
    } = await (await answered).json();
    return answer.services.some(
      ({ service, health }) => service.ref === ref && health.status === 'down',
    );
  };
  let isDown = await isDownAfter(page.getByRole('link', { name: 'As it was' }));
  const on = page.getByRole('button', { name: 'One step on' });
  for (let steps = 0; !isDown && steps < MOST_STEPS; steps += 1) {
    isDown = await isDownAfter(on);
  }
  expect(isDown, `${ref} was down when it began`).toBe(true);
}

/** Announces maintenance of a service that begins now. */
export async function announceMaintenance(
  page: Page,
  options: { title: string; service: string },
): Promise<void> {
  const { title, service } = options;
  await page.goto('/operations/maintenance');
  await page
    .getByRole('button', { name: 'Announce maintenance' })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What is done').fill(title);
  await dialog.getByRole('button', { name: /Services/ }).click();
  await page.getByRole('searchbox').fill(service);
  await page.getByRole('option', { name: service, exact: true }).click();
  // The first key empties the search, the second closes the choices.
  const choices = page.getByRole('listbox');
  await expect(async () => {
    if (await choices.isVisible()) await page.keyboard.press('Escape');
    await expect(choices).toBeHidden({ timeout: 500 });
  }).toPass();
  await dialog.getByRole('button', { name: 'Announce maintenance' }).click();
  await expect(dialog).toBeHidden();
}
