import { defineConfig } from '@playwright/test';

/**
 * The product in a browser, against the portal as `npm start` runs it, with a state of its own. Where a portal runs
 * already, that one is used; in CI there must be none.
 */
const PORT = 7007;

/** The machine's own Chromium; without one, the browser that Playwright has installed. */
const executablePath = process.env.CHROMIUM || undefined;

/** `E2E_MONITORING=none`: the same without Prometheus and Alertmanager, though they are installed. */
const withoutMonitoring = process.env.E2E_MONITORING === 'none';

const isCI = process.env.CI === 'true';

export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: '.portal/e2e-results',
  // One portal, one playground: what one test breaks, another would see.
  workers: 1,
  fullyParallel: false,
  // The gate says which passed only when repeated.
  retries: isCI ? 1 : 0,
  forbidOnly: isCI,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // What cannot be clicked says so, instead of waiting until the whole story is over.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    // A film of every page costs more than the pages do, on a machine that draws without a graphics card.
    trace: { mode: 'retain-on-failure', screenshots: false },
    contextOptions: { reducedMotion: 'reduce' },
    channel: undefined,
    launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu'] },
  },
  webServer: {
    command: `node scripts/start.mjs --state .portal/e2e --fresh${
      withoutMonitoring ? ' --no-monitoring' : ''
    }`,
    // Not an address but the last line of the block that says that everything is ready.
    wait: { stdout: /Ctrl-C ends all of it/ },
    ...(isCI ? {} : { url: `http://localhost:${PORT}/operations` }),
    reuseExistingServer: !isCI,
    timeout: 10 * 60_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
});
