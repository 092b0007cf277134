import { testDatabases } from '../__testUtils__/databases';
import { ONLY_PUBLIC } from '../access/criteria';
import { hiddenAlerts } from '../runbooks/readers/hiddenAlerts';
import { openAlertNames } from '../searchDocuments/openAlertNames';

jest.setTimeout(60_000);

const databases = testDatabases();

/** By whether visitors may see them; what is odd comes from outside, in any label. */
const LABELS: Record<'public' | 'internal', Array<Record<string, string>>> = {
  public: [
    { alertname: 'Plain' },
    { alertname: 'Odd', note: 'a\0b' },
    { alertname: 'a\0b \ud800' },
    { alertname: 'A "quoted" \\u0000 📟', note: 'c' },
    { alertname: '' },
  ],
  internal: [
    { alertname: 'Plain' },
    { alertname: 'Kept', note: '\ud83d' },
    { note: '"alertname":"Wrong"', alertname: 'Inside' },
  ],
};

describe.each(databases.ids)('names of alerts on %s', databaseId => {
  it('are found whatever their labels say', async () => {
    const database = await databases.open(databaseId);
    for (const visibility of ['public', 'internal'] as const) {
      for (const [at, labels] of LABELS[visibility].entries()) {
        await database('alerts').insert({
          id: `${visibility}-${at}`,
          source: 'test',
          fingerprint: `${visibility}-${at}`,
          starts_at: 1,
          severity: 'page',
          title: `Title ${visibility} ${at}`,
          labels: JSON.stringify(labels),
          annotations: '{}',
          visibility,
          updated_at: 1,
        });
      }
    }
    const hidden = await hiddenAlerts(database, ONLY_PUBLIC);
    expect([...hidden].sort()).toEqual(['Inside', 'Kept']);
    const asked = ['Plain', 'Odd', 'Kept', 'Inside', 'Title public 4'];
    const open = await openAlertNames(database, asked);
    expect([...open].sort()).toEqual(['Odd', 'Plain', 'Title public 4']);
  });
});
