import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../cluster/real/freePorts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port;
}

export type Ports = Record<
  'control' | 'web' | 'core' | 'leaf' | 'test',
  number
>;

function component(
  name: string,
  type: string,
  annotation: string,
  spec: string,
): string {
  return `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${name}, title: The ${name}, annotations: { ${annotation} } }
spec: { type: ${type}, lifecycle: production, owner: us, ${spec} }
`;
}

function api(name: string): string {
  return `
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: ${name}-api }
spec:
  type: openapi
  lifecycle: production
  owner: us
  definition: |
    paths:
      /${name}/{id}:
        get:
          parameters: [{ name: id, in: path, example: 7 }]
          responses: { '200': { content: { application/json: { example: { id: 7 } } } } }
`;
}

const USER = `
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: ada }
spec: { profile: { displayName: Ada Example, email: ada@example.org }, memberOf: [us] }
`;

/** A website that asks a service that asks another. The middle one is a process of its own. */
export async function smallOrganisation(
  playgroundYaml = '{ sharedProcesses: 1, services: { core: { process: own }, web: { routes: { GET /: {} } } } }',
): Promise<{ examples: string; ports: Ports }> {
  const ports: Ports = {
    control: await freePort(),
    web: await freePort(),
    core: await freePort(),
    leaf: await freePort(),
    test: await freePort(),
  };
  const url = (port: number) => `"http://127.0.0.1:${port}/healthz"`;
  const probeUrl = (port: number) => `operate-first.io/probe-url: ${url(port)}`;
  const probes = JSON.stringify(
    `[{ url: ${url(ports.leaf)} }, { url: ${url(
      ports.test,
    )}, environment: staging }]`,
  );
  const documents = [
    component(
      'web',
      'website',
      probeUrl(ports.web),
      'consumesApis: [core-api]',
    ),
    component(
      'core',
      'service',
      probeUrl(ports.core),
      'providesApis: [core-api], consumesApis: [leaf-api]',
    ),
    component(
      'leaf',
      'service',
      `operate-first.io/probes: ${probes}`,
      'providesApis: [leaf-api]',
    ),
    api('core'),
    api('leaf'),
    USER,
  ];
  const examples = mkdtempSync(join(tmpdir(), 'playground-'));
  folders.push(examples);
  mkdirSync(join(examples, 'catalog'));
  writeFileSync(join(examples, 'catalog/all.yaml'), documents.join('---'));
  writeFileSync(join(examples, 'playground.yaml'), playgroundYaml);
  return { examples, ports };
}
