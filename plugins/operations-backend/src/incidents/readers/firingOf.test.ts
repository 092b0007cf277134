import {
  alertFingerprint,
  BURN_ALERT_NAME,
} from '@operate-first/plugin-operations-common';
import { Core } from '../../__testUtils__/Core';
import { testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { ONLY_PUBLIC } from '../../access/criteria';
import { AlertInput, AlertStore } from '../../alerts/AlertStore';
import { IncidentStore } from '../IncidentStore';
import { firingOf } from './firingOf';

jest.setTimeout(60_000);

const databases = testDatabases();

interface Told extends Partial<AlertInput> {
  by: string;
  /** Only what one Prometheus adds; everything else is the label of a promise. */
  labels?: Record<string, string>;
}

const burn = (by: string, more: Omit<Told, 'by'> = {}): Told => ({
  by,
  ...more,
  labels: {
    alertname: BURN_ALERT_NAME,
    slo: 'default/shop-availability',
    objective: '0',
    tier: 'page_1h',
    ...more.labels,
  },
});

const CASES: Array<{
  name: string;
  told: Told[];
  counts: { member: number; visitor: number };
}> = [
  { name: 'nothing', told: [], counts: { member: 0, visitor: 0 } },
  {
    name: 'the same labels at two Alertmanagers: one',
    told: [{ by: 'am-1' }, { by: 'am-2' }],
    counts: { member: 1, visitor: 1 },
  },
  {
    name: 'other labels: two',
    told: [{ by: 'am-1' }, { by: 'am-1', labels: { pod: 'b' } }],
    counts: { member: 2, visitor: 2 },
  },
  {
    name: 'a budget, by the portal and by a Prometheus that adds labels: one',
    told: [
      burn('slo'),
      burn('am-1', { labels: { datacenter: 'north' }, cluster: 'eu-1' }),
      burn('am-1', { labels: { datacenter: 'south' }, cluster: 'eu-1' }),
    ],
    counts: { member: 1, visitor: 1 },
  },
  {
    name: 'budgets of two clusters: two',
    told: [
      burn('am-1', { labels: { datacenter: 'north' }, cluster: 'eu-1' }),
      burn('am-1', { labels: { datacenter: 'south' }, cluster: 'us-1' }),
      burn('slo'),
    ],
    counts: { member: 2, visitor: 2 },
  },
  {
    name: 'two tiers, and something else: three',
    told: [
      burn('slo'),
      burn('slo', { labels: { tier: 'page_6h' } }),
      { by: 'am-1' },
    ],
    counts: { member: 3, visitor: 3 },
  },
  {
    name: 'what has ended: none',
    told: [burn('slo', { endsAt: 1 }), { by: 'am-1', endsAt: 1 }],
    counts: { member: 0, visitor: 0 },
  },
  {
    name: 'visitors know of what they may read',
    told: [
      burn('slo', { visibility: 'internal' }),
      { by: 'am-1', visibility: 'internal' },
      { by: 'am-1', labels: { pod: 'b' } },
    ],
    counts: { member: 3, visitor: 1 },
  },
  {
    name: 'a label that only looks like the name of a burning budget',
    told: [
      { by: 'am-1', labels: { note: '"alertname":"SloBurn"' } },
      { by: 'am-1', labels: { 'x"alertname': BURN_ALERT_NAME } },
    ],
    counts: { member: 2, visitor: 2 },
  },
];

describe.each(databases.ids)('alerts that fire, counted on %s', databaseId => {
  it.each(CASES)('$name', async ({ told, counts }) => {
    const database = await databases.open(databaseId);
    const core = await Core.create(database);
    await core.catalog(component('shop'));
    const now = () => core.now;
    const alerts = AlertStore.create({ database, now });
    for (const by of new Set(told.map(one => one.by))) {
      const inputs = told
        .filter(one => one.by === by)
        .map(
          async ({ by: _, labels = {}, ...more }): Promise<AlertInput> => ({
            fingerprint: alertFingerprint(labels),
            severity: 'page',
            title: 'Trouble',
            labels,
            annotations: {},
            visibility: 'public',
            serviceId: await core.id('shop'),
            startsAt: core.now - 60_000,
            ...more,
            ...(more.endsAt && { endsAt: core.now - 1_000 }),
          }),
        );
      await alerts.put(core.lease, by, await Promise.all(inputs));
    }
    const rows: Array<{ id: string }> = await database('alerts').select('id');
    expect(rows).toHaveLength(told.length);
    const store = IncidentStore.create({ database, now });
    const open = async (alertIds: string[]) => {
      const { id } = await store.transaction(writer =>
        writer.open(
          {
            title: 'Trouble of the shop',
            severity: 3,
            impact: 'major',
            visibility: 'public',
            drill: false,
            startedAt: core.now,
            detectedAt: core.now,
            services: [],
            alertIds,
          },
          { kind: 'policy' },
        ),
      );
      return id;
    };
    const ids = [await open(rows.map(({ id }) => id)), await open([])];
    const counted = async (criteria: typeof ONLY_PUBLIC | undefined) => {
      const found = await firingOf(database, ids, criteria);
      return ids.map(id => found.get(id) ?? 0);
    };
    expect(await counted(undefined)).toEqual([counts.member, 0]);
    expect(await counted(ONLY_PUBLIC)).toEqual([counts.visitor, 0]);
  });
});
