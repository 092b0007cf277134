import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { APIRequestContext, expect as expectSoon } from '@playwright/test';
import { expectAccessible } from './accessible';
import {
  alertsOfService,
  incidentsOf,
  notificationsOf,
  resolveIncidents,
  signedIn,
} from './operationsApi';
import { playground } from './playground';
import { test } from './somebody';

failOnBrowserErrors();

/** No other test looks at it. */
const SERVICE = {
  name: 'dataset-catalogue',
  ref: 'component:default/dataset-catalogue',
};
/** Neither of them is of the team whose members write the service. */
const ASKER = { name: 'Linh Tran', ref: 'user:default/linh.tran' };
const MERGER = { name: 'Amara Okafor' };
const BREAKS = 'FAULT=errors in production';
const ANSWER = 'A flag of the rehearsal was left on: take the commit back.';

const expect = expectSoon.configure({ timeout: 45_000 });
/** A commit is in the clusters, seen by probes, and opens an incident. */
const NOTICED = 120_000;
const SETTLED = 240_000;

/** The change that is suspected first, as somebody sees it who may see people. */
async function firstSuspect(
  request: APIRequestContext,
  incident: string,
): Promise<{ message?: string; author?: { ref: string; title?: string } }> {
  const answer = await request.get(
    `/api/operations/incidents/${incident}/suspects`,
    { headers: await signedIn(request, ASKER.ref) },
  );
  const { suspects } = await answer.json();
  return suspects[0]?.change.code ?? {};
}

/** Everybody whom the example organisation has. */
async function everybody(request: APIRequestContext): Promise<string[]> {
  const answer = await request.get(
    '/api/catalog/entities/by-query?filter=kind=user&limit=500',
    { headers: await signedIn(request, ASKER.ref) },
  );
  const { items } = await answer.json();
  return items.map(
    ({ metadata }: { metadata: { namespace: string; name: string } }) =>
      `user:${metadata.namespace}/${metadata.name}`,
  );
}

async function untilWell(request: APIRequestContext): Promise<void> {
  await expect
    .poll(() => alertsOfService(request, SERVICE.ref, 'health'), {
      timeout: SETTLED,
    })
    .toEqual([]);
}

test.describe('ask the author', () => {
  test.setTimeout(2 * SETTLED + 2 * NOTICED);
  test.beforeEach(({ request }) =>
    resolveIncidents(request, ASKER.ref, [SERVICE.ref]),
  );
  test.afterEach(async ({ request }) => {
    await playground('rollback', SERVICE.name);
    await untilWell(request);
    await resolveIncidents(request, ASKER.ref, [SERVICE.ref]);
  });

  test('a commit breaks a service: it is the first suspect, its author is asked and nobody else, and the answer stays', async ({
    page,
    somebody,
  }) => {
    const { request } = page;
    await playground('break-commit', SERVICE.name);
    const open = () =>
      incidentsOf(request, { state: 'open', service: SERVICE.ref });
    await expect.poll(open, { timeout: NOTICED }).toHaveLength(1);
    const [{ key: incident }] = await open();
    await expect
      .poll(async () => (await firstSuspect(request, incident)).message, {
        timeout: NOTICED,
      })
      .toContain(BREAKS);
    const { author } = await firstSuspect(request, incident);
    const name = author?.title ?? '';
    const ref = author?.ref ?? '';
    expect(ref).toMatch(/^user:/);

    // Visitors see the change, and nobody's name.
    await page.goto(`/operations/incidents/${incident}`);
    const seen = page.getByRole('region', { name: 'What changed before' });
    await expect(seen.getByRole('listitem').first()).toContainText(BREAKS);
    await expect(page.getByText(name)).toHaveCount(0);
    await expectAccessible(page);

    const asker = await somebody(ASKER.name);
    await asker.goto(`/operations/incidents/${incident}`);
    const suspect = asker
      .getByRole('region', { name: 'What changed before' })
      .getByRole('listitem')
      .first();
    await expect(suspect).toContainText(BREAKS);
    await expect(suspect).toContainText(name);
    const ask = suspect.getByRole('button', { name: /^Ask the author of/ });
    await ask.click();
    await expect(asker.getByRole('dialog')).toBeVisible();
    await expectAccessible(asker);
    // The other colours have built the page anew, and the dialog is gone.
    await asker.reload();
    await ask.click();
    const dialog = asker.getByRole('dialog');
    await expect(
      dialog.getByRole('radio', { name: new RegExp(name) }),
    ).toBeChecked();
    await expect(
      dialog.getByRole('textbox', { name: /^What the author needs to know/ }),
    ).toHaveValue(new RegExp(incident));
    await dialog.getByRole('button', { name: `Ask ${name}` }).click();
    await expect(asker).toHaveURL(/\/questions\/Q-\d+$/);
    const [key] = /Q-\d+$/.exec(asker.url()) ?? [''];

    // Exactly the author is told.
    await expect
      .poll(() => notificationsOf(request, ref, key), { timeout: NOTICED })
      .toHaveLength(1);
    const others = (await everybody(request)).filter(other => other !== ref);
    expect(others).toContain(ASKER.ref);
    for (const other of others) {
      const told = await notificationsOf(request, other, key);
      expect({ other, told }).toEqual({ other, told: [] });
    }

    // The visitor, who still looks at the incident, sees the answer come.
    const writer = await somebody(name);
    await writer.goto('/operations/questions');
    await writer.getByRole('link', { name: new RegExp(key) }).click();
    await writer.getByRole('textbox', { name: /^Your answer/ }).fill(ANSWER);
    await writer.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(
      page.getByRole('region', { name: 'What happened' }),
    ).toContainText(`${key} answered`);

    await expect(asker.getByText(ANSWER)).toBeVisible();
    await asker.getByRole('button', { name: /^Accept the answer of/ }).click();
    await expect(asker.getByText('Accepted', { exact: true })).toBeVisible();
    await expectAccessible(asker);
    await asker.getByRole('button', { name: 'Into the runbook' }).click();
    await expect(asker.getByText(/^Proposed for/)).toBeVisible();
    await asker.getByRole('button', { name: 'Into the post-mortem' }).click();
    const stands = asker.getByText(/^It stands in/);
    await expect(stands).toBeVisible();

    // It is a part of the post-mortem …
    await stands.getByRole('link').click();
    await expect(asker.getByRole('main')).toContainText(ANSWER);

    // … and of the runbook, once somebody else has looked at it.
    const merger = await somebody(MERGER.name);
    await merger.goto(`/operations/questions/${key}`);
    await merger
      .getByText(/^Proposed for/)
      .getByRole('link', { name: 'See the proposal' })
      .click();
    await merger.getByRole('button', { name: 'Merge it' }).click();
    await expect(
      merger.getByRole('article', { name: 'Text of the runbook' }),
    ).toContainText(ANSWER);
    await expectAccessible(merger);
    // Who looks at the question sees what became of its answer.
    await expect(writer.getByText(/^Merged: it stands in/)).toBeVisible();
  });

  test('the portal knows who wrote it, from its own history', async ({
    request,
  }) => {
    const answer = await request.post('/api/operations/authors', {
      headers: await signedIn(request, ASKER.ref),
      data: {
        artefact: {
          kind: 'service',
          service: 'component:default/operate-first-portal',
        },
      },
    });
    const { suggestions, places } = await answer.json();
    expect(places[0].readAt).toBeDefined();
    const kinds = suggestions.flatMap(({ why }: { why: { kind: string }[] }) =>
      why.map(({ kind }) => kind),
    );
    expect(kinds).toContain('commits');
  });
});
