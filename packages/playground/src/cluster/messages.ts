import { ClusterSpec, Service } from '../catalog/model';

/** What the process of the clusters is told. @internal */
export interface ClustersPlan {
  clusters: ClusterSpec[];
  services: Pick<Service, 'name' | 'process' | 'listeners'>[];
}
