import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { APIRequestContext, expect as expectSoon } from '@playwright/test';
import { expectAccessible } from './accessible';
import {
  announceMaintenance,
  replayUntilDown,
  services,
  setStatus,
  timeline,
  write,
} from './incidentPages';
import {
  alertsOfService,
  endMaintenance,
  incidentsOf,
  isMonitored,
  notificationsOf,
  openedFor,
  resolveIncidents,
} from './operationsApi';
import { breakService, heal } from './playground';
import { test } from './somebody';

failOnBrowserErrors();

/**
 * What the journeys, the journey planner and the export need. No other test breaks it. One breaks the journeys later,
 * which may reopen its incident: that disturbs nobody.
 */
const ROOT = { name: 'timetable', ref: 'component:default/timetable' };
const AFFECTED = ['Journeys', 'Journey planner', 'GTFS export'];
const AFFECTED_REFS = ['journeys', 'journey-planner', 'gtfs-export'].map(
  name => `component:default/${name}`,
);
const TITLE = 'Timetable is down';
/** Of nobody; visitors do not read it. */
const MAIL = 'export-desk@example.net';
/** Nobody needs it, and it does not need the timetable. */
const OTHER = {
  name: 'ticket-inspector',
  ref: 'component:default/ticket-inspector',
  title: 'Ticket inspector is down',
};
const EVERYTHING = [ROOT.ref, ...AFFECTED_REFS, OTHER.ref];
/** A member of the group that owns it, and somebody who does not. */
const OWNER = { name: 'Linh Tran', ref: 'user:default/linh.tran' };
const HELPER = { name: 'Noa Abergil', ref: 'user:default/noa.abergil' };

const MAINTENANCE = 'The timetable of the winter';

/** Three people look at the same time, at a portal that is busy with what broke. */
const expect = expectSoon.configure({ timeout: 45_000 });
/** Probes look each five seconds, and machines are slow at times. */
const NOTICED = 60_000;
/** Rules of Prometheus, and pods that become ready again. */
const SETTLED = 240_000;

/** Those that are open of what is broken here; on a busy machine others are slow by themselves. */
async function openIncidents(request: APIRequestContext) {
  const open = await incidentsOf(request, { state: 'open' });
  return open.filter(incident =>
    incident.services.some(({ service }) => EVERYTHING.includes(service.ref)),
  );
}

const keysOf = (incidents: Array<{ key: string }>) =>
  incidents.map(({ key }) => key);

/** Everything that was broken is well again, as the portal sees it: no alert says otherwise. */
async function untilWell(request: APIRequestContext): Promise<void> {
  for (const ref of EVERYTHING) {
    await expect
      .poll(() => alertsOfService(request, ref, 'health'), {
        timeout: SETTLED,
      })
      .toEqual([]);
  }
}

// Its name lets it run before other tests break clusters: what fails with one joins the incident of that one. What
// breaks four times within 15 minutes flaps and joins nothing: a third run in a row on one portal waits so long.
test.describe('incidents', () => {
  test.setTimeout(2 * SETTLED + 3 * NOTICED);
  test.beforeEach(async ({ request }) => {
    await untilWell(request);
    await resolveIncidents(request, OWNER.ref, EVERYTHING);
  });
  test.afterEach(async ({ request }) => {
    await heal(ROOT.name);
    await heal(OTHER.name);
    // What is still down when maintenance ends is an incident.
    await untilWell(request);
    await endMaintenance(request, OWNER.ref, MAINTENANCE);
    await resolveIncidents(request, OWNER.ref, EVERYTHING);
  });

  test('what others need breaks: one incident, worked on by two, resolved, and seen again as it was', async ({
    page,
    somebody,
  }) => {
    const { request } = page;
    const earlier = keysOf(await openIncidents(request));
    const owner = await somebody(OWNER.name);
    const helper = await somebody(HELPER.name);
    // A visitor looks at the list, and does not touch it again.
    await page.goto('/operations/incidents');
    await breakService(ROOT.name, 'errors');

    // An attempt before may have left a resolved one, which opens again.
    const row = page
      .getByRole('row', { name: new RegExp(TITLE) })
      .filter({ hasText: /Triggered|Reopened/ });
    await expect(row).toHaveCount(1, { timeout: NOTICED });
    // One, with the right root, and with those that need it.
    const opened = async () =>
      (await openIncidents(request)).filter(
        ({ key }) => !earlier.includes(key),
      );
    await expect
      .poll(
        async () =>
          (
            await opened()
          ).map(({ title, severity, services: [root, ...rest] }) => ({
            title,
            severity,
            root: root.service.ref,
            affected: AFFECTED_REFS.filter(ref =>
              rest.some(({ service }) => service.ref === ref),
            ),
          })),
        { timeout: NOTICED },
      )
      .toEqual([
        { title: TITLE, severity: 2, root: ROOT.ref, affected: AFFECTED_REFS },
      ]);
    const [{ key }] = await opened();
    await expectAccessible(page);
    await row.getByRole('link', { name: `${key} ${TITLE}` }).click();
    await expect(page).toHaveURL(new RegExp(`/operations/incidents/${key}$`));
    await expect(
      page.getByRole('heading', { name: new RegExp(`${key} ${TITLE}`) }),
    ).toBeVisible();
    for (const name of AFFECTED) {
      await expect(services(page).getByText(name).first()).toBeVisible();
    }
    const root = services(page).getByRole('listitem').first();
    await expect(root).toContainText('Timetable');
    await expect(root).toContainText('where it comes from');

    // What happened is told, and why it is one.
    await expect(timeline(page)).toContainText('Timetable went down');
    await expect(timeline(page)).toContainText('calls Timetable');
    await expectAccessible(page);
    // Where Prometheus runs, too, it was not needed for any of this: the portal saw it by itself.
    const told = (await openedFor(request, key)).join('; ');
    expect(told).toMatch(/\b(health|slo)\b/);
    expect(told).not.toContain('alertmanager');

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

    // Two write at once; what they write was not there before.
    const version = `2.${Date.now()}`;
    await helper.goto(`/operations/incidents/${key}`);
    await expect(timeline(helper)).toContainText('Timetable went down');
    await Promise.all([
      write(owner, `The import of ${version} is **broken**.`),
      write(helper, `Our export fails with ${version}. I am at ${MAIL}.`),
    ]);
    for (const one of [owner, helper]) {
      await expect(timeline(one)).toContainText(
        `The import of ${version} is broken.`,
      );
      await expect(timeline(one)).toContainText(
        `Our export fails with ${version}.`,
      );
    }
    // Visitors read it, too, without what is personal in it.
    await expect(timeline(page)).toContainText('Our export fails with');
    await expect(timeline(page)).not.toContainText(MAIL);
    await expectAccessible(owner);

    const monitored = await isMonitored();
    // Where they must be installed, that they are not there is a fault and not another way to run.
    if (process.env.CI === 'true' && process.env.E2E_MONITORING !== 'none') {
      expect(monitored, 'Prometheus and Alertmanager watch').toBe(true);
    }
    if (monitored) {
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
    await replayUntilDown(page, ROOT.ref);
    const past = page.getByRole('region', { name: 'As it was' });
    await expect(
      past.getByRole('heading', { name: /This is the past/ }),
    ).toBeVisible();
    await expect(
      past.getByRole('region', { name: 'Timetable', exact: true }),
    ).toContainText('Down');
    await expectAccessible(page);
    await past.getByRole('button', { name: 'Back to the present' }).click();
    await expect(timeline(page)).toBeVisible();
  });

  test('what breaks in announced maintenance is no incident', async ({
    request,
    somebody,
  }) => {
    const earlier = keysOf(await openIncidents(request));
    await announceMaintenance(await somebody(OWNER.name), {
      title: MAINTENANCE,
      service: 'Timetable',
    });
    await breakService(ROOT.name, 'errors');
    // It is noticed, and so is everything that suffers from it.
    await expect
      .poll(
        async () =>
          (
            await alertsOfService(request, ROOT.ref, 'health')
          )[0]?.suppressed,
        { timeout: NOTICED },
      )
      .toBe('maintenance');
    for (const ref of AFFECTED_REFS) {
      await expect
        .poll(() => alertsOfService(request, ref, 'health'), {
          timeout: NOTICED,
        })
        .not.toEqual([]);
    }
    // The policy, which knows of it by now, lets something else be one.
    await breakService(OTHER.name, 'errors');
    const opened = async () =>
      (await openIncidents(request))
        .filter(({ key }) => !earlier.includes(key))
        .map(({ title }) => title);
    await expect.poll(opened, { timeout: NOTICED }).toContain(OTHER.title);
    expect(await opened()).toEqual([OTHER.title]);
  });

  test('axe finds nothing on the other pages of incidents', async ({
    somebody,
  }) => {
    const owner = await somebody(OWNER.name);
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
