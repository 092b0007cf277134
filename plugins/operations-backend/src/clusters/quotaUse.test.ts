import { ClusterQuota } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import {
  pruneQuotaUse,
  readQuotaUse,
  recordQuotaUse,
  usesOf,
} from './quotaUse';

jest.setTimeout(60_000);

const databases = testDatabases();
const NOON = Date.parse('2026-11-20T12:00:00Z');
const HOUR = 3_600_000;

function quota(
  used: string,
  hard = '2',
  namespace = 'shop',
  name = 'small',
): ClusterQuota {
  return { namespace, name, uses: [{ resource: 'limits.cpu', used, hard }] };
}

describe('use of quotas', () => {
  it('of several quotas counts the least limit', () => {
    expect(
      usesOf([quota('1', '2'), quota('1100m', '3', 'shop', 'own')]),
    ).toEqual([{ resource: 'limits.cpu', used: 1.1, hard: 2 }]);
  });

  it('leaves out what is no quantity', () => {
    expect(usesOf([quota('much')])).toEqual([]);
  });
});

describe.each(databases.ids)('use of quotas by day on %s', databaseId => {
  let database: Knex;

  beforeEach(async () => {
    database = await databases.open(databaseId);
  });

  const record = (
    at: number,
    quotas: ClusterQuota[],
    before?: { at: number; quotas: ClusterQuota[] },
  ) =>
    database.transaction(transaction =>
      recordQuotaUse(transaction, 'eu-1', { at, quotas }, before),
    );
  const read = async (since = NOON - 30 * 24 * HOUR) =>
    (await readQuotaUse(database, 'shop', ['eu-1'], since)).get('eu-1');

  it('is the most of each day, with the limit that was last', async () => {
    await record(NOON, [quota('1')]);
    await record(NOON + HOUR, [quota('1500m'), quota('9', '9', 'other')]);
    await record(NOON + 2 * HOUR, [quota('500m', '4')]);
    await record(NOON + 13 * HOUR, [quota('250m', '4')]);
    expect(await read()).toEqual([
      {
        day: '2026-11-20',
        uses: [{ resource: 'limits.cpu', used: 1.5, hard: 4 }],
      },
      {
        day: '2026-11-21',
        uses: [{ resource: 'limits.cpu', used: 0.25, hard: 4 }],
      },
    ]);
    expect(await read(NOON + 13 * HOUR)).toHaveLength(1);
  });

  it('asks the database nothing while nothing is different, and once on a new day', async () => {
    const quotas = [quota('1')];
    const asked: string[] = [];
    database.on('query', ({ sql }) => asked.push(sql));
    await record(NOON + HOUR, quotas, { at: NOON, quotas });
    expect(asked.filter(sql => sql.includes('quota_use'))).toEqual([]);
    await record(NOON + 13 * HOUR, quotas, { at: NOON + HOUR, quotas });
    expect(await read()).toHaveLength(1);
  });

  it('is forgotten after 90 days', async () => {
    await record(NOON, [quota('1')]);
    const prune = (days: number) =>
      database.transaction(transaction =>
        pruneQuotaUse(transaction, NOON + days * 24 * HOUR),
      );
    await prune(90);
    expect(await read()).toHaveLength(1);
    await prune(91);
    expect(await read()).toBeUndefined();
  });
});
