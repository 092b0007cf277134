import { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { putCluster } from '../__testUtils__/clusters';
import { GitTree } from '../__testUtils__/GitTree';
import {
  ADA,
  GRACE,
  PETE,
  reader,
  RequestsLab,
  wanted,
  wantedNamespace,
} from '../__testUtils__/RequestsLab';
import { KindDesk } from './KindDesk';

jest.setTimeout(60_000);

const OVERLAY =
  'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml';
const KIND = { kind: 'namespace' as const };

function namespaceFile(name: string) {
  return `cluster-scope/base/core/namespaces/${name}/namespace.yaml`;
}

describe('requests for namespaces', () => {
  const databases = testDatabases();

  describe.each(databases.ids)('%s', databaseId => {
    let tree: GitTree;
    let database: Knex;
    let lab: RequestsLab;

    beforeEach(async () => {
      database = await databases.open(databaseId);
      tree = await GitTree.create();
      lab = RequestsLab.create(database, tree);
    });

    afterEach(async () => {
      await tree.remove();
    });

    it('are merged by themselves below the limit, and proved by the cluster', async () => {
      await putCluster(database, { name: 'eu-1', at: lab.time });
      const id = await lab.open(wantedNamespace('stock'), KIND);
      await lab.follow();
      const { row, facts, ground, parameters } = await lab.held(id);
      expect(row).toMatchObject({
        kind: 'namespace',
        key: 'REQ-1',
        title: 'Namespace stock for sales',
        team: 'group:default/sales',
        visibility: 'public',
      });
      expect(facts.merged?.revision).toBe(await tree.head());
      expect(parameters).not.toHaveProperty('$ground');
      expect(ground).toEqual({
        known: { members: ['ada', 'grace'] },
        request: 'https://portal.example.org/operations/requests/REQ-1',
      });
      const file = await tree.text(namespaceFile('stock'));
      expect(file).toContain('/operations/requests/REQ-1');
      expect(await lab.stage(id)).toBe('open: synced waiting');

      await putCluster(database, {
        name: 'eu-1',
        quotas: [['stock', '1']],
        at: lab.time + 60_000,
      });
      await lab.follow();
      expect(await lab.stage(id)).toBe('done: done done');
      const { stages } = await lab.held(id);
      expect(stages[4].evidence[0].text).toBe(
        'eu-1 has the namespace stock, with its quota.',
      );
      await expect(lab.open(wantedNamespace('stock'), KIND)).rejects.toThrow(
        'in the tree already',
      );
    });

    it('are approved by people above it, and made again where the tree moved on', async () => {
      await lab.open(wanted('first'));
      await lab.follow();
      const id = await lab.open(
        wantedNamespace('stock', { quota: 'large' }),
        KIND,
      );
      await lab.follow();
      expect(await lab.stage(id)).toBe('open: approved waiting');
      await expect(lab.approve(id, ADA)).rejects.toThrow(
        'Whoever asks for something does not approve it',
      );
      await expect(lab.approve(id, GRACE)).rejects.toThrow('Members of');
      await lab.approve(id, PETE);
      const before = (await lab.held(id)).row.revision;
      // The same list grows meanwhile.
      await lab.open(wanted('second'));
      await lab.follow();
      await lab.merge(id, ADA);
      await lab.follow();
      const held = await lab.held(id);
      expect(held.facts.merged).toBeDefined();
      expect(held.row.revision).not.toBe(before);
      const overlay = await tree.text(OVERLAY);
      for (const name of ['first', 'second', 'stock']) {
        expect(overlay).toContain(`namespaces/${name}`);
      }
    });

    it('are refused where the name was taken since', async () => {
      const id = await lab.open(
        wantedNamespace('stock', { quota: 'large' }),
        KIND,
      );
      await lab.follow();
      await lab.approve(id, PETE);
      await tree.push({
        [namespaceFile('stock')]: [
          'apiVersion: v1',
          'kind: Namespace',
          'metadata:',
          '  name: stock',
          '  annotations:',
          '    operate-first.io/owner: group:default/journeys',
          '',
        ].join('\n'),
      });
      await lab.merge(id, ADA);
      await lab.follow();
      expect((await lab.held(id)).facts.merged).toBeUndefined();
      expect(await lab.stage(id)).toBe('open: checks failed');
    });
  });

  it('name the field where an environment is not offered', async () => {
    const tree = await GitTree.create();
    const lab = RequestsLab.create(await databases.open('SQLITE_3'), tree);
    const { preview } = await KindDesk.create(lab).preview(
      'namespace',
      { ...wantedNamespace('lab'), environment: 'moon' },
      reader(ADA),
    );
    expect(preview.problems).toContainEqual({
      field: 'environment',
      value: 'moon',
      message: expect.stringContaining('There is no environment moon on'),
    });
    await tree.remove();
  });

  it('of a kind that nobody knows name the field, and what to write', async () => {
    const tree = await GitTree.create();
    const lab = RequestsLab.create(await databases.open('SQLITE_3'), tree);
    const error = await KindDesk.create(lab)
      .preview('castle', {}, reader(ADA))
      .catch(problem => problem);
    expect(error.problem).toMatchObject({
      field: 'kind',
      value: 'castle',
      remedy: expect.stringContaining('namespace'),
    });
    await tree.remove();
  });
});
