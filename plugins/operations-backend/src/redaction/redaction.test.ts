import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Core } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { CatalogNames } from './CatalogNames';
import { readRedactionConfig } from './config';
import { PublicText } from './PublicText';
import { readSalt } from './salt';

const CONFIG = { keepHosts: [], rules: [] };
const logger = mockServices.logger.mock();

function user(name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'github.com/user-login': `${name}-hub` },
    },
    spec: { profile: { displayName, email: `${name}@example.org` } },
  };
}

describe('public text', () => {
  const databases = testDatabases();

  describe.each(databases.ids)('on %s', id => {
    it('draws one salt, whoever is first', async () => {
      const database = await databases.open(id);
      const salts = await Promise.all([1, 2, 3].map(() => readSalt(database)));
      expect(new Set(salts).size).toBe(1);
      expect(salts[0]).toMatch(/^[0-9a-f]{64}$/);
    });

    it('names nobody whom the catalog knows or has known', async () => {
      const database = await databases.open(id);
      const lease = await takeLease(database, 'names');
      const text = await PublicText.create({
        database,
        logger,
        config: CONFIG,
      });
      const words = 'Wilhelmina Quist told jonaspal-hub of it.';
      expect(text.basis).toBeUndefined();
      expect(text.of(words)).toMatchObject({ leaks: [{ kind: 'name' }] });

      const follow = (entities: Entity[]) =>
        CatalogNames.create({
          database,
          catalog: catalogServiceMock({ entities }),
          auth: mockServices.auth(),
        }).follow(lease);
      await follow([
        user('wquist', 'Wilhelmina Quist'),
        user('jonaspal', 'Jonas Palander'),
      ]);
      await text.refresh();
      const { basis } = text;
      const first = text.of(words);
      expect(first.text).toBeDefined();
      expect(first.text).not.toMatch(/Quist|jonaspal/i);

      await follow([user('wquist', 'Wilhelmina Quist-Berg')]);
      await text.refresh();
      expect(text.basis).not.toBe(basis);
      expect(text.of(words).text).toBe(first.text);
      expect(text.of('Wilhelmina Quist-Berg').text).not.toMatch(/Quist|Berg/);

      // Looked through again, nothing is new.
      const later = text.basis;
      await follow([user('wquist', 'Wilhelmina Quist-Berg')]);
      await text.refresh();
      expect(text.basis).toBe(later);
    });

    it('knows of nobody while the catalog is empty, and where it has no people', async () => {
      const database = await databases.open(id);
      const lease = await takeLease(database, 'names');
      const text = await PublicText.create({
        database,
        logger,
        config: CONFIG,
      });
      const names = CatalogNames.create({
        database,
        catalog: catalogServiceMock({ entities: [] }),
        auth: mockServices.auth(),
      });
      const look = async () => {
        await names.follow(lease);
        await text.refresh();
        return text.isReady;
      };
      expect(await look()).toBe(false);
      expect(await look()).toBe(false);
      const core = await Core.create(database);
      await core.catalog(component('shop'));
      // People may come a moment later than services.
      expect(await look()).toBe(false);
      expect(await look()).toBe(true);
    });

    it('takes whoever asked for it out of internal texts, too', async () => {
      const database = await databases.open(id);
      await database('redaction_names').insert({
        ref: '',
        names: '[]',
        changed_at: 1,
      });
      const text = await PublicText.create({
        database,
        logger,
        config: CONFIG,
      });
      const words =
        'Wilhelmina Quist wrote to ops@example.com from 203.0.113.9';
      expect(text.withoutRemoved(words)).toBe(words);
      await database('removals').insert({
        id: 'r',
        person: 'user:default/wquist',
        names: JSON.stringify([{ name: 'Wilhelmina Quist', kind: 'person' }]),
        requested_by: 'user:default/wquist',
        requested_at: 5,
      });
      await text.refresh();
      const removed = text.withoutRemoved(words);
      expect(removed).not.toContain('Quist');
      expect(removed).toContain('wrote to ops@example.com from 203.0.113.9');
      expect(text.of(words).text ?? '').not.toContain('Quist');
    });
  });

  it('says what is wrong with its configuration', () => {
    const read = (redaction: object) =>
      readRedactionConfig(new ConfigReader({ redaction }));
    expect(read({ keepHosts: ['example.org'] }).keepHosts).toHaveLength(1);
    expect(() => read({ keepHosts: ['https://example.org'] })).toThrow(
      /keepHosts: https:.* is no name of a host/,
    );
    expect(() =>
      read({
        rules: [{ name: 'a', pattern: 'b', keep: true, replacement: 'c' }],
      }),
    ).toThrow(/what is kept is not replaced/);
    expect(() => read({ rules: [{ name: 'a', pattern: '/(/' }] })).toThrow();
  });
});
