import { Manifest } from './schema';

/** A commit that has changed a file. @internal */
export interface Delivery {
  revision: string;
  at: string;
}

/** A file of the GitOps repository: what an Application is to bring into a cluster. @internal */
export interface Target {
  /** The name of the Application. */
  app: string;
  /** What the file is called without its ending: the service. */
  name: string;
  cluster: string;
  namespace: string;
  /** The folder of the file. */
  path: string;
  file: string;
  /** The commits that have changed it on main, newest first. */
  deliveries: [Delivery, ...Delivery[]];
  manifests: Manifest[];
  /** Why the file cannot be read. */
  error?: string;
}
