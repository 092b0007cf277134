import { KubeObject } from '../cluster/model';
import { OnboardedService } from '../gitops/Target';
import { Workload } from '../gitops/workloads';
import { sameJson } from '../cluster/sameJson';

/** The ports of the processes that stand for onboarded services, by what `onboardedId` calls them. @internal */
export type PortsById = Record<string, number>;

/** @internal */
export function onboardedId({
  environment,
  service,
}: Pick<OnboardedService, 'environment' | 'service'>): string {
  return `${environment}/${service}`;
}

/** `web` of the pod `web-5d8c7b9f6c-x2x9p`: a deployment names its replica sets after itself. */
function deploymentOf({ metadata }: KubeObject): string | undefined {
  const owner = metadata.ownerReferences?.find(
    ({ kind }) => kind === 'ReplicaSet',
  );
  return owner?.name.replace(/-[^-]+$/, '');
}

/**
 * What the clusters are to run of onboarded services, and which processes stand for it. As with the example services,
 * there is one process per service and environment, for all clusters and namespaces.
 *
 * @internal
 */
export class OnboardedServices {
  readonly #byCluster = new Map<string, Workload[]>();
  readonly #changed: (services: OnboardedService[]) => void;
  #ports: PortsById = {};
  #services: OnboardedService[] = [];

  private constructor(changed: (services: OnboardedService[]) => void) {
    this.#changed = changed;
  }

  /** @param changed - told which services need a process now, all of them */
  static create(
    changed: (services: OnboardedService[]) => void,
  ): OnboardedServices {
    return new OnboardedServices(changed);
  }

  /** What a cluster is to run now. */
  set(cluster: string, workloads: Workload[]): void {
    this.#byCluster.set(cluster, workloads);
    const services = new Map(
      [...this.#byCluster.values()]
        .flat()
        .map(({ environment, service, namespace }) => [
          onboardedId({ environment, service }),
          { environment, service, namespace },
        ]),
    );
    const now = [...services.values()];
    if (sameJson(now, this.#services)) return;
    this.#services = now;
    this.#changed(now);
  }

  /** Where the processes listen, all of them. */
  setPorts(ports: PortsById): void {
    this.#ports = ports;
  }

  /**
   * The real port behind what a container of a pod says it listens on: `none` while its process starts, undefined where
   * the pod is of no onboarded service.
   */
  portOf(cluster: string, pod: KubeObject): number | 'none' | undefined {
    const deployment = deploymentOf(pod);
    const workload = this.#byCluster
      .get(cluster)
      ?.find(
        ({ namespace, deployments }) =>
          namespace === pod.metadata.namespace &&
          deployments.some(name => name === deployment),
      );
    return workload && (this.#ports[onboardedId(workload)] ?? 'none');
  }

  /** Where the process of a service is that has a ready pod. */
  readyAt(environment: string, service: string): number | undefined {
    const isReady = [...this.#byCluster.values()]
      .flat()
      .some(
        workload =>
          workload.ready &&
          workload.environment === environment &&
          workload.service === service,
      );
    return isReady
      ? this.#ports[onboardedId({ environment, service })]
      : undefined;
  }
}
