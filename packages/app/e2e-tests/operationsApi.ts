import { APIRequestContext, expect } from '@playwright/test';

async function json(
  request: APIRequestContext,
  path: string,
  headers?: Record<string, string>,
) {
  const response = await request.get(path, { headers });
  expect(response.ok(), `${path} answers ${response.status()}`).toBe(true);
  return response.json();
}

/** An incident, as much of it as tests ask for. */
interface Incident {
  key: string;
  title: string;
  severity: number;
  status: string;
  services: Array<{ service: { ref: string } }>;
}

/** Incidents as a visitor sees them. */
export async function incidentsOf(
  request: APIRequestContext,
  query: Record<string, string>,
): Promise<Incident[]> {
  const { items } = await json(
    request,
    `/api/operations/incidents?${new URLSearchParams(query)}`,
  );
  return items;
}

/** An alert, as much of it as tests ask for. */
interface Alert {
  title: string;
  startsAt: string;
  suppressed?: string;
  incident?: { key: string };
}

/** Alerts of a service that fire, as a visitor sees them. */
export async function alertsOfService(
  request: APIRequestContext,
  service: string,
  source: string,
): Promise<Alert[]> {
  const { items } = await json(
    request,
    `/api/operations/alerts?${new URLSearchParams({
      state: 'firing',
      service,
      source,
    })}`,
  );
  return items;
}

/** The alerts that an incident was opened for, as it says itself: `<title> (<severity>, <who told of it>)`. */
export async function openedFor(
  request: APIRequestContext,
  key: string,
): Promise<string[]> {
  const { items } = await json(
    request,
    `/api/operations/incidents/${key}/decisions`,
  );
  const decisions: Array<{
    rule: string;
    inputs: Array<{ label: string; value: string }>;
  }> = items;
  return decisions
    .filter(({ rule }) => rule.startsWith('open.'))
    .flatMap(({ inputs }) => inputs)
    .flatMap(({ label, value }) => (label === 'Alert' ? [value] : []));
}

/** What a browser sends for somebody of the example organisation. */
export async function signedIn(request: APIRequestContext, user: string) {
  const { backstageIdentity } = await json(
    request,
    '/api/auth/example-users/refresh',
    { 'x-example-user': user },
  );
  return { authorization: `Bearer ${backstageIdentity.token}` };
}

/** What a browser sends for somebody who has not signed in. */
export async function visiting(request: APIRequestContext) {
  const { backstageIdentity } = await json(request, '/api/auth/guest/refresh');
  return { authorization: `Bearer ${backstageIdentity.token}` };
}

/** Ends maintenance that somebody has announced under a title; that there is none is well, too. */
export async function endMaintenance(
  request: APIRequestContext,
  user: string,
  title: string,
): Promise<void> {
  const { items } = await json(request, '/api/operations/maintenance');
  for (const one of items) {
    const isOver = one.endedAt || Date.parse(one.endsAt) <= Date.now();
    if (one.title !== title || isOver) continue;
    const response = await request.delete(
      `/api/operations/maintenance/${one.id}`,
      { headers: await signedIn(request, user) },
    );
    expect(response.ok(), await response.text()).toBe(true);
  }
}

/** Resolves what is open of services: an attempt before, or another test, may have left it. */
export async function resolveIncidents(
  request: APIRequestContext,
  user: string,
  serviceRefs: string[],
): Promise<void> {
  for (const service of serviceRefs) {
    const open = await incidentsOf(request, { state: 'open', service });
    for (const { key } of open) {
      const response = await request.patch(`/api/operations/incidents/${key}`, {
        headers: await signedIn(request, user),
        data: { status: 'resolved' },
      });
      expect(response.ok(), await response.text()).toBe(true);
    }
  }
}

/** Declares an incident of a service and resolves it, and says its key. */
export async function resolvedIncident(
  request: APIRequestContext,
  user: string,
  { title, service }: { title: string; service: string },
): Promise<string> {
  const headers = await signedIn(request, user);
  const declared = await request.post('/api/operations/incidents', {
    headers,
    data: {
      title,
      severity: 4,
      impact: 'minor',
      visibility: 'public',
      services: [{ service }],
    },
  });
  expect(declared.ok(), await declared.text()).toBe(true);
  const { key } = await declared.json();
  const resolved = await request.patch(`/api/operations/incidents/${key}`, {
    headers,
    data: { status: 'resolved' },
  });
  expect(resolved.ok(), await resolved.text()).toBe(true);
  return key;
}

/** The notifications that somebody has of an incident; read by a token of their own, as their browser would. */
export async function notificationsOf(
  request: APIRequestContext,
  user: string,
  key: string,
): Promise<Array<{ payload: { title: string } }>> {
  const { notifications } = await json(
    request,
    '/api/notifications/notifications?limit=100',
    await signedIn(request, user),
  );
  return notifications.filter(
    ({ payload }: { payload: { scope?: string } }) => payload.scope === key,
  );
}

/** Whether Prometheus and Alertmanager run in the playground; it says so where they do not. */
export async function isMonitored(): Promise<boolean> {
  const response = await fetch('http://127.0.0.1:8100/status');
  const { notes }: { notes: string[] } = await response.json();
  return !notes.some(note => /^(Prometheus|Alertmanager) /.test(note));
}
