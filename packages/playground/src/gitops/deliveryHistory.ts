import { Person, Source } from '../catalog/model';
import {
  beginningOf,
  HOUR_MS,
  later,
  MINUTE_MS,
} from '../git/history/calendar';
import { Chance } from '../git/history/Chance';
import { Author, Commit } from '../git/history/model';
import { releasesOf } from '../git/history/releases';
import {
  ENVIRONMENTS,
  Example,
  manifestPath,
  namespaceManifests,
  portIn,
  replicasOf,
  serviceManifests,
  toYaml,
} from './manifests';

/** Who keeps the clusters. */
const KEEPERS = 'platform';

const README = `# What runs where

One file per example service: \`clusters/CLUSTER/NAMESPACE/SERVICE.yaml\`. What came by onboarding is in
\`cluster-scope\`, \`argocd\` and \`services\`. What is on main is applied to the clusters; what leaves main
leaves them. To go back, revert the commit.
`;

/** @internal */
export interface Delivered {
  clusters: string[];
  services: Example[];
  sources: Source[];
  people: Person[];
  until: Date;
  /** What is there for those who come by onboarding, by their paths. */
  tree?: Record<string, string>;
}

type Environment = (typeof ENVIRONMENTS)[number];

function filesOf(
  service: Example,
  { clusters }: Delivered,
  environments: Environment[],
  version: string,
  replicas: number,
): Record<string, string> {
  return Object.fromEntries(
    environments.flatMap(namespace => {
      const port = portIn(service, namespace);
      if (port === undefined) return [];
      const text = toYaml(
        serviceManifests(service, { namespace, port, version, replicas }),
      );
      return clusters.map(cluster => [
        manifestPath(cluster, namespace, service.name),
        text,
      ]);
    }),
  );
}

function keeperOf({ people }: Delivered): Author {
  const [{ name, email }] = people
    .filter(({ groups }) => groups.includes(KEEPERS))
    .concat(people);
  return { name, email };
}

/** What those who come later share: the list of their services, what is usual, and what they may take. */
function treeCommits(delivered: Delivered): Commit[] {
  const { tree: files = {}, until } = delivered;
  if (Object.keys(files).length === 0) return [];
  return [
    {
      author: keeperOf(delivered),
      at: later(beginningOf(until), HOUR_MS),
      message: 'Room for those who come: limits, quotas and who is let in',
      files,
    },
  ];
}

function firstCommit(delivered: Delivered): Commit {
  const { clusters, services, until } = delivered;
  return {
    author: keeperOf(delivered),
    at: beginningOf(until),
    message: 'Begin: the clusters, and room for everybody',
    files: {
      'README.md': README,
      ...Object.fromEntries(
        clusters.flatMap(cluster =>
          ENVIRONMENTS.map(namespace => [
            manifestPath(cluster, namespace, 'namespace'),
            toYaml(namespaceManifests(namespace, services)),
          ]),
        ),
      ),
    },
  };
}

/** How a service came to run what it runs: staging first, then production, by who has released it. */
function commitsOf(
  service: Example,
  source: Source,
  delivered: Delivered,
): Commit[] {
  const chance = Chance.of(`deliveries ${service.name}`);
  const { name } = service;
  const wanted = replicasOf(service);
  const releases = releasesOf(source, delivered.people, delivered.until);
  const commit = (
    author: Author,
    at: Date,
    message: string,
    environments: Environment[],
    version: string,
    replicas: number,
  ): Commit => {
    const files = filesOf(service, delivered, environments, version, replicas);
    return { author, at, message, files };
  };
  return releases.flatMap(({ version, at, by }, index) => {
    const tried = later(at, chance.between(5, 30) * MINUTE_MS);
    const rest = later(tried, chance.between(20, 150) * MINUTE_MS);
    // Who has two replicas began with one.
    const replicas = index < 2 ? 1 : wanted;
    const commits =
      index === 0
        ? [
            commit(
              by,
              tried,
              `${name} ${version}: its first day`,
              ENVIRONMENTS,
              version,
              replicas,
            ),
          ]
        : [
            commit(
              by,
              tried,
              `${name} ${version} in staging`,
              ['staging'],
              version,
              replicas,
            ),
            commit(
              by,
              rest,
              `${name} ${version} in production`,
              ['production'],
              version,
              replicas,
            ),
          ];
    if (index === 1 && wanted > replicas) {
      commits.push(
        commit(
          by,
          later(rest, 2 * HOUR_MS),
          `${name}: a second replica\n\nOne was not there while the other was replaced.`,
          ENVIRONMENTS,
          version,
          wanted,
        ),
      );
    }
    return commits.filter(({ files }) => Object.keys(files).length > 0);
  });
}

/** The history of the GitOps repository; what it ends with is what runs. @internal */
export function deliveryHistory(delivered: Delivered): Commit[] {
  const { services, sources } = delivered;
  const commits = services.flatMap(service => {
    const source = sources.find(({ name }) => name === service.name);
    return source ? commitsOf(service, source, delivered) : [];
  });
  return [
    firstCommit(delivered),
    ...treeCommits(delivered),
    ...commits.sort((a, b) => a.at.getTime() - b.at.getTime()),
  ];
}

/** The same without a past: what runs where there is no git. @internal */
export function manifestsNow(
  delivered: Pick<Delivered, 'clusters' | 'services'>,
): Record<string, string> {
  const all = { ...delivered, sources: [], people: [], until: new Date(0) };
  const { clusters, services } = delivered;
  return Object.assign(
    {},
    ...clusters.flatMap(cluster =>
      ENVIRONMENTS.map(namespace => ({
        [manifestPath(cluster, namespace, 'namespace')]: toYaml(
          namespaceManifests(namespace, services),
        ),
      })),
    ),
    ...services.map(service =>
      filesOf(service, all, ENVIRONMENTS, '1.0.0', replicasOf(service)),
    ),
  );
}
