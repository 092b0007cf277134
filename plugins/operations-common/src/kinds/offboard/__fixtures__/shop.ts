import type { OnboardingTree } from '../../../onboarding/model';
import {
  readOnboardingRequest,
  readOnboardingTree,
} from '../../../onboarding/readOnboarding';
import { buildOnboarding } from '../../../onboarding/tree/buildOnboarding';
import type { KindChange } from '../../model';
import { treeFiles } from '../../treeFiles';
import type { OffboardKnown } from '../model';
import { offboardKind } from '../offboardKind';

const read = readOnboardingTree({
  repository: 'https://git.example.org/clusters',
  clusters: [{ name: 'eu-1' }, { name: 'us-1', flavour: 'openshift' }],
});

export const TREE = read.value as OnboardingTree;

export type Files = ReadonlyMap<string, string>;

function service(name: string) {
  return {
    name,
    repository: { url: `https://git.example.org/${name}` },
    addresses: [
      { environment: 'production', url: `https://${name}.example.org` },
    ],
    metrics: {},
    slo: { target: 0.99, sli: 'probe' },
  };
}

interface Wanted {
  team: string;
  services: string[];
  namespace: string;
  delivery?: 'argocd' | 'flux' | 'none';
  cluster?: string;
}

/** A tree in which teams were onboarded, one after the other. */
export function treeOf(...all: Wanted[]): Files {
  const files = new Map<string, string>();
  for (const wanted of all) {
    const { team, services, namespace, delivery, cluster = 'eu-1' } = wanted;
    const { value, problems } = readOnboardingRequest(
      {
        requester: 'user:default/ada',
        team: { name: team, members: ['ada'] },
        services: services.map(service),
        namespaces: [
          {
            name: namespace,
            places: [{ environment: 'production', cluster }],
            quota: { tier: 'small' },
          },
        ],
        ...(delivery && { delivery }),
      },
      TREE,
    );
    if (!value) throw new Error(JSON.stringify(problems));
    const built = buildOnboarding(value, TREE, files);
    if (built.problems.length > 0) throw new Error(JSON.stringify(built));
    for (const file of built.files) files.set(file.path, file.after);
  }
  return files;
}

/** Two services of one team in a namespace that they share, and one that is for one of them alone. */
export function shop(): Files {
  return treeOf(
    { team: 'sales', services: ['vouchers', 'cards'], namespace: 'shop' },
    { team: 'sales', services: ['vouchers'], namespace: 'vouchers' },
  );
}

export function ask(
  files: Files,
  parameters: Record<string, unknown>,
  known?: OffboardKnown,
): KindChange {
  const value = valueOf(parameters);
  return offboardKind.build(value, groundOf(files, known));
}

export function groundOf(files: Files, known?: OffboardKnown) {
  return {
    tree: TREE,
    files: treeFiles(files),
    requester: 'user:default/ada',
    known: known && { ...known },
  };
}

export function valueOf(parameters: Record<string, unknown>) {
  const { value, problems } = offboardKind.read(
    { what: 'service', reason: 'Nobody needs it.', ...parameters },
    TREE,
  );
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
}

/** The tree after a change. */
export function after(files: Files, change: KindChange): Files {
  if (change.problems.length > 0) throw new Error(JSON.stringify(change));
  const now = new Map(files);
  for (const { path, after: text } of change.files) {
    if (text === undefined) now.delete(path);
    else now.set(path, text);
  }
  return now;
}
