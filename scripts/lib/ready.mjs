/*
 * When the portal can be used: asked through its own doors, as an anonymous visitor. Each question is asked until it
 * is answered with yes; what is still missing is shown meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { status } from './playground.mjs';
import { Sentence } from './sentence.mjs';
import { spoken } from './progress.mjs';

const EVERY_MS = 250;
const LIMIT_MS = 180_000;
const PAGE_SIZE = 100;

async function get(url, init) {
  const response = await fetch(url, {
    ...init,
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok)
    throw new Error(`${response.status} from ${new URL(url).pathname}`);
  return response;
}

async function backendReady(base) {
  await get(`${base}/.backstage/health/v1/readiness`);
}

async function pageAnswers(base) {
  const html = await (
    await get(`${base}/operations`, { headers: { accept: 'text/html' } })
  ).text();
  if (!html.includes('<script')) throw new Error('the page is not there yet');
}

/** The token of an anonymous visitor, as the page gets it. */
async function anonymousToken(base) {
  const session = await (
    await get(`${base}/api/auth/guest/refresh`, { method: 'POST' })
  ).json();
  return session.backstageIdentity.token;
}

async function observedServices(base, token) {
  const observed = [];
  let cursor;
  do {
    const query = new URLSearchParams({
      limit: `${PAGE_SIZE}`,
      ...(cursor && { cursor }),
    });
    const headers = { authorization: `Bearer ${token}` };
    const page = await (
      await get(`${base}/api/operations/services?${query}`, { headers })
    ).json();
    observed.push(
      ...page.items
        .filter(item => item.observations.length > 0)
        .map(item => item.entityRef),
    );
    cursor = page.nextCursor;
  } while (cursor);
  return observed;
}

async function servicesMeasured(base, token, expected) {
  const observed = await observedServices(base, token);
  const missing = expected.filter(
    name => !observed.some(ref => ref.endsWith(`/${name}`)),
  );
  if (observed.length === 0 || missing.length > 0) {
    throw new Error(
      `${observed.length} services measured, ${
        missing.length || 'the first'
      } to come`,
    );
  }
}

/** What the public list must show: the playground's services, but for those that are internal. */
async function expectedServices(playground) {
  return playground ? (await status()).map(service => service.name) : [];
}

/** Resolves when everything a visitor needs is there. `note` is told what is still missing. */
export async function waitUntilReady({
  base,
  playground,
  hidden = [],
  log,
  note = () => {},
  limitMs = LIMIT_MS,
}) {
  let token;
  const questions = [
    () => backendReady(base),
    () => pageAnswers(base),
    async () => {
      token = await anonymousToken(base);
    },
    async () => {
      const expected = await expectedServices(playground);
      const visible = expected.filter(name => !hidden.includes(name));
      await servicesMeasured(base, token, visible);
    },
  ];
  const deadline = Date.now() + limitMs;
  for (const question of questions) {
    for (;;) {
      try {
        await question();
        break;
      } catch (error) {
        const reason = error.cause?.code ?? error.message;
        note(reason === 'ECONNREFUSED' ? 'the backend starts' : reason);
        if (Date.now() > deadline) {
          throw new Sentence(
            `The portal was not ready within ${spoken(
              limitMs,
            )}: ${reason}. Begin anew with npm start -- --fresh; if that does not help, ${log} says why.`,
          );
        }
      }
      await sleep(EVERY_MS);
    }
  }
}
