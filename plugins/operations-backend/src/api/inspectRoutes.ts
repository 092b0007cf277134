import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  LogQuery,
  WorkloadQuery,
} from '@operate-first/plugin-operations-common';
import {
  InspectedObject,
  ObservedService,
  WorkloadInspector,
} from '@operate-first/plugin-operations-node';
import { Request, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { ServiceRow } from '../database/rows';
import { askInspector } from '../inspect/askInspector';
import { InspectionLimits } from '../inspect/InspectionLimits';
import { InspectorSet } from '../inspect/InspectorSet';
import { LogSession } from '../inspect/LogSession';
import { workloadFor } from '../inspect/redactWorkload';
import { WorkloadReader } from '../services/WorkloadReader';
import { audited } from './audited';
import { didYouMean } from './closest';
import { plain, ServiceFinder, ServiceParameters } from './serviceFinder';

/** @internal */
export interface InspectOptions {
  logger: LoggerService;
  access: AccessControl;
  auditor: AuditorService;
  inspectors: InspectorSet;
  limits: InspectionLimits;
  workloads: WorkloadReader;
  /** Aborted when the portal stops. */
  stopping: AbortSignal;
}

const DEFAULT_TAIL_LINES = 500;

function noObject(request: InspectedObject, known: string[]): NotFoundError {
  const { service, cluster, object } = request;
  return new NotFoundError(
    `There is no ${object.kind} ${object.name} of ${
      service.entityRef
    } in the namespace ${object.namespace} of ${cluster}.${didYouMean(
      object.name,
      known,
    )}`,
  );
}

/** What a person opens explicitly: it may ask a cluster, is limited, and leaves a trace. @internal */
export function addInspectRoutes(
  router: Router,
  found: ServiceFinder,
  options: InspectOptions,
): void {
  const { access, auditor, inspectors, limits, workloads, logger } = options;

  async function inspectorOf(
    service: ObservedService,
    cluster: string,
  ): Promise<WorkloadInspector> {
    const inspector = inspectors.of(cluster);
    if (inspector) return inspector;
    const known = await workloads.clusters(service.id);
    throw new NotFoundError(
      `Nobody can look into a cluster ${cluster} here.${didYouMean(
        cluster,
        known,
      )}`,
    );
  }

  router.head(
    '/services/:kind/:namespace/:name/:part(workload|manifest|logs)',
    () => {
      // It would ask for much and show nothing of it.
      throw new NotFoundError('There is no HEAD here; ask with GET');
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/workload',
    async (request: Request<ServiceParameters>, response) => {
      const { row } = await found(request);
      const asked = inspected(serviceOf(row), request.query as WorkloadQuery);
      const { service, cluster } = asked;
      const inspector = await inspectorOf(service, cluster);
      limits.look(await access.reader(plain(request)), cluster);
      const [workload, readDiagnostics, readLogs] = await Promise.all([
        askInspector(cluster, inspector.workload(asked), logger),
        access.mayReadDiagnostics(plain(request)),
        access.mayReadLogs(plain(request)),
      ]);
      if (!workload) {
        throw noObject(asked, await workloads.names(service.id, cluster));
      }
      response.json(workloadFor(workload, { readDiagnostics, readLogs }));
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/manifest',
    async (request: Request<ServiceParameters>, response) => {
      const { row } = await found(request);
      await access.requireDiagnostics(plain(request));
      const asked = inspected(serviceOf(row), request.query as WorkloadQuery);
      const { service, cluster, object } = asked;
      const inspector = await inspectorOf(service, cluster);
      limits.look(await access.reader(plain(request)), cluster);
      const { entityRef } = service;
      const manifest = await audited(
        auditor,
        {
          request: plain(request),
          eventId: 'manifest-read',
          meta: { entityRef, cluster, object: { ...object } },
        },
        async () =>
          (await askInspector(cluster, inspector.manifest(asked), logger)) ??
          Promise.reject(noObject(asked, [])),
      );
      response.set('Cache-Control', 'no-store').json(manifest);
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/logs',
    async (request: Request<ServiceParameters>, response) => {
      const { row } = await found(request);
      await access.requireLogs(plain(request));
      const service = serviceOf(row);
      const query = request.query as unknown as LogQuery;
      const { cluster, objectNamespace: namespace, pod, container } = query;
      const inspector = await inspectorOf(service, cluster);
      const close = limits.openLog(
        await access.reader(plain(request)),
        cluster,
      );
      const { previous = false, follow = false, timestamps = false } = query;
      const { tailLines = DEFAULT_TAIL_LINES } = query;
      const { entityRef } = service;
      const which = { cluster, namespace, pod, container, previous, follow };
      try {
        const session = LogSession.create(response, options);
        const meta = { entityRef, ...which };
        await audited(
          auditor,
          { request: plain(request), eventId: 'log-read', meta },
          () =>
            askInspector(
              cluster,
              session.run(inspector, {
                service,
                ...which,
                tailLines,
                timestamps,
              }),
              logger,
            ),
        );
      } finally {
        close();
      }
    },
  );
}

/** Of what has left the catalog nobody knows any more what belongs to it. */
function serviceOf(row: ServiceRow): ObservedService {
  const { id, entity_ref: entityRef, entity, removed_at } = row;
  if (removed_at === null) return { id, entityRef, entity: JSON.parse(entity) };
  throw new NotFoundError(
    `${entityRef} is no longer in the catalog, so nobody looks into what runs of it.`,
  );
}

function inspected(
  service: ObservedService,
  query: WorkloadQuery,
): InspectedObject {
  return {
    service,
    cluster: query.cluster,
    object: {
      apiVersion: query.apiVersion,
      kind: query.objectKind,
      namespace: query.objectNamespace,
      name: query.objectName,
    },
  };
}
