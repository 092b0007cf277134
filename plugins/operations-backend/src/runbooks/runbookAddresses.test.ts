import { Knex } from 'knex';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { publicTextOf } from '../__testUtils__/publicText';
import { ONLY_PUBLIC } from '../access/criteria';
import { RepositorySet } from '../postMortems/RepositorySet';
import { chooseRunbook } from './desk/chooseRunbook';
import { runbookPage } from './readers/runbookPage';
import { runbooksOfAlerts } from './readers/runbooksOfAlerts';
import { followAddresses } from './reading/addressRunbooks';
import { placesInAddress, placesOfFile } from './reading/filePlaces';
import { RunbookReading } from './reading/RunbookReading';

jest.setTimeout(60_000);

const databases = testDatabases();
const PAGES = 'https://git.example.org/marram/clusters';
const CLONE = 'http://127.0.0.1:8125/clusters.git';
const OWN = 'services/parcels/runbooks/parcels.md';
const BURN = 'services/parcels/runbooks/SloBurn.md';
const REF = 'component:default/parcels';
const { signal } = new AbortController();

describe('the file that an address means', () => {
  const places = placesOfFile(
    { url: `${PAGES}/`, addresses: [CLONE, PAGES] },
    OWN,
  );

  it('is called by every name of its repository, each once', () => {
    expect(places).toEqual([
      `${PAGES}//${OWN}`,
      `http://127.0.0.1:8125/clusters//${OWN}`,
    ]);
  });

  it.each([
    ['of GitHub', `${PAGES}/blob/HEAD/${OWN}`, true],
    ['of GitLab', `${PAGES}/-/blob/main/${OWN}#restart`, true],
    ['of Gitea', `${PAGES}/src/branch/main/${OWN}`, true],
    ['of a clone', `git::${CLONE}//${OWN}`.replace('git::', ''), true],
    ['of another file', `${PAGES}/blob/HEAD/${BURN}`, false],
    ['of another repository', `${PAGES}-old/blob/HEAD/${OWN}`, false],
    ['of no file', PAGES, false],
    ['of a wiki', 'https://wiki.example.org/parcels', false],
    ['that is none', 'Ask Ada', false],
    ['that is too long', `${PAGES}/blob/HEAD/${'x'.repeat(700)}`, false],
  ])('is found by the address of a page %s', (_, address, found) => {
    expect(placesInAddress(address).some(one => places.includes(one))).toBe(
      found,
    );
  });
});

async function create(database: Knex) {
  const repository = Object.assign(new FakeRepository('gitops'), {
    addresses: [CLONE, PAGES],
  });
  repository.writes = [];
  const runbookUrl = `${PAGES}/blob/HEAD/${OWN}`;
  const entity = component('parcels', {
    annotations: { 'operate-first.io/runbook-url': runbookUrl },
  });
  await database('services').insert({
    ...{ id: 'parcels', entity_ref: REF, visibility: 'public' },
    ...{ sort_name: 'parcels', search_text: '', entity_hash: '' },
    ...{ entity: JSON.stringify(entity), revision: 1 },
    ...{ health_status: 'healthy', health_rank: 0, health_reasons: '[]' },
    ...{ version: 1, created_at: 1 },
  });
  const repositories = RepositorySet.create();
  repositories.add(repository);
  const publicText = await publicTextOf(database);
  return { repository, repositories, publicText, runbookUrl };
}

describe.each(databases.ids)('runbooks that are named on %s', databaseId => {
  it('by the address of their page are read in place, by services and alerts', async () => {
    const database = await databases.open(databaseId);
    const { repository, repositories, publicText, runbookUrl } = await create(
      database,
    );
    const lease = await takeLease(database, 'runbooks');
    const follow = () => followAddresses(database, lease, 1);
    const present = () =>
      database('runbooks')
        .whereNull('gone_at')
        .orderBy('path')
        .select('path', 'url', 'service_refs');
    const before = { path: null, service_refs: JSON.stringify([REF]) };

    // Before the change is merged, the address is all there is.
    await follow();
    expect(await present()).toEqual([{ ...before, url: runbookUrl }]);

    repository.push(OWN, '# Parcels\n\nRestart them.\n');
    await RunbookReading.create({ database, repository }).readNow(signal);
    await follow();
    expect(await present()).toEqual([
      expect.objectContaining({
        path: OWN,
        service_refs: JSON.stringify([REF]),
      }),
    ]);
    const { id } = await database('runbooks').where('path', OWN).first('id');
    expect(await runbookPage(database, runbookUrl, undefined)).toBe(
      `/operations/runbooks/${id}`,
    );
    // It is as internal as its repository.
    expect(await runbookPage(database, runbookUrl, ONLY_PUBLIC)).toBe(
      undefined,
    );
    expect(await runbookPage(database, PAGES, undefined)).toBe(undefined);
    const of = async (alert: object) => {
      const rows = [
        {
          ...{ id: 'a', title: 'A', labels: '{"alertname":"Slow"}' },
          ...{ service_id: 'parcels', runbook_url: null },
          ...alert,
        },
      ];
      return (await runbooksOfAlerts(database, rows, undefined)).get('a');
    };
    expect(await of({ runbook_url: runbookUrl })).toBe(id);
    expect(await of({})).toBeUndefined();
    repository.push(BURN, '---\nalerts: [SloBurn]\nservices: [parcels]\n---\n');
    await RunbookReading.create({ database, repository }).readNow(signal);
    const burn = await database('runbooks').where('path', BURN).first('id');
    const labels = '{"alertname":"SloBurn"}';
    expect(await of({ labels })).toBe(burn.id);
    expect(await of({ labels, runbook_url: runbookUrl })).toBe(burn.id);
    // An answer goes into what is called after the alert, where it is.
    await database('alerts').insert({
      ...{ id: 'x', source: 's', fingerprint: 'x', severity: 'warning' },
      ...{ title: 'Burns', labels, annotations: '{}', updated_at: 1 },
      ...{ service_id: 'parcels', runbook_url: runbookUrl, starts_at: 1 },
      visibility: 'public',
    });
    const choose = (name: string) =>
      chooseRunbook(
        { database, publicText, repositories, now: 1 },
        {
          artefact: { kind: 'alertRule', name },
          ...{ serviceId: 'parcels', title: 'Why?' },
        },
      );
    expect(await choose('SloBurn')).toMatchObject({
      ...{ id: burn.id, repository: 'gitops' },
    });
    // What is written elsewhere is opened there.
    expect(
      await of({ labels, runbook_url: 'https://wiki.example.org/burn' }),
    ).toBeUndefined();
  });
});
