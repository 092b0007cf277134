import type { RequestFacts, RequestPlaceFacts } from '../model';

/** So many minutes after the request was made. */
export function minute(minutes: number): string {
  return new Date(Date.UTC(2026, 10, 21, 12) + minutes * 60_000).toISOString();
}

/** Something that was seen. */
export function seen(minutes: number, text = `seen at ${minutes}`) {
  return { at: minute(minutes), text };
}

export const PLACE: RequestPlaceFacts = {
  environment: 'production',
  cluster: 'eu-1',
  namespace: 'payments',
  service: 'component:default/shop',
};

/** A request of which nothing is known but that it was made. */
export const MADE: RequestFacts = {
  createdAt: minute(0),
  requester: 'user:default/ada',
  team: 'group:default/sales',
  checks: [],
  approvers: ['group:default/platform'],
  places: [PLACE],
  operators: ['group:default/operators'],
};

/** One that went all the way, a minute for each stage. */
export const PROVED: RequestFacts = {
  ...MADE,
  proposed: seen(1, 'branch requests/req-1-shop'),
  checks: [{ name: 'schemas', state: 'passed', message: '12 objects' }],
  checkedAt: minute(2),
  approved: seen(3, 'bob approved 1a2b3c'),
  merged: seen(4, 'commit 4d5e6f'),
  places: [
    {
      ...PLACE,
      synced: seen(5, 'Argo CD has 4d5e6f'),
      healthy: seen(6, '2 of 2 Pods are ready'),
      observed: seen(7, 'the probe was answered in 12 ms'),
    },
  ],
};
