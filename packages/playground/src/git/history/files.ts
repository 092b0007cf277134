import { Source } from '../../catalog/model';
import { Author } from './model';

/** What a repository begins with. @internal */
export function firstFiles(source: Source): Record<string, string> {
  const { name, title, description } = source;
  return {
    'README.md': `# ${title}\n\n${description}\n\n## Run it\n\n\`\`\`sh\nnpm ci\nnpm start\n\`\`\`\n`,
    'package.json': `${JSON.stringify(
      {
        name: `@marram/${name}`,
        version: '0.1.0',
        private: true,
        type: 'module',
        scripts: { start: 'node src/server.js', test: 'node --test' },
        dependencies: { fastify: '5.0.0', pino: '9.4.0' },
      },
      undefined,
      2,
    )}\n`,
    '.gitignore': 'node_modules\ncoverage\n',
    'src/config.js': `// Milliseconds and bytes.
export const config = {
  timeout: 800,
  retries: 1,
  cacheFor: 30000,
  bodyLimit: 65536,
  keepAlive: 5000,
};
`,
    'src/server.js': `import fastify from 'fastify';
import { routes } from './routes.js';

const server = fastify({ logger: true });
server.get('/healthz', () => ({ status: 'ok' }));
for (const route of routes) server.route(route);
await server.listen({ host: '0.0.0.0', port: 8080 });
`,
    'src/routes.js': 'export const routes = [];\n',
    ...manifests(name),
  };
}

/** What of it is delivered where somebody onboards it into a namespace of its own. */
function manifests(name: string): Record<string, string> {
  const labels = `{ app: ${name}, backstage.io/kubernetes-id: ${name} }`;
  return {
    'deploy/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - deployment.yaml
  - service.yaml
`,
    'deploy/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels: ${labels}
spec:
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: ${labels}
    spec:
      containers:
        - name: ${name}
          image: registry.example.org/${name}:1.0.0
          ports:
            - { name: http, containerPort: 8080 }
          readinessProbe:
            httpGet: { path: /healthz, port: http }
            periodSeconds: 1
`,
    'deploy/service.yaml': `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  labels: ${labels}
spec:
  selector: { app: ${name} }
  ports:
    - { name: http, port: 80, targetPort: http }
`,
  };
}

/** Who is asked to read a change. @internal */
export function codeOwners({ owner }: Source, [first, second]: Author[]) {
  return [
    `*          @marram/${owner}`,
    `/src/      ${first.email}`,
    ...(second ? [`/docs/     ${second.email}`] : []),
    '',
  ].join('\n');
}

/** `GET /fares/{id}` → `getFaresById`. @internal */
export function handlerName(route: string): string {
  const [method, path] = route.split(' ');
  const words = path.match(/[A-Za-z0-9]+/g) ?? ['home'];
  const name = words
    .map(word => word[0].toLocaleUpperCase('en-US') + word.slice(1))
    .join('');
  return `${method.toLocaleLowerCase('en-US')}${name}`;
}

/** The module that answers a route. @internal */
export function handlerFile(route: string, calls: string[]): string {
  const asked = calls.map(
    name =>
      `  const ${name.replace(/\W/g, '_')} = await ask('${name}', request);`,
  );
  const known = calls.map(name => name.replace(/\W/g, '_')).join(', ');
  return [
    ...(calls.length > 0 ? ["import { ask } from '../ask.js';"] : []),
    "import { config } from '../config.js';",
    "import { problem } from '../problem.js';",
    '',
    `/** ${route} */`,
    `export async function ${handlerName(route)}(request) {`,
    "  if (!request.headers.host) return problem(400, 'no host');",
    ...asked,
    `  return { status: 200, body: { ${known} } };`,
    '}',
    '',
  ].join('\n');
}

/** All routes, as `src/routes.js` lists them. @internal */
export function routesFile(routes: string[]): string {
  const names = routes.map(handlerName);
  return [
    ...names.map(name => `import { ${name} } from './routes/${name}.js';`),
    '',
    'export const routes = [',
    ...routes.map((route, index) => {
      const [method, url] = route.split(' ');
      const path = url.replace(/\{(\w+)\}/g, ':$1');
      return `  { method: '${method}', url: '${path}', handler: ${names[index]} },`;
    }),
    '];',
    '',
  ].join('\n');
}
