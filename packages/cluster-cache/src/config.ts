import { Config } from '@backstage/config';
import { isRecord } from './schema';
import { ClusterAuth, ClusterDefinition, KindDefinition } from './types';

const JUDGED_KINDS = 'operations.kubernetes.customKinds';
const LOCATORS = 'kubernetes.clusterLocatorMethods';
/** Where Kubernetes gives a pod its own account. */
const OWN_TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';
const AUTH_PROVIDER = 'kubernetes.io/auth-provider';
/** What `kubectl proxy` listens on, and its name in Backstage. */
const LOCAL_PROXY: ClusterDefinition = {
  name: 'local',
  url: 'http://localhost:8001',
  auth: { type: 'anonymous' },
};

/** The key has a slash, which no path into the configuration may have. */
function readAuthMetadata(cluster: Config): string | undefined {
  const metadata: unknown = cluster.getOptional('authMetadata');
  const provider = isRecord(metadata) && metadata[AUTH_PROVIDER];
  return typeof provider === 'string' ? provider : undefined;
}

function readAuth(cluster: Config): ClusterAuth {
  // A token that is given is for us, even where people use credentials of their own.
  const token = cluster.getOptionalString('serviceAccountToken');
  if (token) return { type: 'serviceAccountToken', token };
  const file = cluster.getOptionalString('kubeconfig.file');
  if (file) {
    const context = cluster.getOptionalString('kubeconfig.context');
    return { type: 'kubeconfig', file, context };
  }
  const provider =
    cluster.getOptionalString('authProvider') ??
    readAuthMetadata(cluster) ??
    'serviceAccount';
  if (provider === 'serviceAccount') {
    return { type: 'serviceAccountFile', tokenFile: OWN_TOKEN };
  }
  if (provider === 'localKubectlProxy') return { type: 'anonymous' };
  return { type: 'viewer', provider };
}

function readKinds(config: Config): KindDefinition[] {
  return (config.getOptionalConfigArray('customResources') ?? []).map(kind => {
    const group = kind.getString('group');
    const plural = kind.getString('plural');
    const versions = [kind.getString('apiVersion')];
    return {
      id: group ? `${plural}.${group}` : plural,
      group,
      versions,
      plural,
    };
  });
}

function readCluster(cluster: Config): ClusterDefinition {
  return {
    name: cluster.getString('name'),
    title: cluster.getOptionalString('title'),
    url: cluster.getOptionalString('url'),
    auth: readAuth(cluster),
    caData: cluster.getOptionalString('caData'),
    caFile: cluster.getOptionalString('caFile'),
    skipTLSVerify: cluster.getOptionalBoolean('skipTLSVerify'),
    kinds: readKinds(cluster),
  };
}

/**
 * The clusters that the `kubernetes` section of app-config names itself. Those of the catalog are for who reads the
 * catalog.
 *
 * @public
 */
export function readClustersFromConfig(config: Config): ClusterDefinition[] {
  const locators = config.getOptionalConfigArray(LOCATORS) ?? [];
  return locators.flatMap(locator => {
    const type = locator.getString('type');
    if (type === 'localKubectlProxy') return [LOCAL_PROXY];
    if (type !== 'config') return [];
    return locator.getConfigArray('clusters').map(readCluster);
  });
}

function readJudgedKind(kind: Config): KindDefinition {
  const group = kind.getString('group');
  const plural = kind.getString('plural');
  const version = kind.getOptionalString('version');
  const versions = version === undefined ? undefined : [version];
  return { id: `${plural}.${group}`, group, versions, plural };
}

/**
 * The custom kinds for all clusters: those of the `kubernetes` section of app-config, which are shown, and those of
 * `operations.kubernetes.customKinds`, which are judged.
 *
 * @public
 */
export function readCustomKindsFromConfig(config: Config): KindDefinition[] {
  const section = config.getOptionalConfig('kubernetes');
  const judged = config.getOptionalConfigArray(JUDGED_KINDS) ?? [];
  return [
    ...judged.map(readJudgedKind),
    ...(section ? readKinds(section) : []),
  ];
}
