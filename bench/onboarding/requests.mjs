/* Requests as the form sends them, of teams that do not exist. The same number is the same request, each time. */
import { readOnboardingTree } from './parts.mjs';

const CLUSTERS = 6;
export const ENVIRONMENTS = ['production', 'staging', 'test'];

export const clusters = Array.from({ length: CLUSTERS }, (_, at) => ({
  name: `cluster-${at}`,
  flavour: at % 2 ? 'openshift' : 'kubernetes',
  server: `https://cluster-${at}.example.org:6443`,
}));

/** What operators say about the tree. */
export const SETTINGS = {
  repository: 'https://git.example.org/clusters',
  portal: 'https://portal.example.org',
  clusters,
  prober: 'blackbox-exporter.monitoring.svc:9115',
};
export const settings = readOnboardingTree(SETTINGS).value;

export const teamName = team => `team-${team % 40}`;

function service(name, repository) {
  return {
    name,
    title: `Service ${name}`,
    description: 'Does what its team wants it to do.',
    repository: { url: `${repository}/${name}`, path: 'deploy' },
    addresses: [
      {
        environment: ENVIRONMENTS[0],
        url: `https://${name}.example.org/healthz`,
      },
    ],
    metrics: { port: 'http' },
    slo: { target: 0.999 },
  };
}

/** One service in some namespaces, each in one place. */
export function requestOf(number, { namespaces = 1 } = {}) {
  const name = `svc-${String(number).padStart(5, '0')}`;
  return {
    requester: 'user:default/bench',
    team: { name: teamName(number), members: ['bench'] },
    services: [service(name, 'https://git.example.org')],
    namespaces: Array.from({ length: namespaces }, (_, at) => ({
      name: at === 0 ? name : `${name}-${at}`,
      places: [
        {
          environment: ENVIRONMENTS[at % ENVIRONMENTS.length],
          cluster: clusters[(number + at) % CLUSTERS].name,
        },
      ],
      quota: { tier: 'small' },
    })),
    delivery: 'argocd',
  };
}

/** As much as one request may ask for on every cluster: 20 services in 20 namespaces, each in all places. */
export function largestRequest(number) {
  const name = `large-${number}`;
  const MANY = 20;
  return {
    ...requestOf(number),
    services: Array.from({ length: MANY }, (_, at) =>
      service(`${name}-${at}`, 'https://git.example.org'),
    ),
    namespaces: Array.from({ length: MANY }, (_, at) => ({
      name: `${name}-${at}`,
      places: clusters.map(({ name: cluster }) => ({
        environment: ENVIRONMENTS[0],
        cluster,
      })),
      quota: { tier: 'medium' },
    })),
  };
}

/** What people write before it is right: names that are none, names that are taken, clusters that are not there. */
export function wrongRequest(number, taken) {
  const right = requestOf(number);
  const [namespace] = right.namespaces;
  const wrong = [
    { ...namespace, name: 'Shop.Production' },
    { ...namespace, name: 'x'.repeat(64) },
    { ...namespace, places: [{ environment: 'production', cluster: 'mars' }] },
    { ...namespace, name: requestOf(taken).namespaces[0].name },
  ][number % 4];
  return {
    ...right,
    team: { name: 'others', members: [] },
    namespaces: [wrong],
  };
}
