import {
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import fc from 'fast-check';
import { checkOpenSloEntity } from './checkOpenSloEntity';
import { OPENSLO_KINDS } from './document';
import { documentsYaml } from './documentsYaml';
import { openSloToEntity } from './openSloToEntity';
import { parseOpenSlo } from './parseOpenSlo';
import { openSloReferences } from './references';
import { resolveSlo } from './resolveSlo';

/** What the catalog asks of every entity; one that does not have it would be lost. */
const CATALOG = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const METADATA = {
  name: 'a',
  displayName: 'A',
  labels: { a: 'b' },
  annotations: { a: 'b' },
  namespace: 'default',
  tags: ['x'],
  links: [{ url: 'https://example.org' }],
};

const SPEC = {
  service: 'shop',
  description: 'What is promised.',
  indicator: {
    metadata: { name: 'sli' },
    spec: {
      ratioMetric: {
        counter: true,
        good: { metricSource: { type: 'Prometheus', spec: { query: 'a' } } },
        total: { metricSource: { type: 'Prometheus', spec: { query: 'b' } } },
      },
    },
  },
  timeWindow: [{ duration: '30d', isRolling: true }],
  budgetingMethod: 'Timeslices',
  objectives: [{ target: 0.9, timeSliceTarget: 0.9, timeSliceWindow: '1m' }],
  alertPolicies: [{ alertPolicyRef: 'policy' }],
};

/** Every path in a value. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, each]) =>
      pathsOf(each, [...path, key]),
    ),
  ];
}

/** A copy of the value with another one at the path. */
function replaced(value: unknown, path: string[], by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) =>
      String(index) === first ? replaced(each, rest, by) : each,
    );
  }
  const object = value as Record<string, unknown>;
  return { ...object, [first]: replaced(object[first], rest, by) };
}

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', '0d', '1m', -1, 1.5, 'Europe/Prague', [null], '$text'),
);

/** A document that was right once, with anything anywhere. */
const broken = fc
  .record({
    kind: fc.constantFrom(...OPENSLO_KINDS, 'Other'),
    path: fc.constantFrom(...pathsOf({ metadata: METADATA, spec: SPEC })),
    by: anything,
  })
  .map(({ kind, path, by }) =>
    replaced(
      { apiVersion: 'openslo/v1', kind, metadata: METADATA, spec: SPEC },
      path.length > 0 ? path : ['spec'],
      by,
    ),
  );

it('makes an entity that the catalog takes of whatever a document says', async () => {
  await fc.assert(
    fc.asyncProperty(broken, async document => {
      const { documents } = parseOpenSlo(JSON.stringify(document), {
        location: 'file:/any/slos.yaml',
      });
      expect(documents).toHaveLength(1);
      const entity = openSloToEntity(documents[0]);
      await expect(CATALOG.enforce(entity)).resolves.toBeDefined();

      // Checking once more finds nothing else, and what it is made of can be shown and followed.
      expect(checkOpenSloEntity(entity)).toEqual(entity);
      expect(documentsYaml([entity])).toContain('apiVersion: openslo/v1');
      openSloReferences(entity);
      resolveSlo(entity, {
        entities: new Map([[stringifyEntityRef(entity), entity]]),
        defaults: {
          environment: 'production',
          minimumEvents: 1,
          minimumErrors: 1,
          disabledTiers: [],
          emptySlices: 'exclude',
          excludeMaintenance: false,
        },
        serviceOf: () => undefined,
      });
    }),
    { numRuns: 1500 },
  );
});

it('reads any text without falling over it', () => {
  const line = fc.constantFrom(
    'apiVersion: openslo/v1',
    'kind: SLO',
    'metadata: { name: a }',
    '---',
    '- a: &x [*x]',
    '  b: *y',
    '"',
    '\t',
    '%YAML 1.1',
    '? !!binary x',
    '<<: *z',
    '}',
  );
  const read = (lines: string[]) =>
    parseOpenSlo(lines.join('\n')).documents.map(openSloToEntity);
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), lines => {
      expect(() => read(lines)).not.toThrow();
    }),
    { numRuns: 1000 },
  );
});
