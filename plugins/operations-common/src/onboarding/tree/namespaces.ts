import { OnboardingNamespace, OnboardingProblem } from '../model';
import { quotaLimits } from '../quotas';
import { alertedEnvironment, alertingOf } from './alerted';
import { kustomization } from './kustomization';
import { fromFolder, PLACES } from './places';
import { Files, Ground, Planned } from './plan';
import { isOnOpenShift } from './team';
import { CUSTOM, fieldOf, listOf, quotaThere } from './there';

const OWNER = 'operate-first.io/owner';

/** A namespace of somebody else, also where it was taken after the form was filled in. */
function taken(
  { name }: OnboardingNamespace,
  index: number,
  owner: string,
  team: string,
): (existing: Files) => OnboardingProblem | undefined {
  const folder = PLACES.namespace(name);
  return existing => {
    const text = existing.get(`${folder}/namespace.yaml`);
    if (text === undefined) return undefined;
    const written = fieldOf(text, ['metadata', 'annotations', OWNER]);
    if (written === owner) return undefined;
    const bound = listOf(
      existing.get(`${folder}/kustomization.yaml`),
      'components',
    ).includes(fromFolder(folder, PLACES.roleBinding(team)));
    // Older ones do not say whose they are; who has the rights there does.
    if (written === undefined && bound) return undefined;
    const whose =
      typeof written === 'string'
        ? `is of ${written}`
        : 'is there, and nothing says whose it is';
    return {
      field: `namespaces[${index}].name`,
      value: name,
      message: `The namespace ${name} ${whose}. Choose another name, or ask who has it.`,
    };
  };
}

function annotationsOf({ title }: OnboardingNamespace, ground: Ground) {
  const { requester, request, docs, team } = ground.request;
  return {
    [OWNER]: `group:default/${team.name}`,
    'operate-first.io/requester': requester,
    ...(request && { 'operate-first.io/request': request }),
    ...(docs && { 'operate-first.io/docs': docs }),
    ...(isOnOpenShift(ground) && {
      ...(title && { 'openshift.io/display-name': title }),
      'openshift.io/requester': team.name,
    }),
  };
}

/** The services whose alerts live here: in one namespace per cluster, so that nothing is counted twice. */
function alertingIn(namespace: OnboardingNamespace, ground: Ground): string[] {
  const { request } = ground;
  return request.services.flatMap(service => {
    const watched = alertedEnvironment(service, request.namespaces);
    const { hasProbe, hasRules } = alertingOf(service, ground);
    const covered = new Set<string>();
    const chosen = request.namespaces.find(({ name, places }) => {
      const clusters = places
        .filter(({ environment }) => environment === watched)
        .map(({ cluster }) => cluster);
      const isNew = clusters.some(cluster => !covered.has(cluster));
      clusters.forEach(cluster => covered.add(cluster));
      return isNew && name === namespace.name;
    });
    return (hasProbe || hasRules) && chosen ? [service.name] : [];
  });
}

function planNamespace(
  namespace: OnboardingNamespace,
  index: number,
  ground: Ground,
): Planned[] {
  const { request, existing } = ground;
  const { name, quota, isolated } = namespace;
  const { team, services } = request;
  const folder = PLACES.namespace(name);
  const here = (to: string) => fromFolder(folder, to);
  const there = quotaThere(name, existing);
  const list = existing.get(`${folder}/kustomization.yaml`);
  const shutsOut =
    isolated &&
    list !== undefined &&
    !listOf(list, 'components').includes(here(PLACES.isolation));
  // A list may name a file that is not there: then it is made.
  const custom =
    quota.tier === 'custom' &&
    (there === undefined ||
      (there === 'custom' && !existing.has(`${folder}/${CUSTOM}`)));
  const measured = services.filter(({ metrics }) => metrics);
  const alerting = alertingIn(namespace, ground);
  const serviceFolder = (service: string, part: string) =>
    here(`${PLACES.service(service)}/${part}`);
  return [
    {
      kind: 'document',
      path: `${folder}/namespace.yaml`,
      value: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name, annotations: annotationsOf(namespace, ground) },
      },
      guard: taken(namespace, index, `group:default/${team.name}`, team.name),
    },
    kustomization(folder, {
      namespace: name,
      resources: ['namespace.yaml', ...(custom ? [CUSTOM] : [])],
      components: [
        here(PLACES.limitRange),
        here(PLACES.roleBinding(team.name)),
        ...(isolated ? [here(PLACES.isolation)] : []),
        ...(there === undefined && !custom
          ? [here(PLACES.quota(quota.tier))]
          : []),
        ...measured.map(service => serviceFolder(service.name, 'monitoring')),
        ...alerting.map(service => serviceFolder(service, 'alerting')),
      ],
    }),
    ...(custom
      ? [
          {
            kind: 'document' as const,
            path: `${folder}/${CUSTOM}`,
            value: {
              apiVersion: 'v1',
              kind: 'ResourceQuota',
              metadata: { name: 'custom' },
              spec: { hard: { ...quotaLimits(quota) } },
            },
          },
        ]
      : []),
    ...(shutsOut
      ? [
          {
            kind: 'note' as const,
            note: `The namespace ${name} is there already, and becomes isolated: whoever reaches its services now must be let in first.`,
          },
        ]
      : []),
    ...(there !== undefined && there !== quota.tier
      ? [
          {
            kind: 'note' as const,
            note: `The namespace ${name} keeps its quota ${there}: an onboarding changes no quota.`,
          },
        ]
      : []),
  ];
}

/** Everything of the namespaces themselves, and where they are. @internal */
export function planNamespaces(ground: Ground): Planned[] {
  const { request, tree } = ground;
  const openShift = new Set(
    tree.clusters.flatMap(({ name, flavour }) =>
      flavour === 'openshift' ? [name] : [],
    ),
  );
  return request.namespaces.flatMap((namespace, index) => [
    ...planNamespace(namespace, index, ground),
    ...namespace.places.map(({ environment, cluster }) => {
      const overlay = PLACES.overlay(environment, cluster);
      return kustomization(overlay, {
        resources: [
          fromFolder(overlay, PLACES.namespace(namespace.name)),
          ...(openShift.has(cluster)
            ? [fromFolder(overlay, PLACES.groups)]
            : []),
        ],
      });
    }),
  ]);
}
