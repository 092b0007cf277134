import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Core } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { slo } from '../__testUtils__/SloLab';
import { ChangeGatherer } from '../codeChanges/ChangeGatherer';
import { RolloutCommits } from '../codeChanges/RolloutCommits';
import { ArtefactPlaces } from './ArtefactPlaces';
import { AuthorSourceSet } from './AuthorSourceSet';
import { ServicePlaces } from './ServicePlaces';

jest.setTimeout(60_000);

const databases = testDatabases();
const SOURCE = 'https://git.example.org/acme/pay';
const PROMISES = 'https://git.example.org/acme/promises';

describe.each(databases.ids)('changes of promises on %s', databaseId => {
  it('were written in the document of the SLO, else nobody knows by whom', async () => {
    const core = await Core.create(await databases.open(databaseId));
    const { database, registry } = core;
    await core.catalog(
      component('pay', {
        annotations: { 'backstage.io/source-location': `url:${SOURCE}` },
      }),
    );
    await registry.refresh();
    const service = await database('services').first();
    await database('slos').insert({
      ref: 'slo:default/fast',
      service_id: service.id,
      service_ref: service.entity_ref,
      title: 'Fast enough',
      environment: 'production',
      sort_name: 'fast enough',
      search_text: '',
      visibility: 'public',
      problems: '[]',
      documents: '[]',
      sli_ids: '[]',
      state: 'ok',
      state_rank: 4,
      hash: '1',
      created_at: core.now,
      changed_at: core.now,
    });
    await database('code_changes').insert({
      id: 'change',
      service_id: service.id,
      source: 'catalog',
      kind: 'slo',
      repository: 'slo:default/fast',
      revision: 'a'.repeat(64),
      at: core.now,
      message: 'The objective Fast enough: 99.9 % → 99.5 %',
      visibility: 'public',
      paths: '[]',
    });
    const sources = AuthorSourceSet.create();
    const places = ArtefactPlaces.create({
      database,
      catalog: catalogServiceMock({
        entities: [
          slo('fast', {
            annotations: {
              'backstage.io/managed-by-location': `url:${PROMISES}/blob/main/slos/fast.yaml`,
            },
          }),
        ],
      }),
      auth: mockServices.auth(),
      sources,
      places: ServicePlaces.create({ database, registry, manifests: [] }),
      gatherer: ChangeGatherer.create({ database }),
      rollouts: RolloutCommits.create({ sources }),
    });
    const artefact = { kind: 'change' as const, change: 'change' };
    expect(await places.of(artefact, service)).toEqual({
      places: [{ repository: PROMISES, path: 'slos/fast.yaml' }],
      problems: [],
    });
    await database('slos').update({ removed_at: core.now });
    expect(await places.of(artefact, service)).toMatchObject({
      places: [{ repository: SOURCE }],
      problems: [expect.stringContaining('not known which commit')],
    });
  });
});
