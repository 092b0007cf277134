import { expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** The control API of the playground, as `npm run playground` uses it. */
const CONTROL = 'http://127.0.0.1:8100';

async function post(path: string, body?: object): Promise<void> {
  const response = await fetch(`${CONTROL}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  expect(response.ok, await response.text()).toBe(true);
}

/** Really breaks a service. */
export function breakService(
  name: string,
  fault: 'errors' | 'latency' | 'down' | 'crash',
): Promise<void> {
  return post(`/services/${name}/break`, { fault });
}

/** Really heals it. */
export function heal(name: string): Promise<void> {
  return post(`/services/${name}/heal`);
}

/** Cuts a cluster off from everybody who watches it; what runs in it runs on. */
export function breakCluster(
  name: string,
  fault: 'down' | 'hang',
): Promise<void> {
  return post(`/clusters/${name}/break`, { fault });
}

export function healCluster(name: string): Promise<void> {
  return post(`/clusters/${name}/heal`);
}

const SCRIPT = resolve(__dirname, '../../../scripts/playground.mjs');

/** A verb of `npm run playground`, such as `rollout`: it commits to git as people would. */
export async function playground(...words: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [SCRIPT, ...words]);
}
