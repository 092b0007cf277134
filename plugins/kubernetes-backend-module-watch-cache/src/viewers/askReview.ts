import {
  ApiException,
  AuthorizationV1Api,
  KubeConfig,
  Observable,
  User,
} from '@kubernetes/client-node';
import {
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import { NamedKind } from '../kinds';
import { accessReviewSchema } from '../schema';

const LIMIT_MS = 5_000;

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function userOf(credential: KubernetesCredential): User {
  const name = 'viewer';
  switch (credential.type) {
    case 'bearer token':
      return { name, token: credential.token };
    case 'x509 client certificate':
      return {
        name,
        certData: base64(credential.cert),
        keyData: base64(credential.key),
      };
    default:
      return { name };
  }
}

/** Asks a cluster in the viewer's name whether they may list a kind; gives the status that a list would have. */
export async function askReview(
  cluster: ClusterDetails,
  credential: KubernetesCredential,
  { group, plural }: NamedKind,
  namespace: string | undefined,
): Promise<number> {
  const { name, url, caData, caFile, skipTLSVerify } = cluster;
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    {
      name,
      server: url,
      caData,
      caFile,
      // Without TLS there is nothing to verify, and the library wants that said.
      skipTLSVerify: url.startsWith('http:') || (skipTLSVerify ?? false),
    },
    userOf(credential),
  );
  const resourceAttributes = {
    verb: 'list',
    group,
    resource: plural,
    namespace,
  };
  try {
    const review = await config
      .makeApiClient(AuthorizationV1Api)
      .createSelfSubjectAccessReview(
        { body: { spec: { resourceAttributes } } },
        {
          middlewareMergeStrategy: 'append',
          middleware: [
            {
              pre: request => {
                request.setSignal(AbortSignal.timeout(LIMIT_MS));
                return new Observable(Promise.resolve(request));
              },
              post: response => new Observable(Promise.resolve(response)),
            },
          ],
        },
      );
    return accessReviewSchema.parse(review).status.allowed ? 200 : 403;
  } catch (error) {
    if (!(error instanceof ApiException)) throw error;
    // Who is not known there, or may not even ask, may see nothing.
    if (error.code === 401 || error.code === 403) return error.code;
    throw new Error(`${name} answers an access review with ${error.code}`);
  }
}
