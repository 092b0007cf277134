import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ClusterAuth, ClusterDefinition } from './types';

const ACCOUNTS = 'operations.kubernetes.accounts';

/**
 * An account by which we watch a cluster where people use credentials of their own.
 *
 * @public
 */
export interface ClusterAccount {
  cluster: string;
  auth: Extract<
    ClusterAuth,
    { type: 'serviceAccountToken' | 'serviceAccountFile' }
  >;
  /** The only address to which the account may be sent. */
  url?: string;
}

function readAccount(config: Config): ClusterAccount {
  const cluster = config.getString('cluster');
  const url = config.getOptionalString('url');
  const token = config.getOptionalString('serviceAccountToken');
  if (token) {
    return { cluster, url, auth: { type: 'serviceAccountToken', token } };
  }
  const tokenFile = config.getOptionalString('serviceAccountTokenFile');
  if (tokenFile) {
    return { cluster, url, auth: { type: 'serviceAccountFile', tokenFile } };
  }
  throw new InputError(
    `${ACCOUNTS} names no account for ${cluster}; write a serviceAccountToken or a serviceAccountTokenFile`,
  );
}

/**
 * The accounts that app-config gives us beside the settings of clusters.
 *
 * @public
 */
export function readAccountsFromConfig(config: Config): ClusterAccount[] {
  return (config.getOptionalConfigArray(ACCOUNTS) ?? []).map(readAccount);
}

/**
 * The cluster with the account that is meant for it, if there is one.
 *
 * @public
 */
export function withAccount(
  cluster: ClusterDefinition,
  accounts: readonly ClusterAccount[],
): ClusterDefinition {
  const account = accounts.find(one => one.cluster === cluster.name);
  return account ? { ...cluster, auth: account.auth } : cluster;
}
