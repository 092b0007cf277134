import { expect } from '@playwright/test';

/** The API servers of the playground's clusters. */
const CLUSTERS = {
  'eu-1': 'http://127.0.0.1:8150',
  'us-1': 'http://127.0.0.1:8151',
  'ap-1': 'http://127.0.0.1:8152',
} as const;

export type ClusterName = keyof typeof CLUSTERS;

/** Where a cluster answers, for kubectl. */
export function serverOf(cluster: ClusterName): string {
  return CLUSTERS[cluster];
}

const PATCH_TYPE = 'application/strategic-merge-patch+json';

async function request(
  cluster: ClusterName,
  path: string,
  init?: RequestInit,
): Promise<unknown> {
  const response = await fetch(`${CLUSTERS[cluster]}${path}`, init);
  const text = await response.text();
  expect(response.ok, text).toBe(true);
  return JSON.parse(text);
}

function patch(cluster: ClusterName, path: string, body: object) {
  return request(cluster, path, {
    method: 'PATCH',
    headers: { 'content-type': PATCH_TYPE },
    body: JSON.stringify(body),
  });
}

function deploymentPath(name: string) {
  return `/apis/apps/v1/namespaces/production/deployments/${name}`;
}

/** As `kubectl scale` does. */
export async function scale(
  cluster: ClusterName,
  name: string,
  replicas: number,
): Promise<void> {
  await patch(cluster, deploymentPath(name), { spec: { replicas } });
}

/** As `kubectl set image` does. */
export async function setImage(
  cluster: ClusterName,
  name: string,
  image: string,
): Promise<void> {
  const containers = [{ name, image }];
  await patch(cluster, deploymentPath(name), {
    spec: { template: { spec: { containers } } },
  });
}

/** The image and the number of replicas that a deployment asks for. */
export async function wanted(cluster: ClusterName, name: string) {
  const { spec } = (await request(cluster, deploymentPath(name))) as {
    spec: {
      replicas: number;
      template: { spec: { containers: Array<{ image: string }> } };
    };
  };
  return {
    replicas: spec.replicas,
    image: spec.template.spec.containers[0].image,
  };
}
