import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  AlertReport,
  AlertSource,
  operationsAlertsExtensionPoint,
  SilenceReport,
  SourceReport,
} from '@operate-first/plugin-operations-node';
import { AddressInfo } from 'node:net';
import operationsModuleAlertmanager from '../index';

/** What one source would have given to the core. */
export interface Told {
  pushed: AlertReport[];
  reconciled: AlertReport[][];
  silences: SilenceReport[];
  reports: SourceReport[];
}

/** The module in a backend with these servers, and what it would give to the core; the first of them is `source`. */
export async function startPortal(servers: JsonObject[]) {
  const sources: AlertSource[] = [];
  const backend = await startTestBackend({
    features: [
      createBackendPlugin({
        pluginId: 'operations',
        register(env) {
          env.registerExtensionPoint(operationsAlertsExtensionPoint, {
            addSource: source => sources.push(source),
          });
          env.registerInit({
            deps: { httpRouter: coreServices.httpRouter },
            async init() {},
          });
        },
      }),
      operationsModuleAlertmanager,
      mockServices.rootConfig.factory({
        data: { operations: { alertmanager: { servers } } },
      }),
    ],
  });
  const stopping = new AbortController();
  const listened = sources.map(source => {
    const told: Told = {
      pushed: [],
      reconciled: [],
      silences: [],
      reports: [],
    };
    source.connect?.({
      receive: async alerts => {
        told.pushed.push(...alerts);
        return alerts.length;
      },
    });
    const polling = source.poll?.({
      signal: stopping.signal,
      reconcile: async alerts => {
        told.reconciled.push(alerts);
      },
      putSilences: async silences => {
        told.silences = silences;
      },
      report: report => told.reports.push(report),
    });
    return { source, told, polling };
  });
  const [{ source, told }] = listened;
  return {
    source,
    told,
    /** Of the others, in the order of the servers. */
    all: listened,
    port: (backend.server.address() as AddressInfo).port,
    stop: async () => {
      stopping.abort();
      await Promise.all(listened.map(({ polling }) => polling));
      await backend.stop();
    },
  };
}
