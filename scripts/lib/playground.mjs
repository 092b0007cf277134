/* The playground's control API, as the command line and the start script use it. */
import { CONTROL_PORT } from './preflight.mjs';
import { Sentence } from './sentence.mjs';

export const CONTROL = `http://127.0.0.1:${CONTROL_PORT}`;

async function answerOf(response) {
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw new Sentence(
    body.detail ?? body.title ?? `The playground answered ${response.status}.`,
  );
}

async function ask(path, init, base = CONTROL) {
  let response;
  try {
    response = await fetch(`${base}${path}`, {
      ...init,
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    throw new Sentence(
      'No playground answers on this machine: start one with npm start and try again.',
    );
  }
  return answerOf(response);
}

export async function status(base) {
  const { services } = await ask('/status', {}, base);
  return services;
}

/** The services that came by onboarding, as far as a cluster is to run them. */
export async function onboarded(base) {
  const answer = await ask('/status', {}, base);
  return answer.onboarded ?? [];
}

/** The clusters, and how the ways to them are broken. */
export async function clusters(base) {
  const answer = await ask('/status', {}, base);
  return answer.clusters ?? [];
}

export function clusterLines(found) {
  return found.map(
    ({ name, url, fault }) =>
      `cluster ${name}  ${fault ? `cut off (${fault})` : 'open'}  ${url}`,
  );
}

/** What is missing or does not work beside the services, in sentences. */
export async function notes(base) {
  const answer = await ask('/status', {}, base);
  return answer.notes ?? [];
}

/** Services and clusters have different names, and `break` and `heal` take either. */
async function placeOf(name, base) {
  const known = (await clusters(base)).some(cluster => cluster.name === name);
  return `/${known ? 'clusters' : 'services'}/${encodeURIComponent(name)}`;
}

export async function breakService(name, fault, base) {
  return ask(
    `${await placeOf(name, base)}/break`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fault }),
    },
    base,
  );
}

export async function healService(name, base) {
  return ask(`${await placeOf(name, base)}/heal`, { method: 'POST' }, base);
}

function cells(service) {
  return [
    service.name,
    service.fault ? `${service.state} (${service.fault})` : service.state,
    service.process === 'own' && service.pid
      ? `process ${service.pid}`
      : service.process,
    service.ports.map(port => `:${port}`).join(' '),
    `${service.requestsPerSecond.toFixed(1)} requests/s`,
    `since ${service.since.slice(0, 19).replace('T', ' ')} UTC`,
  ];
}

/** The services one a line, name first, aligned. */
export function statusLines(services) {
  const rows = [...services]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(cells);
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map(row => row[i].length)),
  );
  return rows.map(row =>
    row
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd(),
  );
}
