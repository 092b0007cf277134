import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { OpenSloKind } from './document';
import { pathText } from './problems';
import { SpecOf, SPECS } from './schema';

/** Where a document names another. @public */
export interface OpenSloReference {
  /** `spec.indicatorRef`. */
  path: string;
  kind: OpenSloKind;
  /** Entity ref, in the namespace of the document unless it names another. */
  ref: string;
}

/**
 * The entity ref that a name in a document means.
 *
 * @internal
 */
export function refOf(kind: OpenSloKind, name: string, from: Entity): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(name, {
        defaultKind: kind,
        defaultNamespace: from.metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    );
  } catch {
    return stringifyEntityRef({ kind, namespace: DEFAULT_NAMESPACE, name });
  }
}

type Add = (kind: OpenSloKind, name: string, ...path: PropertyKey[]) => void;

function ofSli(sli: SpecOf<'SLI'>, path: PropertyKey[], add: Add) {
  const metrics = {
    thresholdMetric: sli.thresholdMetric,
    'ratioMetric.good': sli.ratioMetric?.good,
    'ratioMetric.bad': sli.ratioMetric?.bad,
    'ratioMetric.total': sli.ratioMetric?.total,
    'ratioMetric.raw': sli.ratioMetric?.raw,
  };
  for (const [field, metric] of Object.entries(metrics)) {
    const name = metric?.metricSource.metricSourceRef;
    if (name) {
      add(
        'DataSource',
        name,
        ...path,
        field,
        'metricSource',
        'metricSourceRef',
      );
    }
  }
}

function ofPolicy(
  policy: SpecOf<'AlertPolicy'>,
  path: PropertyKey[],
  add: Add,
) {
  for (const [index, { conditionRef }] of policy.conditions.entries()) {
    if (conditionRef) {
      add(
        'AlertCondition',
        conditionRef,
        ...path,
        'conditions',
        index,
        'conditionRef',
      );
    }
  }
  for (const [index, each] of (policy.notificationTargets ?? []).entries()) {
    if (each.targetRef) {
      add(
        'AlertNotificationTarget',
        each.targetRef,
        ...path,
        'notificationTargets',
        index,
        'targetRef',
      );
    }
  }
}

function ofSlo(slo: SpecOf<'SLO'>, add: Add) {
  add('Service', slo.service, 'spec', 'service');
  const holders: Array<
    [Pick<typeof slo, 'indicator' | 'indicatorRef'>, PropertyKey[]]
  > = [
    [slo, ['spec']],
    ...(slo.objectives ?? []).map(
      (objective, index): [typeof objective, PropertyKey[]] => [
        objective,
        ['spec', 'objectives', index],
      ],
    ),
  ];
  for (const [holder, path] of holders) {
    if (holder.indicatorRef)
      add('SLI', holder.indicatorRef, ...path, 'indicatorRef');
    if (holder.indicator)
      ofSli(holder.indicator.spec, [...path, 'indicator', 'spec'], add);
  }
  for (const [index, policy] of (slo.alertPolicies ?? []).entries()) {
    const path = ['spec', 'alertPolicies', index];
    if (typeof policy === 'string') add('AlertPolicy', policy, ...path);
    else if (policy.alertPolicyRef)
      add('AlertPolicy', policy.alertPolicyRef, ...path, 'alertPolicyRef');
    else if (policy.spec) ofPolicy(policy.spec, [...path, 'spec'], add);
  }
}

/**
 * The documents that a document names. One with errors names none.
 *
 * @public
 */
export function openSloReferences(entity: Entity): OpenSloReference[] {
  const references: OpenSloReference[] = [];
  const add: Add = (kind, name, ...path) =>
    references.push({
      path: pathText(path),
      kind,
      ref: refOf(kind, name, entity),
    });
  const spec: unknown = entity.spec ?? {};

  if (entity.kind === 'SLO') {
    const { data } = SPECS.SLO.safeParse(spec);
    if (data) ofSlo(data, add);
  } else if (entity.kind === 'SLI') {
    const { data } = SPECS.SLI.safeParse(spec);
    if (data) ofSli(data, ['spec'], add);
  } else if (entity.kind === 'AlertPolicy') {
    const { data } = SPECS.AlertPolicy.safeParse(spec);
    if (data) ofPolicy(data, ['spec'], add);
  }
  return references;
}
