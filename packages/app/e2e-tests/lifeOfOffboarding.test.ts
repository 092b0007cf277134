import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import {
  APIRequestContext,
  expect as expectSoon,
  Page,
} from '@playwright/test';
import { expectAccessible } from './accessible';
import { gitLogOf, pushService } from './gitopsTree';
import { namespaceIn, runningPods } from './kubectl';
import { resolvedIncident, signedIn, visiting } from './operationsApi';
import { approveAndMerge, PROVED, send } from './requestPages';
import { test } from './somebody';

failOnBrowserErrors();

const ASKER = { name: 'Linh Tran', ref: 'user:default/linh.tran' };
const TEAM_MATE = 'user:default/yusuf.demir';
const APPROVER = { name: 'Kwame Mensah' };
const TEAM = 'journeys';
const CLUSTER = 'eu-1';

const expect = expectSoon.configure({ timeout: 60_000 });

/** Whoever asks by the API, signed in once. */
type Headers = Awaited<ReturnType<typeof signedIn>>;

async function requestOf(
  api: APIRequestContext,
  key: string,
  headers: Headers,
) {
  const answer = await api.get(`/api/operations/requests/${key}`, { headers });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** Two services of one team in a namespace that they share, onboarded by the API. */
async function onboard(
  api: APIRequestContext,
  names: string[],
  headers: Headers,
) {
  const [namespace] = names;
  for (const name of names) await pushService(name);
  const answer = await api.post('/api/operations/requests', {
    headers,
    // Both repositories are fetched and read before it answers.
    timeout: PROVED,
    data: {
      kind: 'onboard',
      taskId: `offboarding-${namespace}`,
      parameters: {
        team: { name: TEAM },
        services: names.map(name => ({
          name,
          repository: { url: `https://git.example.org/marram/${name}` },
          addresses: [
            {
              environment: 'production',
              url: `http://127.0.0.1:8160/production/${name}/healthz`,
            },
          ],
        })),
        namespaces: [
          {
            name: namespace,
            quota: { tier: 'small' },
            places: [{ environment: 'production', cluster: CLUSTER }],
          },
        ],
      },
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { summary } = await answer.json();
  await untilDone(api, summary.key, headers);
}

async function untilDone(
  api: APIRequestContext,
  key: string,
  headers: Headers,
): Promise<void> {
  await expect
    .poll(async () => (await requestOf(api, key, headers)).summary.state, {
      timeout: PROVED,
    })
    .toBe('done');
}

/** One of the team by the API, one of the platform in the browser: two people, and neither of them asked. */
async function approve(
  api: APIRequestContext,
  approver: Page,
  key: string,
  headers: Headers,
) {
  await expect
    .poll(async () => (await requestOf(api, key, headers)).revision)
    .toBeTruthy();
  const { revision } = await requestOf(api, key, headers);
  const own = await api.post(`/api/operations/requests/${key}/approval`, {
    headers,
    data: { verdict: 'approve', revision },
  });
  expect(own.ok()).toBe(false);
  const first = await api.post(`/api/operations/requests/${key}/approval`, {
    headers: await signedIn(api, TEAM_MATE),
    data: { verdict: 'approve', revision },
  });
  expect(first.ok(), await first.text()).toBe(true);
  await approveAndMerge(approver, key);
}

async function serviceOf(api: APIRequestContext, name: string) {
  const answer = await api.get(
    `/api/operations/services/component/default/${name}`,
    { headers: await visiting(api) },
  );
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

test.describe('the end of a service', () => {
  test.setTimeout(3 * PROVED);

  test('one of two services goes in two steps, and the other is untouched', async ({
    browser,
    page,
    somebody,
  }) => {
    const suffix = Date.now().toString(36);
    const [left, gone] = [`keeps-${suffix}`, `ends-${suffix}`];
    const api = page.request;
    const headers = await signedIn(api, ASKER.ref);
    await onboard(api, [left, gone], headers);
    expect(await runningPods(CLUSTER, left, gone)).toBe(1);
    const incident = await resolvedIncident(api, ASKER.ref, {
      title: `The last of ${gone}`,
      service: `component:default/${gone}`,
    });

    const asker = await somebody(ASKER.name);
    const approver = await somebody(APPROVER.name);
    await asker.goto(`/catalog/default/component/${gone}/operations`);
    await asker.getByRole('link', { name: 'Off-board' }).click();
    await expect(
      asker.getByRole('button', { name: `Incidents of ${gone}` }),
    ).toBeVisible();
    await expectAccessible(asker);
    await asker.getByRole('textbox', { name: /^Why/ }).fill('Nobody needs it.');
    const scale = await send(asker);
    await approve(api, approver, scale, headers);
    await untilDone(api, scale, headers);
    expect(await runningPods(CLUSTER, left, gone)).toBe(0);
    expect(await runningPods(CLUSTER, left, left)).toBe(1);

    await asker.getByRole('link', { name: 'Remove it now' }).click();
    const exported = asker.getByRole('switch', {
      name: /^What is worth keeping/,
    });
    await exported.press('Space');
    await expect(exported).toBeChecked();
    const effects = asker.getByRole('list', { name: 'What that means' });
    await expect(effects).toContainText(`Shared with ${left}.`);
    const remove = await send(asker);
    await approve(api, approver, remove, headers);
    await untilDone(api, remove, headers);

    // Git, the cluster and the API say the same of both.
    const ended = await gitLogOf(gone);
    expect(ended).toMatch(
      new RegExp(`${remove}[\\s\\S]*D\\s+services/${gone}/catalog-info.yaml`),
    );
    expect(await gitLogOf(`services/${left}/`)).not.toContain(remove);
    expect(await namespaceIn(CLUSTER, left)).toBeDefined();
    expect(await runningPods(CLUSTER, left, gone)).toBe(0);
    expect(await runningPods(CLUSTER, left, left)).toBe(1);
    expect((await serviceOf(api, gone)).removedAt).toBeDefined();
    expect((await serviceOf(api, left)).removedAt).toBeUndefined();
    expect((await serviceOf(api, left)).health.status).toBe('healthy');

    // What was is read under its name; that the catalog does not have it is no error of the browser of this test.
    const visitor = await browser.newPage();
    await visitor.goto(`/operations/incidents/${incident}`);
    await visitor.getByRole('link', { name: gone }).first().click();
    await expect(
      visitor.getByRole('heading', { level: 1, name: gone }),
    ).toBeVisible();
    await visitor.close();
  });
});
