import type { JsonObject } from '@backstage/types';
import type { OnboardingProblem } from '../../onboarding/model';
import { applyPlan } from '../../onboarding/tree/applyPlan';
import { kustomization } from '../../onboarding/tree/kustomization';
import { fromFolder, PLACES } from '../../onboarding/tree/places';
import type { Planned } from '../../onboarding/tree/plan';
import { fieldOf } from '../../onboarding/tree/there';
import type { KindChange, KindGround, TreeFiles } from '../model';
import type { ClusterParameters } from './parameters';
import { watchObjects } from './watchRights';

const FOLDER = 'catalog/clusters';
const RIGHTS = 'cluster-scope/base/operations-portal';
const API = 'kubernetes.io/api-server';

function fileOf(name: string): string {
  return `${FOLDER}/${name}.yaml`;
}

/** One address is one cluster, however it is written. */
function sameAddress(one: string, other: unknown): boolean {
  return (
    typeof other === 'string' &&
    URL.canParse(other) &&
    new URL(one).href === new URL(other).href
  );
}

function addressIn(files: TreeFiles, path: string): unknown {
  return fieldOf(files.get(path), ['metadata', 'annotations', API]);
}

/** A cluster that is there under this name, or this address under another name. */
function twice(
  { name, url }: ClusterParameters,
  files: TreeFiles,
): OnboardingProblem | undefined {
  const own = fileOf(name);
  if (files.has(own)) {
    const there = addressIn(files, own);
    if (sameAddress(url, there)) return undefined;
    return {
      field: 'name',
      value: name,
      message: `A cluster ${name} is registered already, at ${String(
        there,
      )}. Choose another name, or change ${own}.`,
    };
  }
  for (const path of files.paths()) {
    const [, other] = /^catalog\/clusters\/([^/]+)\.yaml$/.exec(path) ?? [];
    if (other && sameAddress(url, addressIn(files, path))) {
      return {
        field: 'url',
        value: url,
        message: `This cluster is registered already, as ${other}. Nothing has to be asked for.`,
      };
    }
  }
  return undefined;
}

/** In base 64, on one line, as the catalog and a kubeconfig have it. */
function inBase64(certificate: string): string {
  return certificate.startsWith('-----')
    ? btoa(`${certificate.trim()}\n`)
    : certificate;
}

function resource(value: ClusterParameters): JsonObject {
  const { name, title, url, certificateAuthority, owner, region } = value;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      ...(title && { title }),
      ...(region && { labels: { 'topology.kubernetes.io/region': region } }),
      annotations: {
        [API]: url,
        ...(certificateAuthority && {
          'kubernetes.io/api-server-certificate-authority':
            inBase64(certificateAuthority),
        }),
        'kubernetes.io/auth-provider': 'serviceAccount',
      },
    },
    spec: { type: 'kubernetes-cluster', owner: `group:${owner}` },
  };
}

function rights(): Planned[] {
  const objects = Object.entries(watchObjects());
  return [
    kustomization(RIGHTS, { resources: objects.map(([file]) => file) }),
    ...objects.map(
      ([file, value]): Planned => ({
        kind: 'document',
        path: `${RIGHTS}/${file}`,
        value,
      }),
    ),
  ];
}

/** @internal */
export function buildCluster(
  value: ClusterParameters,
  { files }: KindGround,
): KindChange {
  const problem = twice(value, files);
  if (problem) return { files: [], problems: [problem], notes: [] };
  const { name, environment } = value;
  const overlay = PLACES.overlay(environment, name);
  const change = applyPlan(
    [
      { kind: 'document', path: fileOf(name), value: resource(value) },
      {
        kind: 'document',
        path: `${FOLDER}/all.yaml`,
        value: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Location',
          metadata: { name: 'clusters' },
          spec: { targets: [`./${name}.yaml`] },
        },
        grows: [{ path: ['spec', 'targets'] }],
      },
      ...(value.rights
        ? [
            ...rights(),
            kustomization(overlay, {
              resources: [fromFolder(overlay, RIGHTS)],
            }),
          ]
        : []),
    ],
    files,
  );
  return {
    ...change,
    notes: [
      ...change.notes,
      ...(value.rights
        ? [
            `Apply the rights once, where no delivery reaches ${name} yet: kubectl apply -k ${overlay}.`,
          ]
        : []),
      `Give the portal the token of the account, for exactly this address: operations.kubernetes.accounts in its configuration.`,
    ],
    effects: [
      {
        effect: 'comes',
        what: `resource:default/${name}`,
        reason: `The portal watches it at ${value.url}.`,
      },
    ],
  };
}
