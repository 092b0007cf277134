import { Autoscaler, Condition } from '../objects';
import { conditionOf } from '../podState';
import { Finding, Rule, View } from '../rule';
import { refOf } from '../Snapshot';
import { because, quote } from '../words';

const FAMILY = 'autoscaling';

/** The first figures of a new autoscaler take so long. */
const FIRST_METRICS_SECONDS = 120;

const V1_CONDITIONS = 'autoscaling.alpha.kubernetes.io/conditions';

/** `autoscaling/v1` hides the conditions in an annotation. */
function conditionsOf(autoscaler: Autoscaler): Condition[] {
  const { status, metadata } = autoscaler;
  if (status?.conditions) return status.conditions;
  try {
    const hidden: unknown = JSON.parse(
      metadata.annotations?.[V1_CONDITIONS] ?? '[]',
    );
    return Array.isArray(hidden) ? (hidden as Condition[]) : [];
  } catch {
    return [];
  }
}

function autoscalers({ snapshot }: View): Autoscaler[] {
  return snapshot.ofKind<Autoscaler>('HorizontalPodAutoscaler', 'autoscaling');
}

/** What drives it, without figures that change with every look: `cpu is above its target of 60 %`. */
function load({ spec, status }: Autoscaler): string | undefined {
  const current = status?.currentMetrics?.find(metric => metric.resource)
    ?.resource?.name;
  const asked = spec?.metrics?.find(
    ({ resource }) => resource && (!current || resource.name === current),
  )?.resource;
  const target =
    asked?.target?.averageUtilization ??
    asked?.targetAverageUtilization ??
    spec?.targetCPUUtilizationPercentage;
  return target === undefined
    ? undefined
    : `${asked?.name ?? 'cpu'} is above its target of ${target} %`;
}

/** At its maximum, and more would be needed; exactly enough is well. */
function wantsMore(autoscaler: Autoscaler): boolean {
  const { spec, status } = autoscaler;
  const limited = conditionOf(conditionsOf(autoscaler), 'ScalingLimited');
  if (limited) {
    return limited.status === 'True' && limited.reason === 'TooManyReplicas';
  }
  return (
    spec?.maxReplicas !== undefined &&
    (status?.currentReplicas ?? 0) >= spec.maxReplicas &&
    (status?.currentCPUUtilizationPercentage ?? 0) >
      (spec.targetCPUUtilizationPercentage ?? Infinity)
  );
}

/** An autoscaler that may not do what it should. */
export const atMaximum: Rule = {
  code: 'kubernetes.autoscaler-at-maximum',
  family: FAMILY,
  reads:
    'condition ScalingLimited with TooManyReplicas of autoscalers (v1: in an annotation); without conditions, figures against targets',
  verdict: 'degraded: it wants more replicas than it may have',
  words:
    'The autoscaler of checkout is at its maximum of 4 and wants more: cpu is above its target of 60 %.',
  whatToDo: 'Raise its maximum, or find out where the load comes from.',
  find: view =>
    autoscalers(view)
      .filter(wantsMore)
      .map(autoscaler => ({
        status: 'degraded',
        message: `The autoscaler of ${
          autoscaler.spec?.scaleTargetRef?.name ?? autoscaler.metadata.name
        } is at its maximum of ${
          autoscaler.spec?.maxReplicas ?? 'replicas'
        } and wants more${because(load(autoscaler))}.`,
        object: refOf(autoscaler),
      })),
};

function whyBlind({ type, reason = '' }: Condition): string | undefined {
  if (type === 'AbleToScale') return 'it cannot change its target';
  return /^FailedGet\w*Metric/.test(reason) ? 'it gets no metrics' : undefined;
}

/** An autoscaler that does not know the load. */
export const blind: Rule = {
  code: 'kubernetes.autoscaler-blind',
  family: FAMILY,
  reads:
    'conditions ScalingActive and AbleToScale of autoscalers (their desiredReplicas say 0 then, which means nothing)',
  verdict: `degraded after ${FIRST_METRICS_SECONDS} s; not where its target is scaled to zero on purpose`,
  words: 'The autoscaler of checkout does not scale: it gets no metrics.',
  quotes: 'no metrics returned from resource metrics API',
  whatToDo: 'Check that metrics-server runs and that the pods ask for cpu.',
  find: view =>
    autoscalers(view).flatMap((autoscaler): Finding[] => {
      const conditions = conditionsOf(autoscaler);
      const broken = ['AbleToScale', 'ScalingActive']
        .map(type => conditionOf(conditions, type))
        .find(condition => condition?.status === 'False');
      if (!broken || broken.reason === 'ScalingDisabled') return [];
      const since = Math.min(
        view.snapshot.age(broken.lastTransitionTime),
        view.snapshot.age(autoscaler.metadata.creationTimestamp),
      );
      if (since < FIRST_METRICS_SECONDS) return [];
      return [
        {
          status: 'degraded',
          message: `The autoscaler of ${
            autoscaler.spec?.scaleTargetRef?.name ?? autoscaler.metadata.name
          } does not scale${because(whyBlind(broken))}.`,
          // The controller says what it wanted before it says what went wrong.
          detail: quote(broken.message?.split(': ').pop()),
          object: refOf(autoscaler),
        },
      ];
    }),
};
