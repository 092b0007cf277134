import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { stringify } from 'yaml';
import { OPERATIONS_ANNOTATIONS } from '../annotations';
import { SloSuggestion } from '../generated/openapi';
import { OPENSLO_ANNOTATIONS, OPENSLO_API_VERSION } from './annotations';

/** Data sources of this type are what the portal counts itself. */
const OWN_TYPE = 'Operations';

/**
 * An SLO for a service that has a probe and none: availability as its probe sees it. It promises nothing until somebody
 * commits it.
 *
 * @public
 */
export function suggestSlo(
  entity: Entity,
  options: { environment: string },
): SloSuggestion | undefined {
  const { name, namespace, title = name, annotations = {} } = entity.metadata;
  if (
    !annotations[OPERATIONS_ANNOTATIONS.probeUrl] &&
    !annotations[OPERATIONS_ANNOTATIONS.probes]
  ) {
    return undefined;
  }
  // Names of OpenSLO are lower case and have hyphens only; and the file has at most 63 characters for one.
  const base = name
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const metric = (events: 'good' | 'total') => ({
    metricSource: {
      type: OWN_TYPE,
      spec: { source: 'probe', measure: 'availability', events },
    },
  });
  const document = {
    apiVersion: OPENSLO_API_VERSION,
    kind: 'SLO',
    metadata: {
      name: `${base}-availability`,
      ...(namespace && namespace !== 'default' && { namespace }),
      displayName: `${title} is there`.slice(0, 63),
      annotations: {
        [OPENSLO_ANNOTATIONS.service]: stringifyEntityRef(entity),
        [OPENSLO_ANNOTATIONS.environment]: options.environment,
      },
    },
    spec: {
      description: `${title} answers those who look at it.`,
      service: base,
      indicator: {
        metadata: { name: `${base}-probe` },
        spec: {
          ratioMetric: {
            counter: true,
            good: metric('good'),
            total: metric('total'),
          },
        },
      },
      timeWindow: [{ duration: '30d', isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ displayName: 'Available', target: 0.99 }],
    },
  };
  return {
    reason: `${title} is probed already, so its availability needs nothing but this file. 99 % is where to begin; choose what its users need.`,
    yaml: stringify(document, { lineWidth: 0 }),
    fileName: `${base}-availability.slo.yaml`,
  };
}
