import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  KindValidator,
  locationEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { danglingReferences } from '../__testUtils__/references';
import { readEntities } from './readEntities';

const ROOT = resolve(__dirname, '../../../..');

const VALIDATORS: Record<string, KindValidator> = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  Domain: domainEntityV1alpha1Validator,
  Group: groupEntityV1alpha1Validator,
  Location: locationEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
  User: userEntityV1alpha1Validator,
};

const POLICY = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

describe('the example organisation', () => {
  let entities: Entity[];
  const ofKind = (kind: string) => entities.filter(e => e.kind === kind);
  const annotation = (e: Entity, name: string) =>
    e.metadata.annotations?.[`operate-first.io/${name}`];

  beforeAll(async () => {
    entities = [
      ...(await readEntities(resolve(ROOT, 'examples/catalog/all.yaml'))),
      ...(await readEntities(resolve(ROOT, 'catalog-info.yaml'))),
    ];
  });

  it('is valid to the catalog', async () => {
    for (const entity of entities) {
      await POLICY.enforce(entity);
      expect(await VALIDATORS[entity.kind].check(entity)).toBe(true);
    }
  });

  it('refers only to what exists', () => {
    expect(danglingReferences(entities)).toEqual([]);
  });

  it('would be caught with a dangling reference', () => {
    const without = entities.filter(e => e.metadata.name !== 'fares-api');
    expect(danglingReferences(without)).toEqual([
      'component:default/shop-gateway: consumesApis → api:default/fares-api',
      'component:default/fares: providesApis → api:default/fares-api',
      'component:default/bookings: consumesApis → api:default/fares-api',
    ]);
  });

  it('is as large as a newcomer needs', () => {
    const types = (kind: string, type: string) =>
      ofKind(kind).filter(e => e.spec?.type === type);
    expect(types('Resource', 'kubernetes-cluster')).toHaveLength(2);
    expect(ofKind('System').length).toBeGreaterThanOrEqual(6);
    expect(ofKind('Group')).toHaveLength(5);
    expect(ofKind('User')).toHaveLength(12);
    const operated = [
      ...types('Component', 'service'),
      ...types('Component', 'website'),
    ];
    expect(operated.length).toBeGreaterThanOrEqual(20);
    expect(
      ofKind('Component').filter(
        e => e.metadata.labels?.['operate-first.io/visibility'] === 'internal',
      ),
    ).toHaveLength(1);
  });

  it('has an owner for everything and a way to reach everybody', () => {
    for (const kind of ['API', 'Component', 'Domain', 'Resource', 'System']) {
      expect(ofKind(kind).filter(e => !e.spec?.owner)).toEqual([]);
    }
    for (const person of [...ofKind('User'), ...ofKind('Group')]) {
      expect(person.spec?.profile).toMatchObject({
        displayName: expect.any(String),
        email: expect.stringMatching(/@example\.org$/),
      });
      expect(annotation(person, 'chat-url')).toMatch(
        /^https:\/\/chat\.example\.org\//,
      );
    }
  });

  it('says of every service where to look and where to ask', () => {
    const operated = ofKind('Component').filter(
      e => e.spec?.type !== 'library',
    );
    for (const service of operated) {
      const probe =
        annotation(service, 'probe-url') ?? annotation(service, 'probes');
      expect(probe).toMatch(/http:\/\/(127\.0\.0\.1|localhost):\d+\//);
      for (const name of ['issue-tracker-url', 'chat-url']) {
        expect(annotation(service, name)).toMatch(/^https:\/\//);
      }
    }
  });

  it('names runbooks that are there', () => {
    const named = ofKind('Component').flatMap(
      service => annotation(service, 'runbook-url') ?? [],
    );
    expect(named).not.toHaveLength(0);
    for (const address of named) {
      const [, name] =
        /^https:\/\/git\.example\.org\/marram\/runbooks\/blob\/main\/runbooks\/([\w-]+\.md)$/.exec(
          address,
        ) ?? [];
      expect(readdirSync(resolve(ROOT, 'examples/runbooks'))).toContain(name);
    }
  });

  describe('begins its GitOps tree', () => {
    const tree = resolve(ROOT, 'examples/gitops');
    const onboarding = resolve(ROOT, 'examples/onboarding');
    const filesOf = (folder: string) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name));

    const LISTS = ['catalog/clusters', 'services', 'teams'].map(
      folder => `${folder}/all.yaml`,
    );

    it.each(LISTS)('with %s, which the catalog reads', async path => {
      const list = parse(readFileSync(join(tree, path), 'utf8'));
      await POLICY.enforce(list);
      expect(await VALIDATORS.Location.check(list)).toBe(true);
    });

    it('with what an onboarding would bring otherwise', () => {
      const made = new Map(
        ['new-service', 'two-clusters'].flatMap(name => {
          const after = join(onboarding, name, 'after');
          return filesOf(after).map(path => [
            relative(after, path),
            readFileSync(path, 'utf8'),
          ]);
        }),
      );
      const shared = filesOf(tree)
        .map(path => relative(tree, path))
        .filter(path => !LISTS.includes(path));
      // Two of the four tiers are in the documented examples.
      const known = shared.filter(path => !/\/(medium|large)\//.test(path));
      expect(known).toHaveLength(shared.length - 4);
      for (const path of known) {
        const text = readFileSync(join(tree, path), 'utf8');
        expect([path, text]).toEqual([path, made.get(path)]);
      }
    });
  });
});
