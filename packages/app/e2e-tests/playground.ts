import { expect } from '@playwright/test';

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
