import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { CatalogBook } from '../../../onboarding/CatalogBook';
import { SeenCluster } from '../../../onboarding/ClusterBook';
import { proveWatched } from './watched';

jest.setTimeout(60_000);

const MERGED = Date.UTC(2026, 10, 22, 12);
const PLACE = { cluster: 'ap-1', expects: { type: 'watched' as const } };

const SEEN: SeenCluster = {
  name: 'ap-1',
  observedAt: MERGED + 20_000,
  promised: { cpu: 0, memory: 0 },
  namespaces: new Set(),
  quotas: new Map(),
};

describe('the proof that a cluster is watched', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let database: Knex;

  beforeAll(async () => {
    database = await databases.init('SQLITE_3');
    await database.schema.createTable('clusters', table => {
      table.string('name');
      table.text('summary');
    });
    await database('clusters').insert({
      name: 'ap-1',
      summary: JSON.stringify({ nodes: 3, nodesReady: 2 }),
    });
  });

  function prove(options: { isKnown: boolean; seen?: SeenCluster }) {
    const { isKnown, seen } = options;
    const catalog = {
      find: async (refs: string[]) =>
        new Map(isKnown ? refs.map(ref => [ref, {}]) : []),
    } as unknown as CatalogBook;
    return proveWatched(PLACE, {
      database,
      catalog,
      clusters: new Map(seen ? [['ap-1', seen]] : []),
      rules: { loaded: async () => [] },
      since: MERGED,
      now: MERGED + 30_000,
    });
  }

  it('waits for the catalog, whatever is watched', async () => {
    const place = await prove({ isKnown: false, seen: SEEN });
    expect(place.synced).toBeUndefined();
    expect(place.observed).toBeUndefined();
  });

  it('waits for somebody who watches it', async () => {
    const place = await prove({ isKnown: true });
    expect(place.synced?.text).toContain('ap-1');
    expect(place.observed).toBeUndefined();
  });

  it('takes nothing that was seen before', async () => {
    const seen = { ...SEEN, observedAt: MERGED - 1 };
    const place = await prove({ isKnown: true, seen });
    expect(place.observed).toBeUndefined();
  });

  it('says why it cannot be watched', async () => {
    const seen = { ...SEEN, problem: 'Its certificate is not trusted.' };
    const place = await prove({ isKnown: true, seen });
    expect(place).toMatchObject({ problem: seen.problem });
    expect(place.observed).toBeUndefined();
  });

  it('is the first inventory, and stays', async () => {
    const place = await prove({ isKnown: true, seen: SEEN });
    expect(place.observed).toEqual({
      at: '2026-11-22T12:00:20.000Z',
      text: 'ap-1 is watched. First inventory: 2 of 3 nodes are ready.',
    });
  });
});
