import { at, Fields, KubeObject, timestamp } from '../model';
import { Client } from './Client';
import { Condition, isReady, withTimes } from './conditions';
import { replicasOf } from './pods';
import { Recorder } from './Recorder';
import { measure, Measured, NoMetric } from './resourceMetrics';
import { controllerOf, View } from './View';

const BY = 'horizontal-pod-autoscaler';
const EVERY_MS = 5_000;
/** So little more or less than wanted changes nothing. */
const TOLERANCE = 0.1;
const CALM_SECONDS = 300;

interface Recommendation {
  at: number;
  replicas: number;
}

/** Whether a workload has made a pod, itself or by a replica set. */
function belongsTo(pod: KubeObject, target: KubeObject, view: View): boolean {
  const owner = controllerOf(pod)?.uid;
  const set = view
    .all('ReplicaSet', target.metadata.namespace)
    .find(({ metadata }) => metadata.uid === owner);
  const { uid } = target.metadata;
  return owner === uid || (set && controllerOf(set)?.uid === uid) === true;
}

function limited(wanted: number, minimum: number, maximum: number): Condition {
  const type = 'ScalingLimited';
  if (wanted > maximum) {
    return {
      type,
      status: 'True',
      reason: 'TooManyReplicas',
      message:
        'the desired replica count is more than the maximum replica count',
    };
  }
  if (wanted < minimum) {
    return {
      type,
      status: 'True',
      reason: 'TooFewReplicas',
      message:
        'the desired replica count is less than the minimum replica count',
    };
  }
  return {
    type,
    status: 'False',
    reason: 'DesiredWithinRange',
    message: 'the desired count is within the acceptable range',
  };
}

/** Scales workloads by what the metrics API says of their pods; where nobody says anything, it says that. @internal */
export class Autoscalers {
  readonly #client: Client;
  readonly #last = new Map<string, number>();
  readonly #recommended = new Map<string, Recommendation[]>();

  private constructor(client: Client) {
    this.#client = client;
  }

  static create(client: Client): Autoscalers {
    return new Autoscalers(client);
  }

  async step(view: View, recorder: Recorder): Promise<void> {
    const now = Date.now();
    const autoscalers = view.all('HorizontalPodAutoscaler');
    for (const autoscaler of autoscalers) {
      const { uid } = autoscaler.metadata;
      if (now - (this.#last.get(uid) ?? 0) >= EVERY_MS) {
        this.#last.set(uid, now);
        await this.#reconcile(autoscaler, view, recorder);
      }
    }
    const uids = new Set(autoscalers.map(({ metadata }) => metadata.uid));
    for (const uid of this.#last.keys()) {
      if (!uids.has(uid)) {
        this.#last.delete(uid);
        this.#recommended.delete(uid);
      }
    }
  }

  async #reconcile(autoscaler: KubeObject, view: View, recorder: Recorder) {
    const { kind, name } = at(autoscaler, 'spec', 'scaleTargetRef') as Fields;
    const target = view
      .all(String(kind), autoscaler.metadata.namespace)
      .find(({ metadata }) => metadata.name === name);
    if (!target) {
      const message = `the HPA controller was unable to get the target's current scale: ${String(
        kind,
      ).toLocaleLowerCase('en-US')}s.apps "${name}" not found`;
      const reason = 'FailedGetScale';
      await recorder.warning(autoscaler, BY, reason, message);
      await this.#report(autoscaler, view, 0, 0, [
        { type: 'AbleToScale', status: 'False', reason, message },
      ]);
      return;
    }
    const able: Condition = {
      type: 'AbleToScale',
      status: 'True',
      reason: 'SucceededGetScale',
      message: "the HPA controller was able to get the target's current scale",
    };
    const current = replicasOf(target);
    if (current === 0) {
      const message =
        'scaling is disabled since the replica count of the target is zero';
      const reason = 'ScalingDisabled';
      await this.#report(autoscaler, view, 0, 0, [
        able,
        { type: 'ScalingActive', status: 'False', reason, message },
      ]);
      return;
    }
    const minimum = Number(at(autoscaler, 'spec', 'minReplicas') ?? 1);
    if (current < minimum) {
      const why = 'Current number of replicas below Spec.MinReplicas';
      await this.#scale(autoscaler, target, minimum, why, view, recorder);
      return;
    }
    const pods = view
      .all('Pod', target.metadata.namespace)
      .filter(isReady)
      .filter(pod => belongsTo(pod, target, view));
    let found: Measured;
    try {
      found = await measure(autoscaler, pods, this.#client);
    } catch (error) {
      if (!(error instanceof NoMetric)) throw error;
      const { reason } = error;
      const message = `the HPA was unable to compute the replica count: ${error.message}`;
      await recorder.warning(autoscaler, BY, reason, error.message);
      await this.#report(autoscaler, view, current, 0, [
        able,
        { type: 'ScalingActive', status: 'False', reason, message },
      ]);
      return;
    }
    await this.#follow(autoscaler, target, found, view, recorder);
  }

  async #follow(
    autoscaler: KubeObject,
    target: KubeObject,
    { ratio, what, current: currentMetrics }: Measured,
    view: View,
    recorder: Recorder,
  ): Promise<void> {
    const minimum = Number(at(autoscaler, 'spec', 'minReplicas') ?? 1);
    const maximum = Number(at(autoscaler, 'spec', 'maxReplicas') ?? 1);
    const current = replicasOf(target);
    const calm = Math.abs(ratio - 1) <= TOLERANCE;
    const raw = calm ? current : Math.ceil(current * ratio);
    const wanted = this.#stable(autoscaler, raw, current);
    const size = Math.min(maximum, Math.max(minimum, wanted));
    if (size !== current) {
      const why =
        size > current ? `${what} above target` : 'All metrics below target';
      await this.#scale(autoscaler, target, size, why, view, recorder);
    }
    await this.#report(
      autoscaler,
      view,
      current,
      size,
      [
        size === current
          ? {
              type: 'AbleToScale',
              status: 'True',
              reason: 'ReadyForNewScale',
              message: 'recommended size matches current size',
            }
          : {
              type: 'AbleToScale',
              status: 'True',
              reason: 'SucceededRescale',
              message: `the HPA controller was able to update the target scale to ${size}`,
            },
        {
          type: 'ScalingActive',
          status: 'True',
          reason: 'ValidMetricFound',
          message: `the HPA was able to successfully calculate a replica count from ${what}`,
        },
        limited(wanted, minimum, maximum),
      ],
      currentMetrics,
      size !== current,
    );
  }

  /** Down only to the most that was recommended for a while. */
  #stable(autoscaler: KubeObject, wanted: number, current: number): number {
    const { uid } = autoscaler.metadata;
    const seconds = Number(
      at(
        autoscaler,
        'spec',
        'behavior',
        'scaleDown',
        'stabilizationWindowSeconds',
      ) ?? CALM_SECONDS,
    );
    const now = Date.now();
    const known = this.#recommended.get(uid) ?? [
      { at: now, replicas: current },
    ];
    const recent = [...known, { at: now, replicas: wanted }].filter(
      each => now - each.at <= seconds * 1_000,
    );
    this.#recommended.set(uid, recent);
    if (wanted >= current) return wanted;
    return Math.min(
      current,
      Math.max(wanted, ...recent.map(({ replicas }) => replicas)),
    );
  }

  async #scale(
    autoscaler: KubeObject,
    target: KubeObject,
    size: number,
    why: string,
    view: View,
    recorder: Recorder,
  ): Promise<void> {
    await view.patch(target, { spec: { replicas: size } });
    const said = `New size: ${size}; reason: ${why}`;
    await recorder.normal(autoscaler, BY, 'SuccessfulRescale', said);
  }

  async #report(
    autoscaler: KubeObject,
    view: View,
    currentReplicas: number,
    desiredReplicas: number,
    conditions: Condition[],
    currentMetrics?: Fields[],
    scaled = false,
  ): Promise<void> {
    await view.report(autoscaler, {
      observedGeneration: autoscaler.metadata.generation,
      currentReplicas,
      desiredReplicas,
      currentMetrics,
      lastScaleTime: scaled
        ? timestamp()
        : at(autoscaler, 'status', 'lastScaleTime'),
      conditions: withTimes(autoscaler, conditions),
    });
  }
}
