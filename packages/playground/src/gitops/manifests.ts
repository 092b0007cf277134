import { stringify } from 'yaml';
import { Environment, Service } from '../catalog/model';
import { Draft } from '../cluster/controllers/Client';

/** A service as far as its manifests need to know it. @internal */
export type Example = Pick<Service, 'name' | 'process' | 'listeners'>;

/** @internal */
export const ENVIRONMENTS: Environment[] = ['production', 'staging'];

const REQUESTS = { cpuMilli: 50, memoryMi: 64 };
const LIMIT_MEMORY_MI = 128;
/** A namespace has room for twice what is in it, and for a rollout of everything at once. */
const ROOM = 2;

/** The file of a service, or of the namespace itself, in the GitOps repository. @internal */
export function manifestPath(
  cluster: string,
  namespace: string,
  name: string,
): string {
  return `clusters/${cluster}/${namespace}/${name}.yaml`;
}

/** @internal */
export function toYaml(drafts: Draft[]): string {
  return drafts.map(draft => stringify(draft, { lineWidth: 0 })).join('---\n');
}

function labelsOf(name: string) {
  return { app: name, 'backstage.io/kubernetes-id': name };
}

/** @internal */
export function replicasOf({ process }: Example): number {
  return process === 'own' ? 2 : 1;
}

/** Where a service listens in an environment, undefined where it does not run there. @internal */
export function portIn(
  { listeners }: Example,
  environment: Environment,
): number | undefined {
  return listeners.find(listener => listener.environment === environment)?.port;
}

/** A service as a deployment, whose probe asks the real process, and the address of its pods. @internal */
export function serviceManifests(
  { name }: Example,
  {
    namespace,
    port,
    version,
    replicas,
  }: {
    namespace: Environment;
    port: number;
    version: string;
    replicas: number;
  },
): Draft[] {
  const labels = labelsOf(name);
  const metadata = { name, namespace, labels };
  const httpGet = { path: '/healthz', port };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { ...labels } },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [
              {
                name,
                image: `registry.example.org/${name}:${version}`,
                ports: [{ name: 'http', containerPort: port }],
                readinessProbe: {
                  httpGet,
                  periodSeconds: 1,
                  timeoutSeconds: 1,
                },
                resources: {
                  requests: {
                    cpu: `${REQUESTS.cpuMilli}m`,
                    memory: `${REQUESTS.memoryMi}Mi`,
                  },
                  limits: { memory: `${LIMIT_MEMORY_MI}Mi` },
                },
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...metadata, labels: { ...labels } },
      spec: {
        selector: { app: name },
        ports: [{ name: 'http', port: 80, targetPort: port }],
      },
    },
  ];
}

/** A namespace, with room for its services and for no more than that. @internal */
export function namespaceManifests(
  namespace: Environment,
  services: Example[],
): Draft[] {
  const there = services.filter(service => portIn(service, namespace));
  const pods = there.reduce((sum, service) => sum + replicasOf(service), 0);
  const room = Math.max(10, ROOM * pods);
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'room', namespace },
      spec: {
        hard: {
          pods: String(room),
          'requests.cpu': `${room * REQUESTS.cpuMilli}m`,
          'requests.memory': `${room * REQUESTS.memoryMi}Mi`,
          'limits.memory': `${room * LIMIT_MEMORY_MI}Mi`,
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'usual', namespace },
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: {
              cpu: `${REQUESTS.cpuMilli}m`,
              memory: `${REQUESTS.memoryMi}Mi`,
            },
            default: { memory: `${LIMIT_MEMORY_MI}Mi` },
          },
        ],
      },
    },
  ];
}
