/* What an Alertmanager sends, as fast as it is taken. */
import { Agent, request } from 'node:http';
import { serviceName } from './portal.mjs';

/** A message of version 4. `ids` tell its alerts apart for ever. */
export function message(ids, { services, severity = 'page' }) {
  return JSON.stringify({
    version: '4',
    groupKey: '{}:{alertname="Bench"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'bench',
    groupLabels: { alertname: 'Bench' },
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example.org',
    alerts: ids.map(id => ({
      status: 'firing',
      labels: {
        alertname: 'Bench',
        bench: `${id}`,
        service: serviceName(id % services),
        environment: 'production',
        severity,
      },
      annotations: {
        summary: `Something is wrong (${id})`,
        runbook_url: 'https://runbooks.example.org/bench',
      },
      startsAt: new Date().toISOString(),
      endsAt: '0001-01-01T00:00:00Z',
      generatorURL: 'http://prometheus.example.org/graph',
      fingerprint: id.toString(16).padStart(16, '0'),
    })),
  });
}

/** Resolves with the status; rejects where the connection breaks. */
export function post(url, body, agent) {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: 'Bearer bench',
        },
      },
      response => {
        response.resume();
        response.on('error', reject);
        response.on('end', () => resolve(response.statusCode));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/**
 * Sends from so many connections until it is told to stop; what was acknowledged is in `acknowledged`.
 *
 * @returns the ids that were sent, whatever became of them.
 */
export async function flood(url, options) {
  const { connections, alerts, acknowledged, goesOn, nextId } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const refused = new Map();
  const one = async () => {
    while (goesOn()) {
      const ids = Array.from({ length: alerts }, nextId);
      try {
        const status = await post(url, message(ids, options), agent);
        if (status === 200) acknowledged.push(...ids);
        else refused.set(status, (refused.get(status) ?? 0) + 1);
      } catch {
        // It was killed: nothing was acknowledged.
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  return { refused };
}
