import { ClusterSpec, GitSpec, Service } from '../catalog/model';

/** The repositories and where on the disk they are. @internal */
export interface GitPlan extends GitSpec {
  folder: string;
}

/** What the process of the clusters is told. @internal */
export interface ClustersPlan {
  clusters: ClusterSpec[];
  services: Pick<Service, 'name' | 'process' | 'listeners'>[];
  git?: GitPlan;
}
