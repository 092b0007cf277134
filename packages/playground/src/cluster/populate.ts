import { ClusterSpec, Environment } from '../catalog/model';
import { Client, Draft } from './controllers/Client';
import { createNodes } from './controllers/createNodes';
import { nodesOf } from './controllers/nodes';
import { ClustersPlan } from './messages';

type Example = ClustersPlan['services'][number];

function labelsOf(name: string) {
  return { app: name, 'backstage.io/kubernetes-id': name };
}

/** A service as a deployment, whose probe asks the real process. */
function deploymentOf(
  { name, process }: Example,
  namespace: Environment,
  port: number,
): Draft {
  const labels = labelsOf(name);
  const httpGet = { path: '/healthz', port };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: process === 'own' ? 2 : 1,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [
            {
              name,
              image: `registry.example.org/${name}:1.0.0`,
              ports: [{ name: 'http', containerPort: port }],
              readinessProbe: { httpGet, periodSeconds: 1, timeoutSeconds: 1 },
              resources: {
                requests: { cpu: '50m', memory: '64Mi' },
                limits: { memory: '128Mi' },
              },
            },
          ],
        },
      },
    },
  };
}

function serviceOf(name: string, namespace: string, port: number): Draft {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: labelsOf(name) },
    spec: {
      selector: { app: name },
      ports: [{ name: 'http', port: 80, targetPort: port }],
    },
  };
}

/** Puts nodes and the example services into a cluster that is empty. @internal */
export async function populate(
  client: Client,
  { name: region }: ClusterSpec,
  services: Example[],
): Promise<void> {
  await createNodes(client, nodesOf(region));
  for (const namespace of ['production', 'staging'] as const) {
    await client.create('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    for (const service of services) {
      const listener = service.listeners.find(
        ({ environment }) => environment === namespace,
      );
      if (listener) {
        await client.create(
          `/apis/apps/v1/namespaces/${namespace}/deployments`,
          deploymentOf(service, namespace, listener.port),
        );
        await client.create(
          `/api/v1/namespaces/${namespace}/services`,
          serviceOf(service.name, namespace, listener.port),
        );
      }
    }
  }
}
