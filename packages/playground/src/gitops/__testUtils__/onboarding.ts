import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Clone } from '../../git/__testUtils__/Clone';

export const EXAMPLES = resolve(__dirname, '../../../../../examples');

function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [relative(folder, path), readFileSync(path, 'utf8')];
      }),
  );
}

/**
 * What `buildOnboarding` makes of the first documented example, `vouchers` in production on `eu-1`: operations-common
 * compares it with these very files. Only the repository is one of the playground.
 */
export function newService(gitUrl: string): Record<string, string> {
  const files = filesOf(join(EXAMPLES, 'onboarding/new-service/after'));
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text
        .replaceAll(
          /https:\/\/git\.example\.org\/marram\/vouchers$/gm,
          `${gitUrl}/vouchers.git`,
        )
        .replaceAll('deploy/production', 'manifests'),
    ]),
  );
}

const LABELS = '{ app: vouchers, backstage.io/kubernetes-id: vouchers }';

export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: vouchers
  labels: ${LABELS}
spec:
  replicas: 1
  selector:
    matchLabels: { app: vouchers }
  template:
    metadata:
      labels: ${LABELS}
    spec:
      terminationGracePeriodSeconds: 0
      containers:
        - name: vouchers
          image: registry.example.org/vouchers:0.1.0
          ports:
            - { name: http, containerPort: 8080 }
          readinessProbe:
            httpGet: { path: /healthz, port: http }
            periodSeconds: 1
`;

/** The source of the service, pushed to a name that was not there. */
export async function pushSource(gitUrl: string): Promise<Clone> {
  const source = await Clone.begin(`${gitUrl}/vouchers.git`);
  source.write('README.md', '# Vouchers\n');
  source.write(
    'manifests/kustomization.yaml',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [deployment.yaml, service.yaml]\n',
  );
  source.write('manifests/deployment.yaml', DEPLOYMENT);
  source.write(
    'manifests/service.yaml',
    `apiVersion: v1
kind: Service
metadata:
  name: vouchers
  labels: ${LABELS}
spec:
  selector: { app: vouchers }
  ports:
    - { name: http, port: 80, targetPort: http }
`,
  );
  await source.push('Begin');
  return source;
}
