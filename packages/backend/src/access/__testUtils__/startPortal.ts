import { createBackend } from '@backstage/backend-defaults';
import { HostDiscovery } from '@backstage/backend-defaults/discovery';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Express } from 'express';
import { mkdtempSync, rmSync } from 'node:fs';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { features } from '../../features';
import { GitRemote } from '../../postMortems/__testUtils__/GitRemote';

export interface Portal {
  app: Express;
  url: string;
  stop(): Promise<void>;
}

/** As in app-config.yaml, with a small catalog of its own and everything in memory. */
const CONFIG = {
  // No app is built here; what it serves is the same for everybody.
  app: { baseUrl: 'http://localhost', packageName: 'backend' },
  backend: {
    baseUrl: 'http://localhost',
    listen: { host: '127.0.0.1', port: 0 },
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
  auth: {
    providers: {
      guest: {
        userEntityRef: 'user:operations/anonymous',
        ownershipEntityRefs: [],
        dangerouslyAllowOutsideDevelopment: true,
      },
      'example-users': { dangerouslyAllowOutsideDevelopment: true },
    },
  },
  permission: {
    enabled: true,
    openOperations: { admins: ['group:default/admins'] },
  },
  catalog: {
    rules: [{ allow: ['Component', 'Group', 'User', 'Location'] }],
    processingInterval: { seconds: 5 },
    locations: [
      {
        type: 'file',
        target: path.resolve(__dirname, '__fixtures__/catalog.yaml'),
      },
    ],
  },
  search: {
    collators: {
      catalog: {
        schedule: {
          initialDelay: { seconds: 3 },
          frequency: { seconds: 5 },
          timeout: { minutes: 1 },
        },
      },
      operations: {
        schedule: {
          initialDelay: { seconds: 3 },
          frequency: { seconds: 3 },
          timeout: { minutes: 1 },
        },
      },
    },
  },
  kubernetes: {
    serviceLocatorMethod: { type: 'multiTenant' },
    clusterLocatorMethods: [],
  },
};

/** Things can be asked for, into a tree in which nothing is yet. */
function operations(tree: string) {
  return {
    unauthenticatedRead: true,
    projection: { interval: { seconds: 1 } },
    git: {
      repositories: [
        { id: 'tree', url: tree, target: 'main', writes: { gitops: '' } },
      ],
    },
    onboarding: {
      repository: 'tree',
      tree: {
        repository: 'https://git.example.org/tree',
        clusters: [{ name: 'eu-1', environments: ['production'] }],
      },
      approval: { approvers: ['group:default/admins'] },
    },
  };
}

/** Starts what `src/index.ts` starts, on a free port. Everything in it is the real thing. */
export async function startPortal(): Promise<Portal> {
  const tree = await GitRemote.start();
  const folder = mkdtempSync(path.join(tmpdir(), 'access-'));
  const data = {
    ...CONFIG,
    backend: { ...CONFIG.backend, workingDirectory: folder },
    operations: operations(tree.url),
  };
  const started: { app?: Express; server?: Server } = {};

  function url() {
    const { port } = started.server!.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  const backend = createBackend();
  backend.add(mockServices.rootConfig.factory({ data }));
  backend.add(mockServices.rootLogger.factory({ level: 'none' }));
  backend.add(
    rootHttpRouterServiceFactory({
      configure({ app, server, applyDefaults }) {
        applyDefaults();
        Object.assign(started, { app, server });
      },
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.discovery,
      // The port is known once this has started.
      deps: { rootHttpRouter: coreServices.rootHttpRouter },
      factory: () =>
        HostDiscovery.fromConfig(
          new ConfigReader({
            backend: { baseUrl: url(), listen: new URL(url()).host },
          }),
        ),
    }),
  );
  for (const feature of features) backend.add(feature);
  await backend.start();
  return {
    app: started.app!,
    url: url(),
    async stop() {
      // A connection that is kept alive would be waited for.
      started.server?.closeAllConnections();
      await backend.stop();
      await tree.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
