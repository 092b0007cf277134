import { ClusterAuth, ClusterDefinition, ClusterState } from './types';

/** A cluster that asks each viewer for credentials of their own: nobody can watch it while nobody looks. */
export function unwatchable(
  { name, title, url }: ClusterDefinition,
  { provider }: Extract<ClusterAuth, { type: 'viewer' }>,
): ClusterState {
  const message = `${name} cannot be watched without an account: with the auth provider ${provider} only people who look have credentials.`;
  return {
    name,
    title,
    url,
    status: 'unwatchable',
    message,
    publicMessage: message,
    remedy: `Make a service account in ${name} that may get, list and watch, and name it in app-config as operations.kubernetes.accounts: [{ cluster: ${name}, url: …, serviceAccountToken: … }]. People keep their own credentials for everything else.`,
    since: new Date(),
    kinds: [],
  };
}
