import { ClusterSpec, GitSpec, Service } from '../catalog/model';
import { FaultsByService } from '../gitops/CommittedFaults';
import { OnboardedService } from '../gitops/Target';
import { PortsById } from '../onboarded/OnboardedServices';
import { DoorFault } from './Door';

/** The repositories and where on the disk they are. @internal */
export interface GitPlan extends GitSpec {
  folder: string;
}

/** What the process of the clusters is told. @internal */
export interface ClustersPlan {
  clusters: ClusterSpec[];
  services: Pick<Service, 'name' | 'process' | 'listeners'>[];
  git?: GitPlan;
  /** Where users meet the services that are onboarded. */
  ingress?: { port: number };
  /** Where the files of the clusters are, such as kubeconfigs. */
  folder: string;
  logs: string;
}

/** Asks it to break the way to a cluster, or to heal it where no fault is named. @internal */
export interface DoorRequest {
  type: 'door';
  cluster: string;
  fault?: DoorFault;
}

/** Tells it where the processes of onboarded services listen, all of them. @internal */
export interface PortsMessage {
  type: 'ports';
  ports: PortsById;
}

/** And what it tells. @internal */
export type FromClusters =
  /** The way to a cluster is now as was asked for. */
  | { type: 'door'; cluster: string }
  | { type: 'runs'; name: string; pid: number }
  /** What commits break now, all of it. */
  | { type: 'faults'; faults: FaultsByService }
  /** Which onboarded services need a process now, all of them. */
  | { type: 'services'; services: OnboardedService[] }
  /** What is not as it should be, in sentences; replaces what was said before. */
  | { type: 'notes'; notes: string[] };
