import { takeLease, testDatabases } from '../__testUtils__/databases';
import { SourceStates } from './SourceStates';

const databases = testDatabases();
const HOUR = 60 * 60 * 1000;

describe.each(databases.ids)('SourceStates on %s', databaseId => {
  it('shows what is held by the clock of the database, not of the process', async () => {
    const database = await databases.open(databaseId);
    const states = (offset: number) =>
      SourceStates.create({ database, now: () => Date.now() + offset });
    const lease = await takeLease(database, 'source:probe');
    const report = { state: 'running', message: 'Running.' } as const;
    await states(0).put(lease, { id: 'probe', title: 'Probe' }, report);
    for (const offset of [-HOUR, 0, HOUR]) {
      expect([...(await states(offset).read()).keys()]).toEqual(['probe']);
    }
    await database('leases').update({ expires_at: Date.now() - HOUR / 2 });
    for (const offset of [-HOUR, 0, HOUR]) {
      expect([...(await states(offset).read()).keys()]).toEqual([]);
    }
  });
});
