import { at, Fields, isFields, KubeObject, listAt } from '../model';

function containerDefaults(container: Fields): Fields {
  const image = String(container.image ?? '');
  const tagged = /[:@][^/]*$/.test(image) && !image.endsWith(':latest');
  return {
    imagePullPolicy: tagged ? 'IfNotPresent' : 'Always',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    resources: {},
    ...container,
    ...('ports' in container && {
      ports: listAt(container, 'ports').map(port => ({
        protocol: 'TCP',
        ...port,
      })),
    }),
    ...(isFields(container.readinessProbe) && {
      readinessProbe: {
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
        failureThreshold: 3,
        ...container.readinessProbe,
      },
    }),
  };
}

function podDefaults(spec: Fields): Fields {
  return {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: {},
    ...spec,
    containers: listAt(spec, 'containers').map(containerDefaults),
  };
}

function templated(spec: Fields): Fields {
  const podSpec = at(spec, 'template', 'spec');
  return isFields(spec.template) && isFields(podSpec)
    ? { ...spec, template: { ...spec.template, spec: podDefaults(podSpec) } }
    : spec;
}

const BY_KIND: Record<string, (spec: Fields) => Fields> = {
  Pod: podDefaults,
  ReplicaSet: spec => ({ replicas: 1, ...templated(spec) }),
  Deployment: spec => ({
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
    },
    ...templated(spec),
  }),
  StatefulSet: spec => ({
    replicas: 1,
    podManagementPolicy: 'OrderedReady',
    revisionHistoryLimit: 10,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
    ...templated(spec),
  }),
  DaemonSet: spec => ({
    revisionHistoryLimit: 10,
    updateStrategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
    },
    ...templated(spec),
  }),
  Job: spec => ({
    parallelism: 1,
    completions: 1,
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    suspend: false,
    ...templated(spec),
  }),
  Service: spec => ({
    type: 'ClusterIP',
    sessionAffinity: 'None',
    ...spec,
    ports: listAt(spec, 'ports').map(port => ({
      protocol: 'TCP',
      targetPort: port.port,
      ...port,
    })),
  }),
  Namespace: spec => ({ finalizers: ['kubernetes'], ...spec }),
};

const STATUS: Record<string, Fields> = {
  Pod: { phase: 'Pending', qosClass: 'Burstable' },
  Namespace: { phase: 'Active' },
  Service: { loadBalancer: {} },
};

/** What a server adds to what people leave out. @internal */
export function withDefaults(object: KubeObject): KubeObject {
  const fill = BY_KIND[object.kind];
  const spec = isFields(object.spec) ? object.spec : {};
  return fill ? { ...object, spec: fill(spec) } : object;
}

/** The status that a new object begins with. @internal */
export function firstStatus(object: KubeObject): unknown {
  return STATUS[object.kind] ?? (object.kind in BY_KIND ? {} : undefined);
}
