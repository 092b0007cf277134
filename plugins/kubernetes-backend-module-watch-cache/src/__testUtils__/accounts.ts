import { TestCluster } from './TestCluster';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

function reader(name: string) {
  const groups = ['', 'apps', 'autoscaling', 'batch', 'networking.k8s.io'];
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name },
    rules: [{ apiGroups: groups, resources: ['*'], verbs: ['list'] }],
  };
}

/**
 * A token for a new account, which may do everything or, where a namespace is named, read what the stock plugin asks for
 * there. The API server of the playground takes anything.
 */
export async function makeToken(
  cluster: TestCluster,
  kind: 'real' | 'playground',
  name: string,
  namespace?: string,
): Promise<string> {
  if (kind === 'playground') return name;
  const accounts = '/api/v1/namespaces/default/serviceaccounts';
  await cluster.create(accounts, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name },
  });
  const place = namespace ? `${RBAC}/namespaces/${namespace}` : RBAC;
  if (namespace) await cluster.create(`${place}/roles`, reader(name));
  const bindings = namespace ? 'rolebindings' : 'clusterrolebindings';
  await cluster.create(`${place}/${bindings}`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata: { name },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: namespace ? 'Role' : 'ClusterRole',
      name: namespace ? name : 'cluster-admin',
    },
    subjects: [{ kind: 'ServiceAccount', name, namespace: 'default' }],
  });
  const made = await cluster.create(`${accounts}/${name}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: {},
  });
  return (made.status as { token: string }).token;
}
