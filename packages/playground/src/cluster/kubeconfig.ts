import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { ClusterAccess } from './ClusterServer';

/** Writes how to reach a cluster where only its owner reads it; answers where. @internal */
export function writeKubeconfig(
  folder: string,
  name: string,
  { server, certificateAuthority, token }: ClusterAccess,
): string {
  const file = join(folder, `${name}.kubeconfig`);
  const cluster = {
    server,
    ...(certificateAuthority && {
      'certificate-authority-data': certificateAuthority,
    }),
  };
  mkdirSync(folder, { recursive: true });
  const text = stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster }],
    users: [{ name, user: token ? { token } : {} }],
    contexts: [{ name, context: { cluster: name, user: name } }],
  });
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}
