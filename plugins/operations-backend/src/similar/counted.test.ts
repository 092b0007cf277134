import { SimilarDocument } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { Core } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { publicTextOf } from '../__testUtils__/publicText';
import { NOTHING, ONLY_PUBLIC } from '../access/criteria';
import { SimilarTexts } from './SimilarTexts';
import { TextSource, TextState } from './TextSource';

const databases = testDatabases();
const VISITOR = { criteria: ONLY_PUBLIC, internal: NOTHING };
const MEMBER = { criteria: undefined, internal: undefined };
const QUESTION = 'The quorum of the ledger was lost after the upgrade';
const INTERNAL = { labels: { 'operate-first.io/visibility': 'internal' } };

/** Public accounts in memory, each beside a service. */
function sourceOf(texts: Array<{ serviceId: string; text: string }>) {
  const states = texts.map(
    ({ serviceId }, at): TextState => ({
      id: `text-${String(at).padStart(3, '0')}`,
      version: 1,
      updatedAt: 1,
      visibility: 'public',
      serviceId,
      present: true,
    }),
  );
  const source: TextSource = {
    kind: 'post-mortem',
    page: async ({ id = '' }) => states.filter(one => one.id > id),
    read: async ids =>
      ids.map(id => {
        const { text } = texts[states.findIndex(one => one.id === id)];
        const document: SimilarDocument = {
          id,
          kind: 'post-mortem',
          title: 'Ledger',
          text,
        };
        return { internal: document, public: document };
      }),
  };
  return source;
}

async function follow(
  database: Knex,
  core: Core,
  texts: Array<{ service: string; text: string }>,
) {
  const rows = await Promise.all(
    texts.map(async ({ service, text }) => ({
      serviceId: await core.id(service),
      text,
    })),
  );
  const similar = SimilarTexts.create({
    database,
    logger: core.logger,
    publicText: await publicTextOf(database),
    sources: [sourceOf(rows)],
  });
  await similar.follow();
  return similar;
}

it.each(databases.ids)(
  'what is internal counts for nothing in what visitors find, on %s',
  async databaseId => {
    const database = await databases.open(databaseId);
    const core = await Core.create(database);
    await core.catalog(component('shop'), component('vault', INTERNAL));
    const seen = [
      { service: 'shop', text: 'The ledger lost its quorum.' },
      { service: 'shop', text: 'Certificates were not renewed in time.' },
    ];
    const hidden = Array.from({ length: 30 }, (_, at) => ({
      service: 'vault',
      text: `The quorum of the ledger was gone for the ${at}th time.`,
    }));
    const scores = (similar: SimilarTexts, audience = VISITOR) =>
      similar
        .find(QUESTION, audience, { limit: 50 })
        .map(({ id, score }) => [id, score]);

    const alone = await follow(database, core, seen);
    await database('redaction_names').delete();
    const both = await follow(database, core, [...seen, ...hidden]);
    expect(scores(alone)).toHaveLength(1);
    expect(scores(both)).toEqual(scores(alone));
    expect(scores(both, MEMBER)).toHaveLength(31);

    // It counts from the moment at which everybody may see the service, and until nobody may any more.
    await core.catalog(component('shop'), component('vault'));
    await both.follow();
    expect(scores(both)).toHaveLength(31);
    await core.catalog(component('shop'), component('vault', INTERNAL));
    await both.follow();
    expect(scores(both)).toEqual(scores(alone));
  },
);
