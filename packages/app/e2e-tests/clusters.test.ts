import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './accessible';
import { scale, setImage, wanted } from './clusters';
import {
  breakCluster,
  breakService,
  heal,
  healCluster,
  playground,
} from './playground';
import { signIn } from './signIn';

failOnBrowserErrors();

/** A deadline against hanging, as machines are shared; how long it really takes is printed. */
const TOLD = { timeout: 15_000 };
const RECOVERED = { timeout: 30_000 };

const operationsOf = (service: string) =>
  `/catalog/default/component/${service}/operations`;
const card = (page: Page) => page.getByRole('region', { name: 'Clusters' });
const cell = (page: Page, service: string, cluster: string) =>
  card(page).getByRole('link', {
    name: new RegExp(`^${service} in ${cluster}:`),
  });

/** Waits until the page says it, and prints how long that took: it is meant to be at most five seconds. */
async function told(what: string, assertion: Promise<void>) {
  const start = performance.now();
  await assertion;
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`  ${what}: told after ${seconds.toFixed(1)} s\n`);
}

async function expectWell(page: Page, service: string) {
  for (const cluster of ['eu-1', 'us-1']) {
    await expect(cell(page, service, cluster)).toHaveAccessibleName(
      /Healthy/,
      RECOVERED,
    );
  }
}

/** Opens the page of a service, where it is well in both clusters. */
async function openWell(page: Page, service: string) {
  await page.goto(operationsOf(service));
  await expectWell(page, service);
}

test('a crash is told, and that it is over', async ({ page }) => {
  await openWell(page, 'departures');
  try {
    await breakService('departures', 'crash');
    await told(
      'a crash',
      expect(card(page)).toContainText('keep crashing', TOLD),
    );
  } finally {
    await heal('departures');
  }
  await expectWell(page, 'departures');
  await expect(card(page)).not.toContainText('keep crashing');
});

test('an image that is not there is told where it is missing', async ({
  page,
}) => {
  await openWell(page, 'identity');
  const { image } = await wanted('eu-1', 'identity');
  try {
    await setImage('eu-1', 'identity', `${image}-broken`);
    await told(
      'an image error',
      expect(card(page)).toContainText(
        /eu-1.*cannot start: (image not found|the image cannot be fetched) \(identity:.*-broken\)/,
        TOLD,
      ),
    );
    await expect(cell(page, 'identity', 'us-1')).toHaveAccessibleName(
      /Healthy/,
    );
  } finally {
    await setImage('eu-1', 'identity', image);
  }
  await expectWell(page, 'identity');
});

test('a quota that refuses pods is told', async ({ page }) => {
  await openWell(page, 'bookings');
  try {
    await playground('scale', 'bookings', '500', '--cluster', 'us-1');
    await told(
      'a quota refusal',
      expect(card(page)).toContainText(
        /cannot be made: quota \S+ has no room/,
        TOLD,
      ),
    );
  } finally {
    await playground('rollback', 'bookings');
  }
  await expectWell(page, 'bookings');
});

test('a bad rollout from git is told, among the changes, too, and reverted', async ({
  page,
}) => {
  await openWell(page, 'journeys');
  try {
    await playground('rollout', 'journeys', '77.0.0-broken');
    await told(
      'a bad rollout from git',
      expect(card(page)).toContainText(
        /The rollout of journeys \(77\.0\.0-broken\) has trouble/,
        TOLD,
      ),
    );
    await expect(page.getByRole('region', { name: 'Changes' })).toContainText(
      '→ 77.0.0-broken',
    );
  } finally {
    await playground('rollback', 'journeys');
  }
  await expectWell(page, 'journeys');
});

for (const fault of ['down', 'hang'] as const) {
  test(`a cluster that is gone (${fault}) costs nobody but itself`, async ({
    page,
  }) => {
    await openWell(page, 'payments');
    try {
      await breakCluster('eu-1', fault);
      await told(
        `a cluster that is gone (${fault})`,
        expect(card(page)).toContainText(
          /eu-1 (does not answer|refuses connections)/,
          // Silence is told from patience only after a while.
          fault === 'down' ? TOLD : { timeout: 60_000 },
        ),
      );
      // What was seen last stays, and the other cluster is live.
      await expect(cell(page, 'payments', 'eu-1')).toBeVisible();
      await scale('us-1', 'payments', 3);
      await expect(cell(page, 'payments', 'us-1')).toHaveAccessibleName(
        /3 of 3 ready/,
        TOLD,
      );

      await page.goto('/operations/clusters');
      await expect(
        page.getByRole('heading', { name: /1 of 2 clusters/ }),
      ).toBeVisible();
    } finally {
      await healCluster('eu-1');
      await scale('us-1', 'payments', 2);
    }
    await expect(
      page.getByRole('heading', { name: /Both clusters are well/ }),
    ).toBeVisible({ timeout: 60_000 });
  });
}

test('scaled to zero on purpose is not down', async ({ page }) => {
  await openWell(page, 'fares');
  const { replicas } = await wanted('eu-1', 'fares');
  try {
    await scale('eu-1', 'fares', 0);
    await told(
      'a scale to zero',
      expect(card(page)).toContainText(/scaled to zero/, TOLD),
    );
    await expect(
      page.getByRole('heading', { name: /^Healthy for/ }),
    ).toBeVisible();
  } finally {
    await scale('eu-1', 'fares', replicas);
  }
  await expect(card(page)).not.toContainText(/scaled to zero/, RECOVERED);
});

test('a visitor opens a workload; who has signed in reads its log and YAML', async ({
  page,
}) => {
  await openWell(page, 'payments');
  await cell(page, 'payments', 'eu-1').click();
  const drawer = page.getByRole('dialog', { name: /Deployment payments/ });
  await expect(drawer.getByText(/^payments-/).first()).toBeVisible();
  await drawer.getByRole('tab', { name: 'Logs' }).click();
  await expect(drawer.getByText('Sign in to see logs.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(cell(page, 'payments', 'eu-1')).toBeFocused();

  await signIn(page);
  await page.goto(
    `${operationsOf(
      'payments',
    )}?workload=eu-1/production/Deployment/payments&tab=logs`,
  );
  await expect(drawer.getByText('Live.')).toBeVisible();
  await expectAccessible(page);
  await drawer.getByRole('tab', { name: 'YAML' }).click();
  await expect(drawer.getByText('kind: Deployment')).toBeVisible();
});

test('axe finds nothing on the pages of clusters and roll-ups', async ({
  page,
}) => {
  await page.goto('/operations/clusters');
  await expect(
    page.getByRole('link', { name: 'eu-1', exact: true }),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'eu-1', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Well/ })).toBeVisible();
  await expectAccessible(page);

  for (const path of [
    '/catalog/default/system/payments/operations',
    '/catalog/default/domain/sales/operations',
    '/catalog/default/group/sales/operations',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('table', { name: /^Services/ })).toBeVisible();
    await expectAccessible(page);
  }
});
