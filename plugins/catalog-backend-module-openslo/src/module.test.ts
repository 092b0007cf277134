import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  documentProblemsOf,
  resolveSlo,
} from '@operate-first/plugin-operations-common';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import catalogModuleOpenSlo from '.';

const ROOT = resolve(__dirname, '../../..');
const KINDS = [
  'Service',
  'DataSource',
  'SLI',
  'SLO',
  'AlertPolicy',
  'AlertCondition',
  'AlertNotificationTarget',
];

interface Catalog {
  entities(): Promise<Entity[]>;
  /** Waits until the entities are as they should be. */
  until(check: (entities: Map<string, Entity>) => void): Promise<void>;
  stop(): Promise<void>;
}

async function startCatalog(
  locations: object[],
  hosts: string[] = [],
): Promise<Catalog> {
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleOpenSlo,
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            reading: { allow: hosts.map(host => ({ host })) },
          },
          catalog: {
            rules: [
              {
                allow: [
                  ...KINDS,
                  'Component',
                  'API',
                  'Resource',
                  'System',
                  'Domain',
                  'Group',
                  'User',
                  'Location',
                ],
              },
            ],
            processingInterval: { seconds: 1 },
            locations,
          },
        },
      }),
    ],
  });
  const url = `http://127.0.0.1:${backend.server.port()}/api/catalog`;

  async function entities(): Promise<Entity[]> {
    const response = await fetch(`${url}/entities`);
    return (await response.json()) as Entity[];
  }
  return {
    entities,
    async until(check) {
      for (let left = 200; ; left -= 1) {
        const all = await entities();
        try {
          check(new Map(all.map(each => [stringifyEntityRef(each), each])));
          return;
        } catch (error) {
          if (left === 0) throw error;
          await pause(200);
        }
      }
    },
    stop: () => backend.stop(),
  };
}

function targetsOf(entity: Entity | undefined, type: string): string[] {
  return (entity?.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef)
    .sort();
}

const FILE = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: good
  displayName: All is well
  labels: { team: [a, b] }
spec:
  service: shop
  indicator:
    metadata: { name: inline }
    spec:
      thresholdMetric:
        metricSource:
          metricSourceRef: numbers
          spec: { $text: ./secret.txt }
  budgetingMethod: Occurrences
  objectives: [{ op: lt, value: 1, target: 0.9 }]
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: bad }
spec: { service: shop, indicatorRef: nothing, budgetingMethod: Sometimes, objectives: [] }
---
apiVersion: openslo/v1
kind: SLI
metadata: { name: [torn
---
- apiVersion: openslo/v1
  kind: DataSource
  metadata: { name: numbers }
  spec: { type: Redshift, connectionDetails: { password: hunter2 } }
- apiVersion: openslo/v1
  kind: Service
  metadata: { name: counter, annotations: { openslo.operate-first.io/service: component:shop } }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: shop
  labels: { operate-first.io/visibility: internal }
spec: { type: service, lifecycle: production, owner: group:keepers }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: keepers }
spec: { type: team, children: [] }
`;

describe('OpenSLO documents in the catalog', () => {
  let folder: string;
  let server: Server;
  let address: string;
  let catalog: Catalog | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'openslo-'));
    writeFileSync(join(folder, 'secret.txt'), 'hunter2');
    // As a host of repositories answers, for locations that are URLs.
    server = createServer((_request, response) => {
      response.setHeader('etag', '"1"');
      response.end(
        '- { apiVersion: openslo/v1, kind: Service, metadata: { name: far } }\n',
      );
    });
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', () => done());
    });
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    await catalog?.stop();
    server.closeAllConnections();
    await new Promise(done => {
      server.close(done);
    });
    rmSync(folder, { recursive: true });
  });

  it('become entities, the bad ones too, and stand to each other', async () => {
    const target = join(folder, 'slos.yaml');
    writeFileSync(target, FILE);
    catalog = await startCatalog(
      [
        { type: 'file', target },
        { type: 'url', target: `${address}/slos.yaml` },
      ],
      [new URL(address).host],
    );

    await catalog.until(entities => {
      const good = entities.get('slo:default/good');
      expect(good).toMatchObject({
        metadata: {
          title: 'All is well',
          // As internal as the service that it promises something about.
          labels: { 'operate-first.io/visibility': 'internal' },
          annotations: {
            'openslo.operate-first.io/labels': '{"team":["a","b"]}',
          },
        },
        spec: {
          indicator: {
            spec: {
              thresholdMetric: {
                metricSource: { spec: { $text: './secret.txt' } },
              },
            },
          },
        },
      });
      expect(good).not.toHaveProperty('status');
      // No OpenSLO Service is called shop, so nothing stands to one.
      expect(targetsOf(good, 'partOf')).toEqual(['component:default/shop']);
      expect(targetsOf(good, 'ownedBy')).toEqual(['group:default/keepers']);
      expect(targetsOf(good, 'dependsOn')).toEqual([
        'datasource:default/numbers',
      ]);
      expect(
        targetsOf(entities.get('component:default/shop'), 'hasPart'),
      ).toEqual(expect.arrayContaining(['slo:default/good']));
      expect(
        targetsOf(entities.get('datasource:default/numbers'), 'dependencyOf'),
      ).toEqual(['slo:default/good']);
      expect(
        targetsOf(entities.get('service:default/counter'), 'partOf'),
      ).toEqual(['component:default/shop']);
      expect(
        targetsOf(entities.get('group:default/keepers'), 'ownerOf'),
      ).toEqual(expect.arrayContaining(['slo:default/good']));

      // The list behind a URL.
      expect([...entities.keys()]).toContain('service:default/far');

      // What is wrong is said where people look for it, and hides nothing else of the file.
      expect(entities.get('slo:default/bad')).toMatchObject({
        status: {
          items: [
            {
              type: 'backstage.io/catalog-processing',
              level: 'error',
              message:
                'spec.budgetingMethod: "Sometimes" is not understood. Write Occurrences, Timeslices or RatioTimeslices.',
            },
          ],
        },
      });
      const torn = [...entities.values()].find(entity =>
        entity.metadata.name.startsWith('unreadable-'),
      );
      expect(torn && documentProblemsOf(torn)).toEqual([
        expect.objectContaining({
          severity: 'error',
          message: expect.stringMatching(/^Document 3 of the file is no YAML/),
        }),
      ]);
      expect(JSON.stringify([...entities.values()])).not.toContain('hunter2');
    });

    // Mended, it is as if nothing had been.
    writeFileSync(
      target,
      FILE.replace(
        'Sometimes, objectives: []',
        'Occurrences, timeWindow: [{ duration: 7d, isRolling: true }], objectives: [{ target: 0.5 }]',
      ).replace(
        'name: [torn',
        'name: whole }\nspec: { ratioMetric: { rawType: failure, raw: { metricSource: { type: X, spec: { query: q } } } } }',
      ),
    );
    await catalog.until(entities => {
      const bad = entities.get('slo:default/bad');
      expect(bad).toBeDefined();
      expect(bad).not.toHaveProperty('status');
      expect(bad && documentProblemsOf(bad)).toEqual([]);
      expect([...entities.keys()]).toContain('sli:default/whole');
    });
  }, 120_000);

  it('of the example organisation are right, and each is of a service that exists', async () => {
    catalog = await startCatalog([
      { type: 'file', target: join(ROOT, 'examples/catalog/all.yaml') },
      { type: 'file', target: join(ROOT, 'examples/slos/all.yaml') },
    ]);
    let all: Entity[] = [];
    await catalog.until(entities => {
      all = [...entities.values()];
      const slos = all.filter(entity => entity.kind === 'SLO');
      expect(slos.length).toBeGreaterThanOrEqual(14);
      expect(
        targetsOf(entities.get('slo:default/journeys-answered'), 'partOf'),
      ).toEqual(['component:default/journeys', 'service:default/journeys']);
      const known = new Set(all.map(each => stringifyEntityRef(each)));
      for (const slo of slos) {
        expect(targetsOf(slo, 'ownedBy')).toHaveLength(1);
        const related = slo.relations?.map(({ targetRef }) => targetRef);
        expect(related?.filter(ref => !known.has(ref))).toEqual([]);
        expect(targetsOf(slo, 'partOf')).toEqual(
          expect.arrayContaining([expect.stringMatching(/^component:/)]),
        );
      }
    });

    const documents = all.filter(entity => entity.apiVersion === 'openslo/v1');
    expect(documents.flatMap(documentProblemsOf)).toEqual([]);
    expect(new Set(documents.map(entity => entity.kind))).toEqual(
      new Set(KINDS),
    );
    const byRef = new Map(
      documents.map(entity => [stringifyEntityRef(entity), entity]),
    );
    const definitions = documents
      .filter(entity => entity.kind === 'SLO')
      .map(entity => {
        const { definition, problems } = resolveSlo(entity, {
          entities: byRef,
          defaults: {
            environment: 'production',
            minimumEvents: 1,
            minimumErrors: 1,
            disabledTiers: [],
            emptySlices: 'exclude',
            excludeMaintenance: false,
          },
          serviceOf: name => {
            const found = all.find(
              each =>
                each.kind === 'Component' &&
                [each.metadata.name, stringifyEntityRef(each)].includes(name),
            );
            return found && { ref: stringifyEntityRef(found) };
          },
        });
        expect(problems).toEqual([]);
        return definition;
      });
    const values = (of: (each: (typeof definitions)[number]) => unknown) =>
      new Set(definitions.map(of));
    expect(values(each => each?.budgetingMethod).size).toBe(3);
    expect(values(each => each?.window.kind).size).toBe(2);
    expect(values(each => each?.composite).size).toBe(2);
    expect(values(each => each?.objectives[0].sli.measure.kind).size).toBe(3);
    expect(values(each => each?.serviceRef).has(undefined)).toBe(false);
  }, 120_000);
});
