import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { AuthorKeys } from '../../authors/AuthorKeys';
import { AuthorSettingsStore } from '../../authors/AuthorSettingsStore';
import { answerWriters } from '../../questions/desk/answerWriters';
import { commitPeople } from '../../runbooks/reading/commitPeople';
import { CommitAuthors } from './CommitAuthors';

jest.setTimeout(60_000);

const [ADA, BOB, CYD] = ['ada', 'bob', 'cyd'].map(
  name => `user:default/${name}`,
);
const databases = testDatabases();

async function removal(database: Knex, person: string | null, name: string) {
  await database('removals').insert({
    id: name,
    person,
    names: JSON.stringify([{ kind: 'person', name }]),
    requested_by: ADA,
    requested_at: 1,
  });
}

describe.each(databases.ids)('authors of commits on %s', databaseId => {
  let database: Knex;
  let authors: CommitAuthors;
  let keys: AuthorKeys;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    keys = await AuthorKeys.read(database);
    authors = CommitAuthors.create({
      database,
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: [
          ['ada', 'Ada Example'],
          ['bob', 'Bob Example'],
        ].map(([name, displayName]) => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name, namespace: 'default' },
          spec: {
            profile: { displayName, email: `${name}@example.org` },
            memberOf: [],
          },
        })),
      }),
    });
  });

  it('are called by their names, with a key and without an address', async () => {
    expect(await authors.of(ADA)).toEqual({
      name: 'Ada Example',
      key: keys.of(ADA),
    });
    expect(await authors.of(CYD)).toEqual({ name: 'cyd', key: keys.of(CYD) });
    expect(await authors.of('plugin:scaffolder')).toEqual({
      name: 'scaffolder',
    });
  });

  it('are nobody where they asked to be named nowhere, by themselves or by name', async () => {
    await removal(database, ADA, 'Somebody once');
    await removal(database, null, 'bob example');
    const nobody = { name: '' };
    expect(await authors.of(ADA)).toEqual(nobody);
    expect(await authors.of(BOB)).toEqual(nobody);
    expect(
      await authors.alsoOf([ADA, BOB], CYD, { visibility: 'internal' }),
    ).toEqual([]);
  });

  it('wrote words that others put in, as far as they let themselves be named', async () => {
    const internal = { visibility: 'internal' as const };
    const open = { visibility: 'public' as const };
    const words = [ADA, BOB, BOB, CYD, 'group:default/team'];
    const names = async (where: typeof internal | typeof open) =>
      (await authors.alsoOf(words, CYD, where)).map(({ name }) => name);
    expect(await names(internal)).toEqual(['Ada Example', 'Bob Example']);
    expect(await names(open)).toEqual([]);
    const settings = AuthorSettingsStore.create({ database });
    await settings.write(BOB, {
      suggested: true,
      prefers: 'me',
      shownTo: 'everybody',
    });
    expect(await names(open)).toEqual(['Bob Example']);
  });

  it('are known again, whoever has their name', async () => {
    const people = [
      [ADA, 'Ada Example', 'ada@example.org'],
      [BOB, 'Twice Example', 'bob@example.org'],
      [CYD, 'Twice Example', 'cyd@example.org'],
    ];
    await database('redaction_names').insert(
      people.map(([ref, person, email]) => ({
        ref,
        changed_at: 1,
        names: JSON.stringify([
          { kind: 'person', name: person },
          { kind: 'email', name: email },
        ]),
      })),
    );
    const of = await commitPeople(database, 'portal@example.org');
    const portal = 'Portal@example.org';
    const keyed = `portal+${keys.of(BOB)}@example.org`;
    expect(of({ name: 'Ada Example', email: keyed })).toBe(BOB);
    expect(of({ name: 'x', email: 'ADA@example.org' })).toBe(ADA);
    expect(of({ name: 'Ada Example', email: portal })).toBe(ADA);
    expect(of({ name: 'ada example', email: portal })).toBeUndefined();
    expect(of({ name: 'Twice Example', email: portal })).toBeUndefined();
    expect(of({ name: 'Ada Example', email: 'x@y.z' })).toBeUndefined();
    expect(of(undefined)).toBeUndefined();
    const elsewhere = await commitPeople(database);
    expect(elsewhere({ name: 'x', email: keyed })).toBe(BOB);
    expect(elsewhere({ name: 'Ada Example', email: portal })).toBeUndefined();
  });

  it('of answers are those of questions that were put there', async () => {
    const question = (number: number, runbook_id: string | null) => ({
      ...{ id: `q${number}`, key: `Q-${number}`, runbook_id },
      ...{ visibility: 'public', state: 'accepted', title: 'Why?' },
      ...{ artefact: '{}', escalation: '{}', text: '', search_text: '' },
      ...{ asker: CYD, accepted_answer: `a${number}` },
      ...{ answers: 1, version: 1, asked_at: 1, created_at: 1, updated_at: 1 },
    });
    const answer = (number: number, author: string | null) => ({
      ...{ id: `a${number}`, question_id: `q${number}`, seq: 1, author },
      ...{ changed_version: 1, at: 1, edits: 0, text: '' },
    });
    await database('questions').insert([
      question(1, 'one'),
      question(2, 'one'),
      question(3, 'other'),
      question(4, 'one'),
    ]);
    await database('question_answers').insert([
      answer(1, ADA),
      answer(2, BOB),
      answer(3, CYD),
      answer(4, null),
    ]);
    const block = (number: number, text = 'x') =>
      `<!-- question Q-${number} -->\n${text}\n<!-- /question Q-${number} -->\n`;
    const writers = (markdown: string, before = '') =>
      answerWriters(database, { markdown, before }, query =>
        query.where('questions.runbook_id', 'one'),
      );
    expect(await writers('Nothing.')).toEqual([]);
    // A mark alone makes nobody an author, and from elsewhere comes nobody.
    expect(await writers([1, 2, 3, 4].map(one => block(one)).join(''))).toEqual(
      [ADA, BOB],
    );
    expect(await writers(block(1) + block(2), block(1))).toEqual([BOB]);
    expect(await writers(block(1, 'y') + block(2), block(1))).toEqual([
      ADA,
      BOB,
    ]);
    expect(await writers('<!-- question Q-1 --> begun')).toEqual([]);
  });
});
