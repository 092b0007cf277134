import {
  OnboardingNamespace,
  OnboardingProblem,
  OnboardingRequest,
  OnboardingService,
  OnboardingTree,
} from './model';
import { checkName, checkNamespaceName, checkTwice } from './names';
import { checkQuota } from './quotas';

/** `user:default/ada`, as the catalog writes it. */
const ENTITY_REF = /^[\w-]+:[\w.-]+\/[\w.-]+$/;

/** Flux does not read `git@host:path`. */
const FLUX_URL = /^(https?|ssh):\/\//;

function some(
  ...problems: Array<OnboardingProblem | undefined>
): OnboardingProblem[] {
  return problems.filter(problem => problem !== undefined);
}

function checkPlaces(
  { places }: OnboardingNamespace,
  at: string,
  tree: OnboardingTree,
): OnboardingProblem[] {
  const known = tree.clusters.map(({ name }) => name);
  return [
    ...places.flatMap(({ environment, cluster }, index) => {
      const field = `${at}.places[${index}]`;
      return some(
        checkName(`${field}.environment`, environment),
        known.includes(cluster)
          ? undefined
          : {
              field: `${field}.cluster`,
              value: cluster.slice(0, 80),
              message: `No cluster of the tree is called so. Choose one of ${known.join(
                ', ',
              )}.`,
            },
      );
    }),
    ...checkTwice(
      places.map(({ environment, cluster }, index) => ({
        field: `${at}.places[${index}]`,
        name: `${environment} on ${cluster}`,
      })),
    ),
  ];
}

function checkNamespace(
  namespace: OnboardingNamespace,
  index: number,
  tree: OnboardingTree,
): OnboardingProblem[] {
  const at = `namespaces[${index}]`;
  return [
    ...some(checkNamespaceName(`${at}.name`, namespace.name)),
    ...checkPlaces(namespace, at, tree),
    ...checkQuota(`${at}.quota`, namespace.quota),
  ];
}

function checkSlo(
  { slo, metrics, addresses }: OnboardingService,
  at: string,
  environments: Set<string>,
): OnboardingProblem[] {
  if (!slo) return [];
  const { sli, environment } = slo;
  return some(
    sli === 'requests' && !metrics
      ? {
          field: `${at}.slo.sli`,
          value: sli,
          message:
            'Requests are counted from metrics, and the service shows none. Say where its metrics are, or count looks of the probe.',
        }
      : undefined,
    sli === 'probe' && addresses.length === 0
      ? {
          field: `${at}.slo.sli`,
          value: sli,
          message:
            'The probe has nowhere to look. Write an address of the service, or count requests.',
        }
      : undefined,
    environment !== undefined && !environments.has(environment)
      ? {
          field: `${at}.slo.environment`,
          value: environment.slice(0, 80),
          message: `The service is in no such environment. Choose one of ${[
            ...environments,
          ].join(', ')}.`,
        }
      : undefined,
  );
}

function checkService(
  service: OnboardingService,
  index: number,
  { delivery, namespaces }: OnboardingRequest,
): OnboardingProblem[] {
  const at = `services[${index}]`;
  const { name, system, repository, metrics, addresses } = service;
  const environments = new Set(
    namespaces.flatMap(({ places }) =>
      places.map(({ environment }) => environment),
    ),
  );
  return [
    ...some(
      checkName(`${at}.name`, name),
      system === undefined ? undefined : checkName(`${at}.system`, system),
      metrics && checkName(`${at}.metrics.port`, metrics.port),
      delivery !== 'none' && !repository
        ? {
            field: `${at}.repository`,
            message: `${
              delivery === 'flux' ? 'Flux' : 'Argo CD'
            } delivers from a repository. Say where the manifests of the service are, or choose no delivery.`,
          }
        : undefined,
      delivery === 'flux' && repository && !FLUX_URL.test(repository.url)
        ? {
            field: `${at}.repository.url`,
            value: repository.url.slice(0, 80),
            message:
              'Flux reads https:// and ssh:// only. Write the address so, as in ssh://git@example.org/shop.',
          }
        : undefined,
    ),
    ...addresses.flatMap(({ environment }, place) =>
      some(checkName(`${at}.addresses[${place}].environment`, environment)),
    ),
    ...checkSlo(service, at, environments),
  ];
}

/**
 * Everything in a request that cannot be fulfilled, each with what to write instead. What only clusters know is not here.
 *
 * @public
 */
export function checkOnboarding(
  request: OnboardingRequest,
  tree: OnboardingTree,
): OnboardingProblem[] {
  const { requester, team, services, namespaces } = request;
  return [
    ...some(
      ENTITY_REF.test(requester)
        ? undefined
        : {
            field: 'requester',
            value: requester.slice(0, 80),
            message:
              'Nobody can be asked about it. Write who asks, as in user:default/ada.',
          },
      checkName('team.name', team.name),
      namespaces.length === 0
        ? {
            field: 'namespaces',
            message: 'Nothing is asked for. Name at least one namespace.',
          }
        : undefined,
    ),
    ...checkTwice(
      team.members.map((name, index) => ({
        field: `team.members[${index}]`,
        name,
      })),
    ),
    ...namespaces.flatMap((each, index) => checkNamespace(each, index, tree)),
    ...checkTwice(
      namespaces.map(({ name }, index) => ({
        field: `namespaces[${index}].name`,
        name,
      })),
    ),
    ...services.flatMap((each, index) => checkService(each, index, request)),
    ...checkTwice(
      services.map(({ name }, index) => ({
        field: `services[${index}].name`,
        name,
      })),
    ),
  ];
}
