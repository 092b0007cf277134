import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import {
  APIRequestContext,
  expect as expectSoon,
  Page,
} from '@playwright/test';
import { expectAccessible } from './accessible';
import { fileInTree, gitLogOf } from './gitopsTree';
import { visiting } from './operationsApi';
import { filesOf, PROVED, send, untilProved } from './requestPages';
import { test } from './somebody';

failOnBrowserErrors();

const expect = expectSoon.configure({ timeout: 45_000 });
const ASKER = 'Linh Tran';
/** Services of the asker's team that nobody has promised anything of; an attempt before may have used one. */
const QUIET = ['stops', 'vehicle-positions', 'disruptions'];
/** `E2E_MONITORING=none`: a machine on which there is none. */
const IS_MONITORED = process.env.E2E_MONITORING !== 'none';
const PROMETHEUS = 'http://127.0.0.1:8141';

async function answerOf(api: APIRequestContext, path: string) {
  const response = await api.get(`/api/operations${path}`, {
    headers: await visiting(api),
  });
  expect(response.ok(), await response.text()).toBe(true);
  return response.json();
}

async function withoutSlo(api: APIRequestContext): Promise<string> {
  for (const name of QUIET) {
    const path = `/services/component/default/${name}/slos`;
    const { items } = await answerOf(api, path);
    if (items.length === 0) return name;
  }
  throw new Error(`Each of ${QUIET.join(', ')} has an SLO`);
}

/** Whoever asks is of the team, so nobody else is needed. */
async function sendAndProve(page: Page): Promise<string> {
  const key = await send(page);
  await untilProved(page);
  return key;
}

/** Nobody says that a rule is loaded, so it is not proved, and the page says why. */
async function sendAndWait(page: Page): Promise<string> {
  const key = await send(page);
  await expect(
    page.getByRole('region', { name: 'How far it is' }),
  ).toContainText(/Prometheus.* does not answer|does not answer/);
  return key;
}

test.describe('what a service promises', () => {
  test.setTimeout(2 * PROVED);

  test('an SLO comes from the card that has none to its evaluation, proved by git and the API', async ({
    page,
    somebody,
  }) => {
    const service = await withoutSlo(page.request);
    const name = `${service}-availability`;
    const asker = await somebody(ASKER);
    await asker.goto(`/catalog/default/component/${service}/operations`);
    await asker.getByRole('link', { name: 'Add an SLO' }).click();
    await asker.waitForURL(url => url.searchParams.get('name') === name);
    await asker.getByLabel('Objective in per cent').fill('99.5');
    await expect(
      asker.getByRole('region', { name: 'What it means' }),
    ).toContainText('99.5 % means 3.6 hours a month');
    await expect(
      asker.getByRole('region', { name: 'The last 90 days with it' }),
    ).toContainText('nothing of it was measured');
    await expect(filesOf(asker)).toContainText('slo.yaml');
    await expectAccessible(asker);
    const key = await sendAndProve(asker);

    expect(await gitLogOf(service)).toMatch(
      new RegExp(`${key}[\\s\\S]*services/${service}/slo.yaml`),
    );
    expect(await fileInTree(`services/${service}/slo.yaml`)).toContain(
      'target: 0.995',
    );
    const { slo } = await answerOf(page.request, `/slos/default/${name}`);
    expect(slo.objectives[0].target).toBe(0.995);
    expect(slo.evaluatedAt).toBeDefined();

    // From its page it is changed, with what was tried there.
    await asker.goto(`/operations/slos/default/${name}`);
    await asker.getByRole('button', { name: 'Try another promise' }).click();
    await asker.getByRole('textbox', { name: 'Target in per cent' }).fill('99');
    await asker.getByRole('link', { name: 'Change it' }).click();
    await expect(asker.getByLabel('Objective in per cent')).toHaveValue('99');
    await expect(filesOf(asker)).toContainText('slo.yaml');
  });

  test('an alert comes from the card of its service to the rules that Prometheus has loaded', async ({
    page,
    somebody,
  }) => {
    const [service] = QUIET;
    const name = `StopsAreAsked${Date.now().toString(36).toUpperCase()}`;
    const asker = await somebody(ASKER);
    await asker.goto(`/catalog/default/component/${service}/operations`);
    await asker.getByRole('link', { name: 'Add an alert' }).click();
    await asker.getByLabel('Name of the alert').fill(name);
    await asker.getByRole('button', { name: /It fires by/ }).click();
    await asker
      .getByRole('option', { name: 'An expression of PromQL' })
      .click();
    const trial = asker.getByRole('region', {
      name: 'Tried against the past',
    });
    const expression = asker.getByRole('textbox', { name: /^Expression/ });
    await expression.fill(`up{service="${service}" == 1`);
    await expect(asker.getByText(/cannot be read, in line 1/)).toBeVisible();
    await expression.fill(`up{service="${service}"} >= 1`);
    await asker.getByLabel('Minutes that it has to last').fill('0');
    // How often the service was not reached meanwhile is the machine's affair.
    await expect(trial).toContainText(
      IS_MONITORED
        ? /would have fired (once|\d+ times) in 90 days/
        : /Not tried/,
    );
    // One that never fires is wanted here: nobody is to be called.
    await expression.fill(`up{service="${service}"} > 2`);
    await expect(trial).toContainText(
      IS_MONITORED ? 'It would never have fired' : 'Not tried',
    );
    await expect(filesOf(asker)).toContainText(`${name}.md`);
    await expectAccessible(asker);
    const key = IS_MONITORED
      ? await sendAndProve(asker)
      : await sendAndWait(asker);

    expect(await gitLogOf(service)).toContain(key);
    if (!IS_MONITORED) return;
    const answer = await page.request.get(
      `${PROMETHEUS}/api/v1/rules?type=alert`,
    );
    const { data } = await answer.json();
    const rules: Array<{ name: string; query: string }> = data.groups.flatMap(
      ({ rules: all }: { rules: unknown[] }) => all,
    );
    expect(rules.find(rule => rule.name === name)?.query).toContain('> 2');
  });
});
