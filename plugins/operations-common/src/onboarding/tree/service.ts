import { JsonObject } from '@backstage/types';
import { parseDocument } from 'yaml';
import { OPERATIONS_ANNOTATIONS, OPERATIONS_LABELS } from '../../annotations';
import { OPENSLO_ANNOTATIONS } from '../../openslo/annotations';
import { OnboardingProblem, OnboardingService } from '../model';
import { alertedEnvironment } from './alerted';
import { PLACES } from './places';
import { Files, Ground, Planned } from './plan';
import { GROWING_PROBES, probesByHand, probesOf } from './probes';
import { planRunbooks, runbookPath } from './runbooks';

/** Names of OpenSLO, and of what is shown of it, have at most 63 characters. */
const LONGEST = 63;
const SLO_SUFFIX = '-availability';

/** No half of a character is left. */
function shortened(text: string): string {
  return text.slice(0, LONGEST).replace(/\p{Surrogate}$/u, '');
}

/** Where people open a file of the tree. @internal */
export function addressOf(
  { tree }: Pick<Ground, 'tree'>,
  path: string,
): string {
  const pattern =
    tree.fileAddress ??
    `${tree.repository.replace(/\/$/, '')}/blob/HEAD/{path}`;
  return pattern.replace('{path}', () => path);
}

function entityOf({ name }: OnboardingService, { existing }: Ground) {
  return existing.get(`${PLACES.service(name)}/catalog-info.yaml`);
}

function annotationsOf(service: OnboardingService, ground: Ground): JsonObject {
  const { name, repository, issueTracker, chat } = service;
  return {
    'backstage.io/kubernetes-id': name,
    ...(repository && {
      'backstage.io/source-location': `url:${repository.url.replace(
        /\/?$/,
        '/',
      )}`,
    }),
    [OPERATIONS_ANNOTATIONS.manifests]: repository
      ? `${repository.url}//${repository.path}`
      : `${ground.tree.repository}//${PLACES.service(name)}`,
    ...probesOf(service, entityOf(service, ground)),
    [OPERATIONS_ANNOTATIONS.runbookUrl]: addressOf(ground, runbookPath(name)),
    ...(issueTracker && {
      [OPERATIONS_ANNOTATIONS.issueTrackerUrl]: issueTracker,
    }),
    ...(chat && { [OPERATIONS_ANNOTATIONS.chatUrl]: chat }),
  };
}

/** A service of another team is not completed. */
function ownedByOthers(
  { name }: OnboardingService,
  index: number,
  team: string,
): (existing: Files) => OnboardingProblem | undefined {
  return existing => {
    const text = existing.get(`${PLACES.service(name)}/catalog-info.yaml`);
    if (text === undefined) return undefined;
    const owner: unknown = parseDocument(text).getIn(['spec', 'owner']);
    const spellings = [team, `group:${team}`, `group:default/${team}`];
    if (owner === undefined || spellings.includes(String(owner))) {
      return undefined;
    }
    return {
      field: `services[${index}].name`,
      value: name,
      message: `The service ${name} is of ${String(
        owner,
      )}. Choose another name, or ask them.`,
    };
  };
}

function catalogInfo(
  service: OnboardingService,
  index: number,
  ground: Ground,
): Planned {
  const { name, title, description, visibility, system, type, lifecycle } =
    service;
  const { team } = ground.request;
  return {
    kind: 'document',
    path: `${PLACES.service(name)}/catalog-info.yaml`,
    value: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        ...(title && { title }),
        ...(description && { description }),
        ...(visibility && {
          labels: { [OPERATIONS_LABELS.visibility]: visibility },
        }),
        annotations: annotationsOf(service, ground),
      },
      spec: {
        type,
        lifecycle,
        owner: `group:${team.name}`,
        ...(system && { system }),
      },
    },
    grows: GROWING_PROBES,
    guard: ownedByOthers(service, index, team.name),
  };
}

/** What is counted: requests, in the namespaces of the environment, or looks of the portal's probe. */
function metricsOf(
  { name, slo }: OnboardingService,
  { request, tree }: Ground,
  environment: string,
) {
  if (slo?.sli === 'probe') {
    const metric = (events: 'good' | 'total') => ({
      metricSource: {
        type: 'Operations',
        spec: { source: 'probe', measure: 'availability', events },
      },
    });
    return { good: metric('good'), total: metric('total') };
  }
  const namespaces = request.namespaces
    .filter(({ places }) =>
      places.some(place => place.environment === environment),
    )
    .map(each => each.name);
  const where =
    namespaces.length === 1
      ? `namespace="${namespaces[0]}"`
      : `namespace=~"${namespaces.sort().join('|')}"`;
  const metric = (only: string) => ({
    metricSource: {
      metricSourceRef: tree.dataSource,
      type: 'Prometheus',
      spec: {
        query: `sum(http_requests_total{${where},service="${name}"${only}})`,
      },
    },
  });
  return { good: metric(',code!~"5.."'), total: metric('') };
}

function openSlo(service: OnboardingService, ground: Ground): Planned[] {
  const { name, title = name, slo } = service;
  if (!slo) return [];
  const environment = alertedEnvironment(service, ground.request.namespaces);
  const base = name.slice(0, LONGEST - SLO_SUFFIX.length).replace(/-+$/, '');
  return [
    {
      kind: 'document',
      path: `${PLACES.service(name)}/slo.yaml`,
      value: {
        apiVersion: 'openslo/v1',
        kind: 'SLO',
        metadata: {
          name: `${base}${SLO_SUFFIX}`,
          displayName: shortened(`${title} is there`),
          annotations: {
            [OPENSLO_ANNOTATIONS.service]: `component:default/${name}`,
            [OPENSLO_ANNOTATIONS.environment]: environment,
            [OPENSLO_ANNOTATIONS.runbookUrl]: addressOf(
              ground,
              runbookPath(name),
            ),
          },
        },
        spec: {
          description: `${title} answers those who use it.`,
          service: name,
          indicator: {
            metadata: { name: `${base.slice(0, LONGEST - 9)}-requests` },
            spec: {
              ratioMetric: {
                counter: true,
                ...metricsOf(service, ground, environment),
              },
            },
          },
          timeWindow: [{ duration: slo.window, isRolling: true }],
          budgetingMethod: 'Occurrences',
          objectives: [{ displayName: 'Available', target: slo.target }],
        },
      },
    },
  ];
}

/** The list by which the catalog finds everything. */
function catalogList(services: OnboardingService[]): Planned[] {
  if (services.length === 0) return [];
  return [
    {
      kind: 'document',
      path: `${PLACES.services}/all.yaml`,
      value: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Location',
        metadata: { name: 'services' },
        spec: {
          targets: services
            .flatMap(({ name, slo }) => [
              `./${name}/catalog-info.yaml`,
              ...(slo ? [`./${name}/slo.yaml`] : []),
            ])
            .sort(),
        },
      },
      grows: [{ path: ['spec', 'targets'] }],
    },
  ];
}

/** What the portal reads of each service. @internal */
export function planServices(ground: Ground): Planned[] {
  const { services } = ground.request;
  return [
    ...services.flatMap((service, index) => [
      catalogInfo(service, index, ground),
      ...probesByHand(service, entityOf(service, ground)),
      ...openSlo(service, ground),
      ...planRunbooks(service, ground),
    ]),
    ...catalogList(services),
  ];
}
