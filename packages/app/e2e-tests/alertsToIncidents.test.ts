import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import {
  APIRequestContext,
  Browser,
  expect as expectSoon,
  Page,
  test,
} from '@playwright/test';
import { expectAccessible } from './accessible';
import {
  alertsOfService,
  endMaintenance,
  incidentsOf,
  isMonitored,
  notificationsOf,
  resolveIncidents,
} from './operationsApi';
import { breakService, heal } from './playground';
import { signIn } from './signIn';

failOnBrowserErrors();

/** What the journeys, the journey planner and the export need: nothing else of these tests breaks it. */
const ROOT = { name: 'timetable', ref: 'component:default/timetable' };
const AFFECTED = ['Journeys', 'Journey planner', 'GTFS export'];
const TITLE = 'Timetable is down';
/** A member of the group that owns it, and somebody who does not. */
const OWNER = { name: 'Linh Tran', ref: 'user:default/linh.tran' };
const HELPER = { name: 'Noa Abergil', ref: 'user:default/noa.abergil' };

const MAINTENANCE = 'The timetable of the winter';

/** Three people look at the same time, at a portal that is busy with what broke. */
const expect = expectSoon.configure({ timeout: 45_000 });
/** Probes look each five seconds, and machines are slow at times. */
const NOTICED = 60_000;
/** Replicas know of announced maintenance after five seconds. */
const ANNOUNCED = 6_000;
/** Rules of Prometheus, and pods that become ready again. */
const SETTLED = 240_000;

const timeline = (page: Page) =>
  page.getByRole('region', { name: 'What happened' });

const services = (page: Page) => page.getByRole('region', { name: 'Services' });

async function somebody(browser: Browser, name?: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (name) await signIn(page, name);
  return page;
}

async function openIncidents(request: APIRequestContext, service?: string) {
  return incidentsOf(request, { state: 'open', ...(service && { service }) });
}

/** Everything that was broken is well again, as the portal sees it. */
async function untilWell(request: APIRequestContext): Promise<void> {
  await expect
    .poll(
      async () => {
        const response = await request.get(
          `/api/operations/services/component/default/${ROOT.name}`,
        );
        return (await response.json()).health?.status;
      },
      { timeout: SETTLED },
    )
    .toMatch(/healthy|maintenance/);
}

async function setStatus(page: Page, status: string): Promise<void> {
  await page
    .getByRole('region', { name: 'At a glance' })
    .getByRole('button', { name: /Status/ })
    .click();
  await page.getByRole('option', { name: status }).click();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Write into the timeline').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

// Its name lets it run before other tests break clusters: what fails with one joins the incident of that one.
test.describe.serial('incidents', () => {
  test.setTimeout(2 * SETTLED + 3 * NOTICED);
  test.beforeEach(async ({ request }) => {
    await untilWell(request);
    await resolveIncidents(request, OWNER.ref, ROOT.ref);
  });
  test.afterEach(async ({ request }) => {
    await heal(ROOT.name);
    await endMaintenance(request, OWNER.ref, MAINTENANCE);
  });

  test('what others need breaks: one incident, worked on by two, resolved, and seen again as it was', async ({
    browser,
    page,
  }) => {
    const { request } = page;
    const earlier = (await openIncidents(request)).map(({ key }) => key);
    const owner = await somebody(browser, OWNER.name);
    const helper = await somebody(browser, HELPER.name);
    // A visitor looks at the list, and does not touch it again.
    await page.goto('/operations/incidents');
    await breakService(ROOT.name, 'errors');

    const link = page.getByRole('link', { name: new RegExp(TITLE) });
    await expect(link.first()).toBeVisible({ timeout: NOTICED });
    const [{ key }] = await openIncidents(request, ROOT.ref);
    await expectAccessible(page);
    await link.first().click();
    await expect(page).toHaveURL(new RegExp(`/operations/incidents/${key}$`));
    await expect(
      page.getByRole('heading', { name: new RegExp(`${key} ${TITLE}`) }),
    ).toBeVisible();

    // One, with the right root, and with those that need it.
    for (const name of AFFECTED) {
      await expect(services(page).getByText(name).first()).toBeVisible({
        timeout: NOTICED,
      });
    }
    const root = services(page).getByRole('listitem').first();
    await expect(root).toContainText('Timetable');
    await expect(root).toContainText('where it comes from');
    const opened = (await openIncidents(request)).filter(
      one => !earlier.includes(one.key),
    );
    expect(opened.map(one => one.key)).toEqual([key]);
    expect(opened[0]).toMatchObject({ title: TITLE, severity: 2 });

    // What happened is told, and why it is one.
    await expect(timeline(page)).toContainText('Timetable went down');
    await expect(timeline(page)).toContainText(
      /Journeys calls Timetable|Journey planner calls Journeys/,
    );
    await expectAccessible(page);

    // Its owner has one notification, which leads there.
    await expect
      .poll(async () => notificationsOf(request, OWNER.ref, key), {
        timeout: NOTICED,
      })
      .toHaveLength(1);
    await owner.goto('/notifications');
    await owner
      .getByRole('link', { name: new RegExp(TITLE) })
      .first()
      .click();
    await expect(owner).toHaveURL(new RegExp(`/operations/incidents/${key}$`));

    // The owner takes it on, and everybody who looks sees it.
    await setStatus(owner, 'Acknowledged');
    await expect(page.getByText(/^Acknowledged, open for/)).toBeVisible();

    // Two write at once.
    await helper.goto(`/operations/incidents/${key}`);
    await expect(timeline(helper)).toContainText('Timetable went down');
    await Promise.all([
      write(owner, 'The import of last night is **broken**.'),
      write(helper, 'Our export fails with it.'),
    ]);
    for (const one of [owner, helper]) {
      await expect(timeline(one)).toContainText('The import of last night');
      await expect(timeline(one)).toContainText('Our export fails with it.');
    }
    // Nobody has redacted it, so visitors only learn that something is written.
    await expect(timeline(page)).toContainText(
      'What was written here is for people who are signed in.',
    );
    await expect(timeline(page)).not.toContainText('last night');
    await expectAccessible(owner);

    if (await isMonitored()) {
      // The rules of the portal's SLOs fire in Prometheus, Alertmanager tells of them, and they join.
      await expect
        .poll(
          async () => {
            const response = await request.get(
              `/api/operations/incidents/${key}`,
            );
            const { alerts } = await response.json();
            return alerts.map(({ source }: { source: string }) => source);
          },
          { timeout: SETTLED },
        )
        .toContain('alertmanager-playground');
    }

    await heal(ROOT.name);
    await expect(root).toContainText('well again since', { timeout: SETTLED });
    await setStatus(owner, 'Resolved');
    await expect(page.getByText(/^Resolved after/)).toBeVisible();
    // It was one, and it is one.
    expect(await notificationsOf(request, OWNER.ref, key)).toHaveLength(1);

    // The minute in which it began.
    await page.getByRole('link', { name: 'As it was' }).click();
    const past = page.getByRole('region', { name: 'As it was' });
    await expect(
      past.getByRole('heading', { name: /This is the past/ }),
    ).toBeVisible();
    await page.getByLabel('Moment').press('ArrowRight');
    await expect(
      past.getByRole('region', { name: 'Timetable', exact: true }),
    ).toContainText('Down');
    await expectAccessible(page);
    await past.getByRole('button', { name: 'Back to the present' }).click();
    await expect(timeline(page)).toBeVisible();
  });

  test('what breaks in announced maintenance is no incident', async ({
    browser,
    page,
  }) => {
    const { request } = page;
    const earlier = (await incidentsOf(request, {})).map(({ key }) => key);
    const owner = await somebody(browser, OWNER.name);
    await owner.goto('/operations/maintenance');
    await owner
      .getByRole('button', { name: 'Announce maintenance' })
      .first()
      .click();
    const dialog = owner.getByRole('dialog');
    await dialog.getByLabel('What is done').fill(MAINTENANCE);
    await dialog.getByRole('button', { name: /Services/ }).click();
    await owner.getByRole('searchbox').fill('Timetable');
    await owner.getByRole('option', { name: 'Timetable', exact: true }).click();
    // The first key empties the search, the second closes the choices.
    const choices = owner.getByRole('listbox');
    await expect(async () => {
      if (await choices.isVisible()) await owner.keyboard.press('Escape');
      await expect(choices).toBeHidden({ timeout: 500 });
    }).toPass();
    await dialog.getByRole('button', { name: 'Announce maintenance' }).click();
    await expect(dialog).toBeHidden();
    await page.waitForTimeout(ANNOUNCED);

    const broken = Date.now();
    await breakService(ROOT.name, 'errors');
    const alertsOf = async (name: string) =>
      (
        await alertsOfService(request, `component:default/${name}`, 'health')
      ).filter(({ startsAt }) => Date.parse(startsAt) >= broken);
    // It is noticed, and so is what suffers from it.
    await expect
      .poll(async () => (await alertsOf(ROOT.name))[0]?.suppressed, {
        timeout: NOTICED,
      })
      .toBe('maintenance');
    await expect
      .poll(async () => (await alertsOf('journeys')).length, {
        timeout: NOTICED,
      })
      .toBeGreaterThan(0);
    // The policy decides each second; several of its runs later there is still none.
    await page.waitForTimeout(15_000);
    const opened = (await incidentsOf(request, {})).filter(
      ({ key }) => !earlier.includes(key),
    );
    expect(opened).toEqual([]);
    // Nor has any joined the one before, which what still burns of it may have reopened.
    for (const name of [ROOT.name, 'journeys', 'gtfs-export']) {
      for (const alert of await alertsOf(name)) {
        expect(alert.incident, alert.title).toBeUndefined();
      }
    }
  });

  test('axe finds nothing on the other pages of incidents', async ({
    browser,
  }) => {
    const owner = await somebody(browser, OWNER.name);
    await owner.goto('/operations/incidents?view=board');
    await expect(
      owner.getByRole('link', { name: new RegExp(TITLE) }).first(),
    ).toBeVisible();
    await expectAccessible(owner);

    await owner.goto('/operations/incidents/metrics');
    await expect(
      owner.getByRole('heading', { name: /How fast/ }),
    ).toBeVisible();
    await expectAccessible(owner);

    await owner.goto('/operations/alerts');
    await expect(
      owner.getByRole('heading', { name: /alerts? fires?|No alert/ }).first(),
    ).toBeVisible();
    await expectAccessible(owner);
  });
});
