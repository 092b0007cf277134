import { at, KubeObject, listAt } from '../cluster/model';
import { Live } from './Live';
import { ownerOf } from './ownerOf';
import { OnboardedService, Target } from './Target';

/** An onboarded service as a cluster has it. @internal */
export interface Workload extends OnboardedService {
  /** The deployments that are to have pods. */
  deployments: string[];
  /** Whether one of their pods is ready. */
  ready: boolean;
}

function isWanted({ metadata, spec }: KubeObject): boolean {
  return !metadata.deletionTimestamp && at(spec, 'replicas') !== 0;
}

/** What is to run of the onboarded services, as the cluster says. @internal */
export function workloadsOf(targets: Target[], live: Live): Workload[] {
  const deployments = live.all().filter(({ kind }) => kind === 'Deployment');
  return targets.flatMap(({ app, onboarded }) => {
    if (!onboarded) return [];
    const own = deployments.filter(
      object => ownerOf(object) === app && isWanted(object),
    );
    if (own.length === 0) return [];
    return [
      {
        ...onboarded,
        deployments: own.map(({ metadata }) => metadata.name),
        ready: own.some(
          ({ status }) => Number(at(status, 'readyReplicas')) > 0,
        ),
      },
    ];
  });
}

/** The images that onboarded services ask for. @internal */
export function imagesOf(targets: Target[]): string[] {
  return targets
    .filter(({ onboarded }) => onboarded)
    .flatMap(({ manifests }) => manifests)
    .flatMap(manifest =>
      listAt(manifest, 'spec', 'template', 'spec', 'containers'),
    )
    .flatMap(({ image }) => (typeof image === 'string' ? [image] : []));
}
