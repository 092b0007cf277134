import { failOnBrowserErrors } from '@backstage/e2e-test-utils/playwright';
import { expect, Locator, Page, test } from '@playwright/test';
import { ClusterName, scale } from './clusters';
import { breakCluster, breakService, heal, healCluster } from './playground';
import { ADMIN, signIn } from './signIn';

/** The tab asks every ten seconds, and machines are shared. */
const SHOWN = { timeout: 45_000 };

const CLUSTERS: readonly ClusterName[] = ['eu-1', 'us-1'];

const cluster = (page: Page, name: string) =>
  page.getByRole('button', { name: `${name} Cluster` });
/** What the stock plugin could not fetch, with the reasons once it is opened. */
const troubles = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'retrieving Kubernetes objects' });

async function openTab(page: Page, service = 'payments') {
  await page.goto(`/catalog/default/component/${service}/kubernetes`);
  for (const name of CLUSTERS) {
    await expect(cluster(page, name)).toContainText(/[1-9]\d* pods/, SHOWN);
  }
}

/** Opens what belongs to a cluster: of all that is open on the page, the last. */
async function openCluster(page: Page, name: string): Promise<Locator> {
  await cluster(page, name).click();
  const objects = page
    .getByRole('region')
    .filter({ has: page.getByRole('button', { name: /Deployment/ }) })
    .first();
  await expect(objects).toBeVisible();
  return objects;
}

/** Opens the table of the pods in production; resolves with the names that it gives them. */
async function openPods(objects: Locator, service = 'payments') {
  await objects
    .getByRole('button', {
      name: `${service} Deployment namespace: production`,
    })
    .first()
    .getByText(/pods? with errors/)
    .click();
  const names = objects.getByRole('button', {
    name: new RegExp(`^${service}-[a-z0-9]+-[a-z0-9]+$`),
  });
  await expect(names.first()).toBeVisible();
  return names;
}

/** Opens the drawer of one of the pods. */
async function openPod(page: Page, name: string) {
  await openTab(page);
  const pods = await openPods(await openCluster(page, name));
  await pods.first().click();
}

/**
 * The page as an installation has it that switches the terminal on. The stock plugin offers it to those with one
 * cluster alone, as a socket of a browser cannot say which one is meant.
 */
async function switchOnTerminal(page: Page, clusters: readonly ClusterName[]) {
  await page.route('**/kubernetes', async route => {
    const document = await route.fetch();
    const body = (await document.text()).replace(
      '"organization":',
      '"kubernetes": { "podExecTerminal": { "enabled": true } }, "organization":',
    );
    await route.fulfill({ response: document, body });
  });
  await page.route('**/api/kubernetes/clusters', async route => {
    const answer = await route.fetch();
    const { items }: { items: { name: string }[] } = await answer.json();
    const some = items.filter(({ name }) =>
      clusters.some(chosen => chosen === name),
    );
    await route.fulfill({ response: answer, json: { items: some } });
  });
}

interface Answer {
  items: {
    cluster: { name: string };
    resources: { type: string; resources: { metadata: { name: string } }[] }[];
  }[];
}

/** Everything that the next answer has of a cluster. */
async function namesOf(page: Page, name: string): Promise<string[]> {
  const answered = await page.waitForResponse(
    response => /\/api\/kubernetes\/services\/[a-z]+$/.test(response.url()),
    SHOWN,
  );
  const { items }: Answer = await answered.json();
  const found = items.find(item => item.cluster.name === name);
  const all = found?.resources.flatMap(({ type, resources }) =>
    resources.map(one => `${type}/${one.metadata.name}`),
  );
  return (all ?? []).sort();
}

test.describe('the stock Kubernetes tab', () => {
  failOnBrowserErrors();
  // Several of the tab's intervals, one after another.
  test.describe.configure({ timeout: 180_000 });

  for (const name of CLUSTERS) {
    test(`shows what runs in ${name}`, async ({ page }) => {
      await signIn(page);
      await openTab(page);
      await expect(cluster(page, name)).toContainText('4 pods');
      const objects = await openCluster(page, name);
      for (const namespace of ['production', 'staging']) {
        for (const kind of ['Deployment', 'Service']) {
          await expect(
            objects.getByText(`payments${kind}namespace: ${namespace}`).first(),
          ).toBeVisible();
        }
      }
      const pods = await openPods(objects);
      await expect(pods).toHaveCount(2);
      await expect(
        objects.getByRole('row', { name: /^payments-\S+ Running 1\/1/ }),
      ).toHaveCount(2);

      const pod = await pods.first().innerText();
      await pods.first().click();
      const drawer = page.getByRole('presentation').last();
      await expect(drawer.getByRole('heading', { name: pod })).toBeVisible();
      await expect(drawer.getByText('Status: Running')).toBeVisible();
      await drawer.getByRole('checkbox', { name: 'YAML' }).click();
      await expect(drawer.getByText('restartPolicy').first()).toBeVisible();
      // What nobody reads is not sent.
      await expect(drawer).not.toContainText('managedFields');
    });
  }

  test('tells of a crash by itself, and that it is over', async ({ page }) => {
    await signIn(page);
    await openTab(page, 'departures');
    const crash = page.getByText(/restarting failed container=departures/);
    await expect(crash).toHaveCount(0);
    try {
      await breakService('departures', 'crash');
      for (const name of CLUSTERS) {
        await expect(cluster(page, name)).toContainText(
          /[1-9] pods? with errors/,
          SHOWN,
        );
      }
      await expect(
        page.getByRole('heading', { name: 'Error Reporting' }),
      ).toBeVisible();
      await expect(crash.first()).toBeVisible(SHOWN);
    } finally {
      await heal('departures');
    }
    // That its pods were started anew stays an error to the stock plugin.
    await expect(crash).toHaveCount(0, SHOWN);
  });

  test('says why a cluster is not there, beside all that the other one has', async ({
    page,
  }) => {
    await signIn(page);
    await openTab(page);
    const before = await namesOf(page, 'us-1');
    expect(before).toContainEqual(expect.stringMatching(/^pods\/payments-/));
    try {
      await breakCluster('eu-1', 'down');
      await troubles(page)
        .getByRole('button', { name: /^Warning/ })
        .click(SHOWN);
      await expect(troubles(page)).toContainText('Cluster: eu-1');
      await expect(troubles(page)).toContainText(
        /eu-1 (refuses connections|does not answer).*What is shown is what was known at/,
        SHOWN,
      );
      await expect(troubles(page)).not.toContainText('us-1');
      expect(await namesOf(page, 'us-1')).toEqual(before);

      // What was known last stays, and the other cluster is live.
      await expect(cluster(page, 'eu-1')).toContainText('4 pods');
      await scale('us-1', 'payments', 3);
      await expect(cluster(page, 'us-1')).toContainText('5 pods', SHOWN);
      const objects = await openCluster(page, 'us-1');
      await expect(await openPods(objects)).toHaveCount(3);
    } finally {
      await healCluster('eu-1');
      await scale('us-1', 'payments', 2);
    }
    await expect(page.getByText('What is shown is what')).toBeHidden(SHOWN);
    await expect(cluster(page, 'us-1')).toContainText('4 pods', SHOWN);
  });

  for (const name of CLUSTERS) {
    test(`shows an admin what a container in ${name} has said`, async ({
      page,
    }) => {
      await signIn(page, ADMIN);
      await openPod(page, name);
      await page.getByRole('button', { name: 'get logs' }).click();
      const log = page.getByRole('dialog').last();
      await expect(
        log.getByRole('heading', { name: `logs on cluster ${name}` }),
      ).toBeVisible();
      await expect(log.getByText(/payments starts, image/)).toBeVisible();
    });
  }
});

test.describe('the stock Kubernetes tab, where it may not', () => {
  // The tab asks again and again: what is on its way when a test ends is nobody's any more.
  test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

  // The browser writes refusals to its console: here they are wanted.
  test('offers no terminal of one cluster among several', async ({ page }) => {
    await signIn(page, ADMIN);
    await switchOnTerminal(page, CLUSTERS);
    await openPod(page, 'us-1');
    await expect(page.getByRole('button', { name: 'get logs' })).toBeVisible();
    await expect(
      page.getByRole('button', { name: 'open terminal' }),
    ).toHaveCount(0);
  });

  test('opens no terminal where permissions are asked for', async ({
    page,
  }) => {
    await signIn(page, ADMIN);
    await switchOnTerminal(page, ['us-1']);
    await openPod(page, 'us-1');
    const opened = page.waitForEvent('websocket', socket =>
      socket.url().includes('/proxy/api/v1/namespaces/production/pods/'),
    );
    await page.getByRole('button', { name: 'open terminal' }).click();
    // A browser's socket does not say whose it is, for admins neither; the stock tab tells no more than this.
    const [socket] = await Promise.all([
      opened,
      expect(page.getByRole('dialog').last()).toContainText(
        'Socket connection closed',
      ),
    ]);
    expect(socket.isClosed()).toBe(true);
  });

  test('says that a log is not for everybody', async ({ page }) => {
    await signIn(page);
    await openPod(page, 'us-1');
    await page.getByRole('button', { name: 'get logs' }).click();
    const log = page.getByRole('dialog').last();
    await expect(log.getByText(/failed with 403/)).toBeVisible();
    await expect(log.getByText(/payments starts/)).toBeHidden();
  });
});
