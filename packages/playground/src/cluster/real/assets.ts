import { join } from 'node:path';
import { findProgram } from '../../host/findProgram';

/** The programs of a real API server. @internal */
export interface Assets {
  etcd: string;
  apiServer: string;
}

/**
 * The programs in the folder that `KUBEBUILDER_ASSETS` names, as tests of controllers use them everywhere.
 *
 * @internal
 */
export function findAssets(env = process.env): Assets | undefined {
  const folder = env.KUBEBUILDER_ASSETS;
  if (!folder) return undefined;
  const etcd = findProgram(['etcd'], folder);
  const apiServer = findProgram(['kube-apiserver'], folder);
  if (etcd && apiServer) return { etcd, apiServer };
  throw new Error(
    `KUBEBUILDER_ASSETS is ${join(
      folder,
    )}, where etcd and kube-apiserver are not both to be found`,
  );
}
