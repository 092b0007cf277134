/*
 * /services p95, first paint of /operations and memory, with 20 and with 5,000 services, beside the
 * catalog's own list and page over the same entities in the same backend.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { endGroup, residentMiB, until } from '../lib/processes.mjs';
import {
  inTurn,
  median,
  millisecondsOf,
  percentile,
} from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';

const SIZES = [20, 5000];
const REQUESTS = 200;
const PAGE_LOADS = 7;
const PORT = 7107;
const BASE = `http://localhost:${PORT}`;

function startBackend(services, state) {
  return spawn(
    process.execPath,
    [
      '--no-node-snapshot',
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'bench/portal/backend.ts',
      String(services),
      '--config',
      'app-config.yaml',
      '--config',
      'bench/portal/app-config.bench.yaml',
    ],
    {
      detached: true,
      stdio: [
        'ignore',
        process.env.BENCH_LOG ? 'inherit' : 'ignore',
        'inherit',
      ],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        PORTAL_STATE_DIR: state,
        METRICS_PORT: '9564',
      },
    },
  );
}

async function json(path, token) {
  const response = await fetch(`${BASE}${path}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.json();
}

async function allObserved(services) {
  const list = await json('/api/operations/services?limit=1&health=healthy');
  return list.totalItems >= services * 0.9;
}

async function measureRequests() {
  const { backstageIdentity } = await json('/api/auth/guest/refresh');
  const ours = () =>
    json('/api/operations/services?limit=50', backstageIdentity.token);
  const peers = () =>
    json('/api/catalog/entities/by-query?limit=50', backstageIdentity.token);
  await inTurn(20, ours, peers);
  return inTurn(
    REQUESTS,
    () => millisecondsOf(ours),
    () => millisecondsOf(peers),
  );
}

/** Milliseconds from navigation to the first contentful paint, and to the first row with a service. */
async function load(browser, path) {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
  });
  await page.goto(`${BASE}${path}`);
  await page.getByRole('row').nth(1).getByRole('link').first().waitFor();
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    rows: performance.now(),
  }));
  await page.close();
  return times;
}

async function measurePages() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    await load(browser, '/operations');
    return await inTurn(
      PAGE_LOADS,
      () => load(browser, '/operations'),
      () => load(browser, '/catalog'),
    );
  } finally {
    await browser.close();
  }
}

async function measure(services) {
  const state = await mkdtemp(join(tmpdir(), 'portal-bench-'));
  const backend = startBackend(services, state);
  try {
    const observed = await millisecondsOf(() =>
      until(`observing ${services} services`, 600, () => allObserved(services)),
    );
    const requests = await measureRequests();
    const pages = await measurePages();
    return {
      services,
      observed,
      requests,
      pages,
      memory: residentMiB({ pid: backend.pid }),
    };
  } finally {
    await endGroup(backend);
    await rm(state, { recursive: true, force: true });
  }
}

function row(title, unit, ours, peer) {
  return [
    title,
    `${ours.toFixed(0)} ${unit}`,
    peer ? `${peer.toFixed(0)} ${unit}` : '',
    peer ? (ours / peer).toFixed(2) : '',
  ];
}

function rows({ services, observed, requests, pages, memory }) {
  const name = `${services.toLocaleString('en')} services`;
  const pick = (samples, key) => median(samples.map(sample => sample[key]));
  return [
    row(
      `${name}: list of 50, p50`,
      'ms',
      median(requests.a),
      median(requests.b),
    ),
    row(
      `${name}: list of 50, p95`,
      'ms',
      percentile(requests.a, 0.95),
      percentile(requests.b, 0.95),
    ),
    row(
      `${name}: page, first paint`,
      'ms',
      pick(pages.a, 'paint'),
      pick(pages.b, 'paint'),
    ),
    row(
      `${name}: page, first row`,
      'ms',
      pick(pages.a, 'rows'),
      pick(pages.b, 'rows'),
    ),
    row(`${name}: backend memory`, 'MiB', memory),
    row(`${name}: start to nine tenths observed`, 's', observed / 1000),
  ];
}

const results = [];
for (const services of SIZES) results.push(...rows(await measure(services)));
await printTable(
  'pages',
  ['', 'operations', 'catalog (peer)', 'ratio'],
  results,
);
