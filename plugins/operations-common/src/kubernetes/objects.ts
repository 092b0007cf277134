/**
 * What the rules read of Kubernetes objects, and nothing else of them. Objects are parsed where they come in;
 * every field may be missing, as servers leave out what is empty, and times may be null, as servers write them.
 */

/** A time as the API writes it. @public */
export type KubernetesTime = string | null;

/** What every object carries. @public */
export interface KubernetesMetadata {
  name: string;
  namespace?: string;
  uid?: string;
  generation?: number;
  creationTimestamp?: KubernetesTime;
  deletionTimestamp?: KubernetesTime;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: Array<{
    apiVersion: string;
    kind: string;
    name: string;
    controller?: boolean;
  }>;
}

/**
 * Any object of the API. The items of a list carry neither `apiVersion` nor `kind`; whoever lists adds them.
 *
 * @public
 */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: KubernetesMetadata;
  spec?: object;
  status?: object;
}

/** Names one object, so that a page can link to it, its events and its logs. @public */
export interface KubernetesObjectRef {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: KubernetesTime;
}

export interface Container {
  name: string;
  image?: string;
  resources?: {
    requests?: Record<string, string | number>;
    limits?: Record<string, string | number>;
  };
}

export interface PodSpec {
  nodeName?: string;
  restartPolicy?: string;
  containers?: Container[];
  initContainers?: Container[];
  volumes?: Array<{ persistentVolumeClaim?: { claimName?: string } }>;
}

export interface Terminated {
  exitCode?: number;
  reason?: string;
  message?: string;
  finishedAt?: KubernetesTime;
}

export interface ContainerState {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt?: KubernetesTime };
  terminated?: Terminated;
}

export interface ContainerStatus {
  name: string;
  image?: string;
  ready?: boolean;
  restartCount?: number;
  state?: ContainerState;
  lastState?: ContainerState;
}

export interface Pod extends KubernetesObject {
  spec?: PodSpec;
  status?: {
    phase?: string;
    reason?: string;
    message?: string;
    startTime?: KubernetesTime;
    conditions?: Condition[];
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
  };
}

export interface LabelSelector {
  matchLabels?: Record<string, string>;
}

export interface PodTemplate {
  metadata?: { labels?: Record<string, string> };
  spec?: PodSpec;
}

/** Deployment, ReplicaSet, StatefulSet, DaemonSet and Argo's Rollout have these in common. */
export interface WorkloadObject extends KubernetesObject {
  spec?: {
    replicas?: number;
    paused?: boolean;
    template?: PodTemplate;
    strategy?: {
      type?: string;
      rollingUpdate?: {
        maxUnavailable?: number | string;
        maxSurge?: number | string;
      };
    };
    updateStrategy?: {
      type?: string;
      rollingUpdate?: { maxUnavailable?: number | string; partition?: number };
    };
  };
  status?: {
    observedGeneration?: number | string;
    replicas?: number;
    readyReplicas?: number;
    availableReplicas?: number;
    updatedReplicas?: number;
    currentRevision?: string;
    updateRevision?: string;
    desiredNumberScheduled?: number;
    numberReady?: number;
    numberAvailable?: number;
    updatedNumberScheduled?: number;
    phase?: string;
    message?: string;
    conditions?: Condition[];
  };
}

export interface Job extends KubernetesObject {
  spec?: {
    suspend?: boolean;
    completions?: number;
    parallelism?: number;
    template?: PodTemplate;
  };
  status?: {
    active?: number;
    failed?: number;
    succeeded?: number;
    ready?: number;
    startTime?: KubernetesTime;
    completionTime?: KubernetesTime;
    conditions?: Condition[];
  };
}

export interface CronJob extends KubernetesObject {
  spec?: {
    schedule?: string;
    suspend?: boolean;
    jobTemplate?: { spec?: { template?: PodTemplate } };
  };
  status?: {
    lastScheduleTime?: KubernetesTime;
    lastSuccessfulTime?: KubernetesTime;
  };
}

export interface Autoscaler extends KubernetesObject {
  spec?: {
    maxReplicas?: number;
    minReplicas?: number;
    scaleTargetRef?: { kind?: string; name?: string };
    targetCPUUtilizationPercentage?: number;
    metrics?: Array<{
      resource?: {
        name?: string;
        target?: { averageUtilization?: number };
        targetAverageUtilization?: number;
      };
    }>;
  };
  status?: {
    currentReplicas?: number;
    desiredReplicas?: number;
    lastScaleTime?: KubernetesTime;
    currentCPUUtilizationPercentage?: number;
    currentMetrics?: Array<{
      resource?: {
        name?: string;
      };
    }> | null;
    conditions?: Condition[];
  };
}

export interface VolumeClaim extends KubernetesObject {
  spec?: { storageClassName?: string };
  status?: { phase?: string };
}

export interface ResourceQuota extends KubernetesObject {
  status?: {
    hard?: Record<string, string | number>;
    used?: Record<string, string | number>;
  };
}

export interface Node extends KubernetesObject {
  spec?: { unschedulable?: boolean };
  status?: { conditions?: Condition[] };
}

export interface Service extends KubernetesObject {
  spec?: { type?: string; selector?: Record<string, string> };
}

export interface DisruptionBudget extends KubernetesObject {
  status?: {
    disruptionsAllowed?: number;
    expectedPods?: number;
    currentHealthy?: number;
    desiredHealthy?: number;
  };
}

export interface Event extends KubernetesObject {
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  involvedObject?: { kind?: string; namespace?: string; name?: string };
  firstTimestamp?: KubernetesTime;
  lastTimestamp?: KubernetesTime;
  eventTime?: KubernetesTime;
  series?: { lastObservedTime?: KubernetesTime } | null;
}

export interface ArgoApplication extends KubernetesObject {
  status?: {
    health?: { status?: string; message?: string };
    sync?: { status?: string };
    operationState?: { phase?: string; message?: string };
    conditions?: Array<{ type: string; message?: string }>;
    resources?: Array<{
      group?: string;
      version?: string;
      kind?: string;
      namespace?: string;
      name?: string;
    }>;
  };
}

export interface FluxObject extends KubernetesObject {
  spec?: { suspend?: boolean };
  status?: { conditions?: Condition[] };
}
