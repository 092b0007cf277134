import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openSloToEntity } from '../../openslo/openSloToEntity';
import { parseOpenSlo } from '../../openslo/parseOpenSlo';
import { resolveSlo } from '../../openslo/resolveSlo';
import { SloDefinition } from '../model';
import { describeWithPromtool, Promtool } from './__testUtils__/promtool';

jest.setTimeout(120_000);

const REPOSITORY = resolve(__dirname, '../../../../..');

/** The example organisation's documents, and OpenSLO's own, which lie beside the checkout where they are. */
const COLLECTIONS = [
  { title: 'examples', folder: join(REPOSITORY, 'examples/slos'), least: 10 },
  {
    title: 'upstream',
    folder: resolve(REPOSITORY, '../shared/data/openslo'),
    least: 8,
  },
];

const DEFAULTS = {
  environment: 'production',
  minimumEvents: 10,
  minimumErrors: 2,
  disabledTiers: [],
  emptySlices: 'exclude' as const,
  excludeMaintenance: false,
};

/** What lies in one folder belongs together. */
function folders(root: string): Entity[][] {
  const found = new Map<string, Entity[]>();
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter(each => /\.(ya?ml|json)$/.test(each))) {
    const text = readFileSync(join(root, file), 'utf8');
    const { documents } = parseOpenSlo(text, { location: file });
    const beside = found.get(dirname(file)) ?? [];
    found.set(dirname(file), [...beside, ...documents.map(openSloToEntity)]);
  }
  return [...found.values()];
}

/** Indicators of which nothing is promised are tried as well. */
function promiseOf({ metadata, spec }: Entity): Entity {
  const threshold = JSON.stringify(spec).includes('"thresholdMetric"');
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { ...metadata, name: `of-${metadata.name}` },
    spec: {
      service: 'any',
      indicatorRef: metadata.name,
      budgetingMethod: 'Occurrences',
      timeWindow: [{ duration: '30d', isRolling: true }],
      objectives: [{ target: 0.999, ...(threshold && { op: 'lt', value: 1 }) }],
    },
  };
}

function definitionsIn(entities: Entity[]): SloDefinition[] {
  const slis = entities.filter(({ kind }) => kind === 'SLI');
  const all = [...entities, ...slis.map(promiseOf)];
  const context = {
    entities: new Map(all.map(each => [stringifyEntityRef(each), each])),
    defaults: DEFAULTS,
    serviceOf: () => undefined,
  };
  return all
    .filter(({ kind }) => kind === 'SLO')
    .flatMap(slo => resolveSlo(slo, context).definition ?? []);
}

/** Copies of one document are one. */
function distinct(definitions: SloDefinition[]): SloDefinition[] {
  const byText = new Map(definitions.map(one => [JSON.stringify(one), one]));
  return [...byText.values()];
}

function isMeasuredByPrometheus({ objectives }: SloDefinition): boolean {
  return JSON.stringify(objectives).includes('"type":"Prometheus"');
}

describeWithPromtool('promtool takes the rules and the tests of', () => {
  const promtool = new Promtool();

  afterAll(() => promtool.end());

  describe.each(COLLECTIONS)('$title', ({ folder, least }) => {
    const definitions = existsSync(folder)
      ? distinct(folders(folder).flatMap(definitionsIn))
      : [];
    const ours = definitions.filter(isMeasuredByPrometheus);
    // Without the documents there is nothing to look at; the gate says which tests it left out.
    const whereTheyAre = existsSync(folder) ? describe : describe.skip;

    whereTheyAre('its documents:', () => {
      it('every document that Prometheus measures', () => {
        for (const definition of ours) {
          const left = promtool.write([definition]);
          // Some alerts can never fire; that is all that may be missing.
          expect(left.map(({ reason }) => reason)).toEqual(
            left.map(() => expect.stringContaining('can never fire')),
          );
          expect(promtool.check()).toContain('SUCCESS');
          expect(promtool.test()).toContain('SUCCESS');
        }
        expect(ours.length).toBeGreaterThanOrEqual(least);
      });

      it('no other, and says why', () => {
        const others = definitions.filter(each => !ours.includes(each));
        for (const definition of others) {
          const left = promtool.write([definition]);
          expect(left.map(({ ref }) => ref)).toEqual(
            definition.objectives.map(() => definition.ref),
          );
          expect(promtool.check()).toContain('0 rules found');
        }
        expect(others.length).toBeGreaterThan(0);
      });
    });
  });
});
