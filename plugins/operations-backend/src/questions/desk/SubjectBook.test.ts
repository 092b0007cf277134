import { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { FakeRepository } from '../../__testUtils__/FakeRepository';
import { publicTextOf } from '../../__testUtils__/publicText';
import { ONLY_PUBLIC } from '../../access/criteria';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { chooseRunbook } from '../../runbooks/desk/chooseRunbook';
import { EVERYTHING } from '../audience';
import { SubjectBook } from './SubjectBook';

jest.setTimeout(60_000);

const databases = testDatabases();
const nobody = { find: async () => Promise.reject(new Error('Not asked for')) };

describe.each(databases.ids)('alerts that are asked about on %s', id => {
  let database: Knex;
  let subjects: SubjectBook;

  beforeAll(async () => {
    database = await databases.open(id);
    subjects = SubjectBook.create({
      database,
      incidents: nobody,
      services: nobody,
    });
    const insert = (alert: string, labels: object, more: object = {}) =>
      database('alerts').insert({
        id: alert,
        source: 'test',
        fingerprint: alert,
        starts_at: 1,
        severity: 'page',
        title: 'A title',
        labels: JSON.stringify(labels),
        annotations: '{}',
        visibility: 'public',
        updated_at: 1,
        ...more,
      });
    await insert('open', { alertname: 'DiskFull' });
    await insert(
      'closed',
      { alertname: 'VaultLeaks' },
      { visibility: 'internal' },
    );
    await insert('nameless', {});
    await insert(
      'burn',
      { alertname: 'SloBurn', slo: 'default/fast' },
      { slo: 'slo:default/fast' },
    );
    await insert('exported', { alertname: 'SloBurn', slo: 'default/fast' });
    await insert('long', { alertname: 'x'.repeat(900) });
  });

  const nameOf = async (
    alert: string | undefined,
    { name, criteria }: { name?: string; criteria?: typeof ONLY_PUBLIC } = {},
  ) => {
    const { artefact } = await subjects.find(
      { artefact: { kind: 'alertRule', name }, alert },
      { ...EVERYTHING, criteria },
    );
    return artefact.name;
  };

  it('are called as rules call them, where only their id is known', async () => {
    expect(await nameOf('open')).toBe('DiskFull');
    expect(await nameOf('nameless')).toBe('A title');
    expect(await nameOf('open', { name: 'Mine' })).toBe('Mine');
    expect(await nameOf('gone')).toBeUndefined();
    expect(await nameOf(undefined)).toBeUndefined();
    // What is asked with it must be accepted.
    expect(await nameOf('long')).toHaveLength(500);
    const workload = await subjects.find(
      { artefact: { kind: 'workload' }, alert: 'open' },
      EVERYTHING,
    );
    expect(workload.artefact).toEqual({ kind: 'workload' });
  });

  it('are of the objective whose budget burns, here or by exported rules', async () => {
    for (const alert of ['burn', 'exported']) {
      const { artefact } = await subjects.find(
        { artefact: { kind: 'alertRule', name: 'SloBurn' }, alert },
        EVERYTHING,
      );
      expect(artefact).toEqual({ kind: 'slo', name: 'slo:default/fast' });
    }
  });

  it('lead to their runbook, not to one that is called as the question', async () => {
    const repositories = RepositorySet.create();
    const repository = new FakeRepository('notes');
    repository.writes = ['runbook'];
    repositories.add(repository);
    const { artefact } = await subjects.find(
      { artefact: { kind: 'alertRule' }, alert: 'open' },
      EVERYTHING,
    );
    const runbook = await chooseRunbook(
      {
        database,
        publicText: await publicTextOf(database),
        repositories,
        now: 1,
      },
      { artefact, serviceId: null, title: 'What then?' },
    );
    expect(runbook.path).toBe('runbooks/DiskFull.md');
  });

  it('are not told to who may not see them', async () => {
    const criteria = ONLY_PUBLIC;
    expect(await nameOf('open', { criteria })).toBe('DiskFull');
    expect(await nameOf('closed', { criteria })).toBeUndefined();
    expect(await nameOf('closed')).toBe('VaultLeaks');
  });
});
