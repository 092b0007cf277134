import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { openSloToEntity } from '../../openslo/openSloToEntity';
import { parseOpenSlo } from '../../openslo/parseOpenSlo';
import { resolveSlo } from '../../openslo/resolveSlo';
import { exportRules } from '../../slo/rules';
import { OnboardingService, OnboardingTree } from '../model';
import { toYaml } from '../yaml/text';
import { PLACES } from './places';
import { Files, PlannedDerived } from './plan';

const HEADER =
  '# Made from slo.yaml beside this folder: change that file, and this one follows.\n';
/** What holds where a document does not say otherwise, as in the portal's own configuration. */
const DEFAULTS = {
  environment: 'production',
  minimumEvents: 1,
  minimumErrors: 1,
  disabledTiers: [],
  emptySlices: 'exclude' as const,
  excludeMaintenance: false,
};

function entitiesOf(slo: string, dataSource: string): Entity[] {
  const source = toYaml({
    apiVersion: 'openslo/v1',
    kind: 'DataSource',
    metadata: { name: dataSource },
    spec: { type: 'Prometheus', connectionDetails: {} },
  });
  return [slo, source].flatMap(text =>
    parseOpenSlo(text).documents.map(openSloToEntity),
  );
}

function makeRules(slo: string, name: string, tree: OnboardingTree) {
  const entities = entitiesOf(slo, tree.dataSource);
  const resolved = entities
    .filter(({ kind }) => kind === 'SLO')
    .map(entity =>
      resolveSlo(entity, {
        entities: new Map(
          entities.map(each => [stringifyEntityRef(each), each]),
        ),
        defaults: DEFAULTS,
        serviceOf: () => ({ ref: `component:default/${name}` }),
      }),
    );
  const { text, left } = exportRules(
    resolved.flatMap(({ definition }) => definition ?? []),
    {
      format: 'prometheusrule',
      pageUrl: ref =>
        `${tree.portal.replace(/\/$/, '')}/operations/slos/${ref.replace(
          /^[^:]*:/,
          '',
        )}`,
    },
  );
  const problems = resolved.flatMap(each => each.problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  return {
    text: text.replace(/^---\n/, ''),
    notes: [
      ...left.map(({ ref, reason }) => `Rules of ${ref}: ${reason}`),
      ...errors.map(({ path, message }) => `slo.yaml, ${path}: ${message}`),
    ],
  };
}

/** Rules that count and alert as the service's SLO says, whoever has written it. @internal */
export function rulesOf(
  { name }: Pick<OnboardingService, 'name'>,
  tree: OnboardingTree,
): PlannedDerived {
  const path = `${PLACES.service(name)}/alerting/rules.yaml`;
  return {
    kind: 'derived',
    path,
    make: (files: Files) => {
      const there = files.get(path);
      if (there !== undefined && !there.startsWith(HEADER)) {
        return {
          notes: [`${path} is written by hand, and is left as it is.`],
        };
      }
      const slo = files.get(`${PLACES.service(name)}/slo.yaml`) ?? '';
      const { text, notes } = makeRules(slo, name, tree);
      // The list names the file, so it is there even where there is nothing to count.
      const empty = toYaml({
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PrometheusRule',
        metadata: { name: `slo-${name}` },
        spec: { groups: [] },
      });
      return { text: `${HEADER}${text === '' ? empty : text}`, notes };
    },
  };
}
